// The lambda coroutines that a call is given and calls, and what it does with their tasks.
#ifndef CORO_TIDY_ANALYSIS_HANDEDLAMBDAS_H
#define CORO_TIDY_ANALYSIS_HANDEDLAMBDAS_H

#include "Analysis/TaskFates.h"

namespace clang::tidy::coro {

/// A lambda that is written as an argument, and that the callee only refers to or does not keep.
struct HandedLambda {
  const Expr *Argument;
  const CXXMethodDecl *Lambda;
  FateKind
      Fate; ///< of its task in the callee: Discarded, Spawned, Kept, Returned
  const Expr *
      By; ///< what the callee does with the task; null if only a profile says it
};

/// The lambdas with captures among the arguments of \p Call, as far as the body of the callee shows that it calls them
/// and lets go of what they return, or a profile says so. A callee that takes the lambda by value is not looked at
/// here: it has an object of its own, which is followed in its own body.
llvm::SmallVector<HandedLambda, 1> handedLambdas(const CallExpr &Call,
                                                 CoroutineModel &Model);

} // namespace clang::tidy::coro

#endif
