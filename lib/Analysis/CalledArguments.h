// Which callables a call of the standard library calls before it returns.
#ifndef CORO_TIDY_ANALYSIS_CALLEDARGUMENTS_H
#define CORO_TIDY_ANALYSIS_CALLEDARGUMENTS_H

#include "clang/AST/Decl.h"
#include "clang/AST/Expr.h"
#include "llvm/ADT/STLFunctionalExtras.h"

namespace clang::tidy::coro {

/// Calls \p Visit with each function that \p Call gets as an argument and calls at once, and with that argument.
///
/// The bodies of the standard library are not read, so its declarations have to tell: an algorithm takes a callable
/// together with iterators or a range, and does not give back what holds the callable. `std::invoke`, `std::apply`,
/// `std::visit` and `std::call_once` are known by name. Whatever else takes a callable may keep it for another thread.
void forEachCalledArgument(
    const CallExpr *Call,
    llvm::function_ref<void(const FunctionDecl *, const Expr *)> Visit);

} // namespace clang::tidy::coro

#endif
