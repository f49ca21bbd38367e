// What is known at one place of an object that has to be ended, and what where two paths meet:
//
//   Unreached < { Idle, Open, Ended } < { MaybeOpen, Partial } < Unknown
//
// Open and Ended meet in Partial: there is a path that leaves the object behind. Idle and Open meet in MaybeOpen, which is
// as good as Open as long as no other condition decides: after `if (a) spawn; …` an `if (a) join;` may well belong to it. A
// loop that starts work is taken to run at least once, unless a condition about what it loops over follows.
#ifndef CORO_TIDY_ANALYSIS_LIFECYCLESTATE_H
#define CORO_TIDY_ANALYSIS_LIFECYCLESTATE_H

#include "clang/AST/Expr.h"

namespace clang::tidy::coro {

enum class LifecycleState : uint8_t {
  Unreached,
  Idle,
  Open,
  Ended,
  MaybeOpen,
  Partial,
  Unknown
};

/// The value of the lattice, and where it comes from.
struct LifecycleValue {
  LifecycleState S = LifecycleState::Unreached;
  const Expr *Opened = nullptr; ///< Open, MaybeOpen, Partial
  const Expr *Ended = nullptr;  ///< Ended, Partial
  const Stmt *Loop = nullptr;   ///< MaybeOpen: the loop in which it is opened

  bool operator==(const LifecycleValue &O) const {
    return S == O.S && Opened == O.Opened && Ended == O.Ended && Loop == O.Loop;
  }
  bool mayBeOpen() const {
    return S == LifecycleState::Open || S == LifecycleState::MaybeOpen ||
           S == LifecycleState::Partial;
  }

  static LifecycleValue unknown();

  /// What is known where two paths meet; \p Loop is set when one of them comes back to the head of that loop.
  static LifecycleValue join(const LifecycleValue &A, const LifecycleValue &B,
                             const Stmt *Loop);
};

} // namespace clang::tidy::coro

#endif
