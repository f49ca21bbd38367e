// Which locks of threads a coroutine holds while it is suspended.
#ifndef CORO_TIDY_ANALYSIS_HELDLOCKS_H
#define CORO_TIDY_ANALYSIS_HELDLOCKS_H

#include "Analysis/Suspensions.h"
#include <vector>

namespace clang::tidy::coro {

/// A lock that is held at one or more suspension points.
struct HeldLock {
  const VarDecl *Guard = nullptr; ///< the local that holds it, or
  const Expr *Acquired =
      nullptr; ///< the temporary guard, or the call that locks
  bool IsTemporary = false;
  /// Nothing but its own scope decides how long it is held.
  bool ByScope = false;
  llvm::SmallVector<const Expr *, 4> At; ///< the suspensions, in source order
};

/// The locks that \p F holds across a suspension, in source order. Locks that are awaited do not count, nor do
/// coroutines that never leave their thread. In an uninstantiated template, the guards whose types do not depend on its
/// arguments, and with which nothing is done.
std::vector<HeldLock> locksHeldAcross(const FunctionDecl &F,
                                      CoroutineModel &Model);

} // namespace clang::tidy::coro

#endif
