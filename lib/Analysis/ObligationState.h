// What is known at one place of the task in a local variable, and what where two paths meet:
//
//   Unreached < { Empty, Pending, Consumed } < Partial < Unknown
//
// Pending and Consumed meet in Partial: there is a path that leaves the task behind. A consumption of what is Partial makes
// it Unknown, because then a second condition decides over it, and the two may well exclude each other
// (`if (a) co_await t; … if (!a) co_await t;`). Whatever else is not understood is Unknown too, and nothing is said of it.
#ifndef CORO_TIDY_ANALYSIS_OBLIGATIONSTATE_H
#define CORO_TIDY_ANALYSIS_OBLIGATIONSTATE_H

#include "Analysis/LocalUses.h"
#include "clang/Analysis/CFG.h"

namespace clang::tidy::coro {

enum class ObligationState : uint8_t {
  Unreached,
  Empty,
  Pending,
  Consumed,
  Partial,
  Unknown
};

/// The value of the lattice, and where it comes from.
struct ObligationValue {
  ObligationState S = ObligationState::Unreached;
  const Expr *Created = nullptr; ///< Pending, Partial
  const Expr *Where = nullptr;   ///< Consumed, Partial: a consumption
  const LocalUse *By = nullptr;  ///< Consumed, Partial: the use in it
  const CFGBlock *WhereBlock = nullptr;
  bool Moved = false; ///< the consumption was a move
  bool Sure =
      false; ///< the consumption was an await or a move, nothing that only may consume

  bool operator==(const ObligationValue &O) const {
    return S == O.S && Created == O.Created && Where == O.Where && By == O.By &&
           Moved == O.Moved && Sure == O.Sure;
  }

  /// Nothing is known any more, but perhaps that \p Consumption came before.
  static ObligationValue unknown(const Expr *Consumption = nullptr);

  /// What is known where \p A and \p B meet, one of them on the way back in a loop if \p OverBackEdge.
  static ObligationValue join(const ObligationValue &A,
                              const ObligationValue &B, bool OverBackEdge);
};

} // namespace clang::tidy::coro

#endif
