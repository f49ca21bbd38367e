// Calls that could be cancelled by a token which their coroutine was given, and are not given it.
#ifndef CORO_TIDY_ANALYSIS_TOKENFORWARDING_H
#define CORO_TIDY_ANALYSIS_TOKENFORWARDING_H

#include "Analysis/Cancellation.h"

namespace clang::tidy::coro {

/// A call in an await that could be given the token of its coroutine.
struct UnforwardedToken {
  const CallExpr *Call;
  const ParmVarDecl *Token; ///< of the coroutine
  const ParmVarDecl
      *Taken;   ///< of the callee: left to its default, or of an overload
  bool IsFirst; ///< of the arguments that are written
};

/// The calls in awaits of \p F that leave a token out: the callee has a parameter of its type with a default argument, or
/// an overload that takes one more argument of that type. None of a coroutine that has several tokens, or uses its token
/// in another way than to ask it and to pass it on; none where the work may be known to be cancelled.
std::vector<UnforwardedToken> unforwardedTokens(const FunctionDecl &F,
                                                CoroutineModel &Model);

} // namespace clang::tidy::coro

#endif
