// The guards and the locks of threads in a body, and what happens to them.
#ifndef CORO_TIDY_ANALYSIS_LOCKEVENTS_H
#define CORO_TIDY_ANALYSIS_LOCKEVENTS_H

#include "Analysis/LockTypes.h"
#include "Analysis/ObjectPath.h"
#include "clang/AST/Decl.h"
#include "llvm/ADT/DenseMap.h"

namespace clang::tidy::coro {

/// Something that changes what is known of one lock.
struct LockEvent {
  enum EventKind : uint8_t {
    Declared,
    Acquired,
    Tried,
    Released,
    Assigned, ///< to Value
    Moved,    ///< from, into something else
    Escaped,  ///< who knows
    Ended,
  };
  EventKind Kind;
  unsigned Lock;
  const Expr *Value = nullptr;
};

/// A guard in a local, or a lock that is locked and unlocked by calls.
struct TrackedLock {
  const VarDecl *Guard = nullptr;
  GuardType Type;
  ObjectPath Path; ///< of a lock without a guard
  llvm::SmallVector<const Expr *, 2> Acquires, Releases; ///< of such a lock
  const Stmt *Scope = nullptr; ///< in which a guard lives
  bool ByScope = true;         ///< nothing happens to the guard
};

/// What a body does with locks.
struct LockEvents {
  llvm::SmallVector<TrackedLock, 4> Locks;
  /// Temporary guards, with the full expression that each lives in.
  llvm::SmallVector<std::pair<const Expr *, const Expr *>, 2> Temporaries;
  llvm::DenseMap<const Stmt *, llvm::SmallVector<LockEvent, 2>> At;
};

/// The locks of the body of \p Coroutine, its parameters included.
LockEvents lockEvents(const FunctionDecl &Coroutine, CoroutineModel &Model);

} // namespace clang::tidy::coro

#endif
