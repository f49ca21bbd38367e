// The type of an expression in a template as it is written, where clang gives only "dependent": from what the possible
// callees have in common.
#ifndef CORO_TIDY_MODEL_EXPRESSIONTYPE_H
#define CORO_TIDY_MODEL_EXPRESSIONTYPE_H

#include "Model/CoroutineModel.h"
#include "clang/AST/Expr.h"

namespace clang::tidy::coro {

using Candidates = llvm::SmallVector<const FunctionDecl *, 4>;

/// The type of \p E. In a template, where that depends on the arguments: the type that every function which may be
/// called there returns, or the class template that all their results are of, as its pattern; else null. Without a
/// \p Model, what awaits give is not known.
QualType expressionType(const Expr *E, CoroutineModel *Model = nullptr);

/// The functions that \p Call may call: its one callee, or in a template all that the name can stand for. Empty when
/// that can't be told.
Candidates calleesOf(const CallExpr *Call, CoroutineModel *Model = nullptr);

} // namespace clang::tidy::coro

#endif
