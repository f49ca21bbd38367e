// The awaitable form of a blocking call, as a profile or the awaited type itself gives it.
#ifndef CORO_TIDY_ANALYSIS_REPLACEMENT_H
#define CORO_TIDY_ANALYSIS_REPLACEMENT_H

#include "Analysis/EffectSummary.h"
#include "clang/Basic/Diagnostic.h"

namespace clang::tidy::coro {

/// What to write in place of a blocking call.
struct Replacement {
  std::string Use; ///< for "use %0 instead": source in quotes, or words
  std::vector<FixItHint> Fixes; ///< empty where only words can be given
};

/// What \p Coroutine can do instead of the call \p Site of \p Source; nothing if that is not known.
///
/// There is a fix where the profile has the source of one for coroutines of this type, what it needs is declared in
/// this translation unit, and the call is one that can be edited; or where the promise can await the object whose
/// result the call waits for.
std::optional<Replacement> replacementFor(const CallSite &Site,
                                          const BlockingSource &Source,
                                          const FunctionDecl *Coroutine,
                                          CoroutineModel &Model);

/// Whether the coroutine could await the object that \p Site waits for: its own framework's future.
bool couldAwaitObject(const CallSite &Site, const FunctionDecl *Coroutine,
                      CoroutineModel &Model);

} // namespace clang::tidy::coro

#endif
