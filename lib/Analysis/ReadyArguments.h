// Whether a chain of calls waits for what the coroutine at its beginning knows to be there.
#ifndef CORO_TIDY_ANALYSIS_READYARGUMENTS_H
#define CORO_TIDY_ANALYSIS_READYARGUMENTS_H

#include "Analysis/EffectSummary.h"

namespace clang::tidy::coro {

/// Whether the blocking call at the end of the chain that begins with \p Edge in \p From waits for a future that was
/// handed down to it, and that was awaited, or asked whether it is ready, before it was: `co_await result.resolve();
/// print(result);`, where `print` calls `result.get()`. Or whether it is in a member of such a future itself, which may
/// wait in any way: `co_await result; *result`.
bool waitsForReadyArgument(const CallEdge &Edge, const FunctionNode &From,
                           BlockingTier Tier, CoroutineModel &Model);

} // namespace clang::tidy::coro

#endif
