// How cancellation reaches a coroutine: tokens that can be asked, and exceptions that awaits throw.
#ifndef CORO_TIDY_ANALYSIS_CANCELLATION_H
#define CORO_TIDY_ANALYSIS_CANCELLATION_H

#include "Model/CoroutineModel.h"
#include "clang/AST/ExprCXX.h"

namespace clang::tidy::coro {

/// Whether an object of type \p T can be asked whether someone wants the work to end: std::stop_token and its like.
bool isCancellationToken(QualType T);

/// The exceptions by which the library of the coroutine type \p Coroutine cancels, as far as they are declared in the
/// translation unit.
llvm::SmallVector<const CXXRecordDecl *, 2>
cancellationExceptions(QualType Coroutine, CoroutineModel &Model);

/// A loop that goes on when it is cancelled.
struct SwallowedCancellation {
  const Stmt *Loop;
  const CXXCatchStmt *Handler;
  const CXXRecordDecl
      *Exception;           ///< what it catches together with everything else
  const CoawaitExpr *Await; ///< one that is cancelled
};

/// The handlers of \p F that catch every cancellation and let their loop go on: the loop has no condition, awaits nothing
/// outside of such handlers, and does not ask anything else whether it should end.
std::vector<SwallowedCancellation>
swallowedCancellations(const FunctionDecl &F, CoroutineModel &Model);

/// A call that could be cancelled by a token which the coroutine was given.
struct UnforwardedToken {
  const CallExpr *Call;
  const ParmVarDecl *Token; ///< of the coroutine
  const ParmVarDecl *Taken; ///< of the callee, left to its default
  unsigned Position;        ///< of the argument to write
};

std::vector<UnforwardedToken> unforwardedTokens(const FunctionDecl &F,
                                                CoroutineModel &Model);

} // namespace clang::tidy::coro

#endif
