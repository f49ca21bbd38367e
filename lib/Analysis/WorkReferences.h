// What the work that a function starts refers to: locals of the function, its object, a scope that may own it.
#ifndef CORO_TIDY_ANALYSIS_WORKREFERENCES_H
#define CORO_TIDY_ANALYSIS_WORKREFERENCES_H

#include "Analysis/DetachedWork.h"

namespace clang::tidy::coro {

/// Whether \p Local is an object of the function itself.
bool isOwn(const VarDecl *Local, const FunctionDecl &F);

/// Adds to \p Result what its work refers to. \p Calls are those of \p F: they may fill the container that the work is in.
void readWork(DetachedWork &Result, const FunctionDecl &F,
              llvm::ArrayRef<const CallExpr *> Calls, CoroutineModel &Model);

/// Whether a lambda in \p Start captures what is made from `this` as an object of its own: `self = shared_from_this()`,
/// there or before.
bool holdsObject(const Expr *Start);

/// Whether \p Start, or the body of a coroutine that it calls, mentions a scope.
bool mentionsOwner(const Expr *Start, CoroutineModel &Model);

} // namespace clang::tidy::coro

#endif
