// What a statement stands in.
#ifndef CORO_TIDY_ANALYSIS_ANCESTORS_H
#define CORO_TIDY_ANALYSIS_ANCESTORS_H

#include "clang/AST/Stmt.h"
#include "llvm/ADT/SmallVector.h"

namespace clang::tidy::coro {

/// The statements and expressions of \p Body around \p Wanted, the innermost first and \p Body last; empty if it does not
/// stand there. Lambdas are not entered.
llvm::SmallVector<const Stmt *, 8> ancestorsOf(const Stmt *Wanted,
                                               const Stmt *Body);

/// The ancestor of \p Wanted (or itself) that stands as a statement of its own in a block; null if there is none, as where
/// it is the only statement of a branch.
const Stmt *statementAround(const Stmt *Wanted, const Stmt *Body);

} // namespace clang::tidy::coro

#endif
