// Which coroutines give back a task that they should have awaited.
#ifndef CORO_TIDY_ANALYSIS_NESTEDTASK_H
#define CORO_TIDY_ANALYSIS_NESTEDTASK_H

#include "Model/CoroutineModel.h"
#include "clang/AST/ExprCXX.h"

namespace clang::tidy::coro {

/// The tasks that a coroutine gives back instead of their results.
struct NestedTask {
  llvm::SmallVector<const CallExpr *, 4> Made; ///< the calls that make them
  bool IsDeduced =
      false; ///< in generic code: a callable argument is a coroutine
  explicit operator bool() const { return !Made.empty(); }
};

/// What the coroutine \p F gives back unawaited, where that is hardly meant; nothing for other functions.
///
/// Where the type `task<task<T>>` is written out, the task inside may be a second phase of the work. There is no first
/// phase in a coroutine that awaits nothing. In generic code the author did not write the type: what was called turned
/// out to give a task.
NestedTask nestedTask(const FunctionDecl &F, CoroutineModel &Model);

} // namespace clang::tidy::coro

#endif
