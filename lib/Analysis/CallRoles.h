// What the profiles say of a call, be it of a function or of a function object.
#ifndef CORO_TIDY_ANALYSIS_CALLROLES_H
#define CORO_TIDY_ANALYSIS_CALLROLES_H

#include "Model/CoroutineModel.h"
#include "Model/ProfileSet.h"
#include "clang/AST/ExprCXX.h"

namespace clang::tidy::coro {

/// The entry with the role \p Role of what \p Call calls: its callee, or the function object that it is the call operator
/// of, as algorithms of senders are.
FromProfile<FunctionProfile> roleOf(const CallExpr *Call, FunctionRole Role,
                                    CoroutineModel &Model);

/// The arguments of \p Call as a profile counts them: the object of a call operator is none.
llvm::ArrayRef<const Expr *> profileArguments(const CallExpr *Call);

/// The expression that an entry of \p Call is about; null where it is not one argument.
const Expr *argumentOf(const CallExpr *Call,
                       const FromProfile<FunctionProfile> &Entry);

} // namespace clang::tidy::coro

#endif
