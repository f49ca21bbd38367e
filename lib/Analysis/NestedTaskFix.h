// The fix-it for a coroutine that gives back a task: await the inner one, and return its type.
#ifndef CORO_TIDY_ANALYSIS_NESTEDTASKFIX_H
#define CORO_TIDY_ANALYSIS_NESTEDTASKFIX_H

#include "Model/CoroutineModel.h"
#include "clang/AST/ExprCXX.h"
#include "clang/Basic/Diagnostic.h"

namespace clang::tidy::coro {

/// The edits that make \p F, which returns `task<task<T>>` and gives back the tasks that \p Made make, return `task<T>`,
/// and its callers await once. Empty unless all of them can be seen, and nothing else is made of what they get.
llvm::SmallVector<FixItHint, 4> unnestFix(const FunctionDecl &F,
                                          llvm::ArrayRef<const CallExpr *> Made,
                                          CoroutineModel &Model);

} // namespace clang::tidy::coro

#endif
