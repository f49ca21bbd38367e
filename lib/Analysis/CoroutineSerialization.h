// Whether a coroutine has its shared objects for itself, and which members of its object its awaits call.
#ifndef CORO_TIDY_ANALYSIS_COROUTINESERIALIZATION_H
#define CORO_TIDY_ANALYSIS_COROUTINESERIALIZATION_H

#include "Model/CoroutineModel.h"
#include "clang/AST/ExprCXX.h"

namespace clang::tidy::coro {

/// Whether \p F takes a lock or a unit of a semaphore, of whatever kind, somewhere in its body: then others may be kept
/// away from what it works with while it is suspended.
bool serializesAccess(const FunctionDecl &F, CoroutineModel &Model);

/// The members of the own object that the operand of the co_await \p Await calls.
llvm::SmallVector<const FunctionDecl *, 2>
ownMembersCalledBy(const Expr &Await);

} // namespace clang::tidy::coro

#endif
