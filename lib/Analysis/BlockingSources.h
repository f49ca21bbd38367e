// Which calls block by themselves: by a profile, by an attribute, by what a destructor waits for.
#ifndef CORO_TIDY_ANALYSIS_BLOCKINGSOURCES_H
#define CORO_TIDY_ANALYSIS_BLOCKINGSOURCES_H

#include "Analysis/EffectSummary.h"

namespace clang::tidy::coro {

/// What is known of a call without looking at the body of the callee.
struct CallVerdict {
  /// The callee blocks.
  std::optional<BlockingSource> Source;
  /// Nothing more is to be asked: the call blocks, or it is known not to.
  bool Settled = false;
};

/// What profiles and attributes say of \p Site, a call in the body of \p Caller that has the calls \p Calls.
///
/// A call that returns at once is no source: a wait for no time, a wait for what was awaited before, a call with
/// MSG_DONTWAIT, descriptors in code that works in non-blocking mode.
CallVerdict judge(const CallSite &Site, const BodyCalls &Calls,
                  const FunctionDecl *Caller, CoroutineModel &Model);

/// Whether \p Site is a call whose descriptor was waited for by the coroutine around it.
bool isReady(const CallSite &Site, const BodyCalls &Calls);

} // namespace clang::tidy::coro

#endif
