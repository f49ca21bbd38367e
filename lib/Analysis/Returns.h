// What a plain function returns, where, and the tasks that are made there.
#ifndef CORO_TIDY_ANALYSIS_RETURNS_H
#define CORO_TIDY_ANALYSIS_RETURNS_H

#include "Model/CoroutineModel.h"
#include "clang/AST/ExprCXX.h"
#include "clang/Basic/Diagnostic.h"

namespace clang::tidy::coro {

/// One return statement of a function, with what stands around it.
struct Returned {
  const ReturnStmt *Statement;
  const CXXTryStmt *Try = nullptr; ///< the innermost try block it stands in
  bool InHandler = false;          ///< inside a catch clause
  llvm::ArrayRef<Stmt *> Before; ///< the statements before it in the same block
};

/// The return statements of \p Body, those of nested functions not included.
std::vector<Returned> returnsOf(const Stmt *Body);

/// The calls that make the tasks or generators which \p Value hands on: itself, the arms of a conditional, a local that
/// is only returned, and what is handed to another asynchronous call (`schedule_on(pool, f())`).
llvm::SmallVector<const CallExpr *, 2>
tasksHandedOn(const Expr *Value, const Stmt *Body, CoroutineModel &Model);

/// The edits that make the plain function \p F, which returns a task on all its paths, a coroutine: `co_return co_await`
/// in each return statement. Empty where that would not compile, or when it can't be told.
llvm::SmallVector<FixItHint, 4> coroutineFix(const FunctionDecl &F,
                                             llvm::ArrayRef<Returned> Returns,
                                             CoroutineModel &Model);

} // namespace clang::tidy::coro

#endif
