// Handlers behind which the loop of a cancelled coroutine goes on.
#ifndef CORO_TIDY_ANALYSIS_SWALLOWEDCANCELLATION_H
#define CORO_TIDY_ANALYSIS_SWALLOWEDCANCELLATION_H

#include "Analysis/Cancellation.h"

namespace clang::tidy::coro {

/// A loop that goes on when it is cancelled.
struct SwallowedCancellation {
  const Stmt *Loop;
  const CXXCatchStmt *Handler;
  const CXXRecordDecl
      *Exception;           ///< what it catches together with everything else
  const CoawaitExpr *Await; ///< one that is cancelled
  bool IsCounted;           ///< its rounds are counted; else it never ends
};

/// The handlers of \p F that catch every cancellation and let their loop go on: the loop has no condition, or one that a
/// cancelled round does not make false or only counts; it awaits nothing outside of such handlers, and does not ask
/// anything else whether it should end.
std::vector<SwallowedCancellation>
swallowedCancellations(const FunctionDecl &F, CoroutineModel &Model);

} // namespace clang::tidy::coro

#endif
