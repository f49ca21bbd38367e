// Which expressions are a constant zero: a number, or a duration.
#ifndef CORO_TIDY_ANALYSIS_CONSTANTZERO_H
#define CORO_TIDY_ANALYSIS_CONSTANTZERO_H

#include "clang/AST/Expr.h"

namespace clang::tidy::coro {

/// Whether \p E is a constant zero: `0`, `0s`, `std::chrono::milliseconds(0)`, `duration::zero()`.
bool isZero(const Expr *E, const ASTContext &Context);

/// The same for a duration only: `std::chrono::duration`, or a class that is called one.
bool isZeroDuration(const Expr *E, const ASTContext &Context);

} // namespace clang::tidy::coro

#endif
