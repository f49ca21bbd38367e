// Which shared objects a coroutine tests, suspends, and then relies on without another test.
#ifndef CORO_TIDY_ANALYSIS_TESTEDSTATE_H
#define CORO_TIDY_ANALYSIS_TESTEDSTATE_H

#include "Analysis/ObjectPath.h"
#include "Analysis/Suspensions.h"
#include <vector>

namespace clang::tidy::coro {

/// A pointer, an optional or a container that was found not to be empty, and is used as such behind a suspension.
struct ReliedOn {
  ObjectPath Object;
  const Expr *Test;
  const Expr *Use; ///< `p->x`, `*o`, `queue.front()`
  llvm::SmallVector<const Suspension *, 2> At;
};

/// The first such use of each test in the coroutine: `if (p) { co_await …; p->x; }`, `if (!p) co_return; co_await …;`.
/// A test or an assignment in between makes it good.
std::vector<ReliedOn> reliedOnAfterSuspension(const Suspensions &Points);

/// An assignment to a shared number whose right side reads the old value before a suspension.
struct LostUpdate {
  ObjectPath Object;
  const Expr *Read;
  const Expr *Write;
  llvm::SmallVector<const Suspension *, 2> At;
  bool IsOneExpression; ///< `x = x + co_await f()`, else by a local
};

std::vector<LostUpdate> lostUpdates(const Suspensions &Points);

} // namespace clang::tidy::coro

#endif
