// Tasks that run on, or are still to run, when something is gone that they refer to.
#ifndef CORO_TIDY_ANALYSIS_DANGLINGTASKS_H
#define CORO_TIDY_ANALYSIS_DANGLINGTASKS_H

#include "Analysis/Borrows.h"
#include "Analysis/TaskFates.h"
#include <vector>

namespace clang::tidy::coro {

/// One object that dies before a task which refers to it.
struct DanglingTask {
  const CallExpr *Call; ///< that makes the task
  Borrow What;
  FateKind Fate;       ///< of the task
  bool IsLazy = false; ///< no part of its body has run by then
  const Expr *Later =
      nullptr; ///< where it is awaited, handed on or started; null if nowhere in this function
  const CallExpr *Spawn =
      nullptr; ///< the call that starts it, if it is given to one just as it is
  SourceLocation End; ///< where the local's life ends; invalid for a temporary
};

/// The tasks and generators made in \p F that outlive what they refer to, in source order. A task that is returned is
/// left to coro-returned-task. Found once per function and translation unit.
const std::vector<DanglingTask> &danglingTasks(const FunctionDecl &F,
                                               CoroutineModel &Model);

} // namespace clang::tidy::coro

#endif
