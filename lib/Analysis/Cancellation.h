// How cancellation reaches a coroutine: tokens that can be asked, and exceptions that awaits throw.
#ifndef CORO_TIDY_ANALYSIS_CANCELLATION_H
#define CORO_TIDY_ANALYSIS_CANCELLATION_H

#include "Model/CoroutineModel.h"
#include "clang/AST/ExprCXX.h"

namespace clang::tidy::coro {

/// Whether an object of type \p T can be asked whether someone wants the work to end: std::stop_token and its like.
bool isCancellationToken(QualType T, CoroutineModel &Model);

/// Whether an expression of such a type is written below \p S; default arguments are not written.
bool namesToken(const Stmt *S, CoroutineModel &Model);

/// The exceptions by which the library of the coroutine type \p Coroutine cancels, as far as they are declared in the
/// translation unit.
llvm::SmallVector<const CXXRecordDecl *, 2>
cancellationExceptions(QualType Coroutine, CoroutineModel &Model);

/// The handler of \p Try that catches exceptions of the class \p Exception; null if none does.
const CXXCatchStmt *handlerOf(const CXXTryStmt &Try,
                              const CXXRecordDecl *Exception);

/// Whether \p Handler catches nothing but \p Exception and what derives from it.
bool isHandlerFor(const CXXCatchStmt &Handler, const CXXRecordDecl *Exception);

/// Which awaits of a coroutine can be cancelled: those that name a token; all, if its promise holds one.
class CancellableAwaits {
public:
  CancellableAwaits(const FunctionDecl &Coroutine, CoroutineModel &Model);
  bool contain(const CoawaitExpr *Await) const;
  /// The first of \p Awaits that can be cancelled, or null.
  const CoawaitExpr *firstOf(llvm::ArrayRef<const CoawaitExpr *> Awaits) const;

private:
  CoroutineModel &Model;
  bool All;
};

/// A coroutine that may be cancelled by an exception.
struct CancellableCoroutine {
  const Stmt *Body;
  llvm::SmallVector<const CXXRecordDecl *, 2> Exceptions; ///< at least one
  CancellableAwaits Awaits;

  /// Nothing for what is no coroutine, for one whose library has no such exception, and in an uninstantiated template.
  static std::optional<CancellableCoroutine> of(const FunctionDecl &F,
                                                CoroutineModel &Model);
};

} // namespace clang::tidy::coro

#endif
