// Handlers that answer a cancellation with what means success.
#ifndef CORO_TIDY_ANALYSIS_CANCELLEDANSWERS_H
#define CORO_TIDY_ANALYSIS_CANCELLEDANSWERS_H

#include "Analysis/Cancellation.h"

namespace clang::tidy::coro {

/// A handler that gives for a cancelled await what the coroutine gives for one that succeeds.
struct CancelledAnswer {
  const CXXCatchStmt *Handler;
  const CXXRecordDecl *Exception;
  const CoawaitExpr *Await;
  const CoreturnStmt *Answer;  ///< behind the handler
  const CoreturnStmt *Success; ///< behind the await; may be the same statement
  const CoreturnStmt *Failure; ///< behind another handler of the same `try`
};

/// The handlers of \p F whose answer is proved to mean success: the result tells success from failure, as another handler
/// of the same `try` gives something else, and a cancelled await gives the same constant as one that has succeeded. The
/// await must do work: what only waits, for a time or for an event, is well ended by a cancellation. So is a loop.
std::vector<CancelledAnswer> cancelledAnswers(const FunctionDecl &F,
                                              CoroutineModel &Model);

} // namespace clang::tidy::coro

#endif
