// Where a finding may be reported when macros are around, and whether it may be fixed there.
#ifndef CORO_TIDY_SUPPORT_MACROPLACE_H
#define CORO_TIDY_SUPPORT_MACROPLACE_H

#include "clang/Basic/SourceManager.h"

namespace clang::tidy::coro {

/// Whether a finding at \p Loc is for the user to act on: anywhere but in the body of a macro that a system header
/// defines. A macro's argument is the user's own code.
inline bool isReportable(SourceLocation Loc, const SourceManager &Sources) {
  while (Loc.isMacroID()) {
    if (Sources.isMacroArgExpansion(Loc)) {
      Loc = Sources.getImmediateSpellingLoc(Loc);
      continue;
    }
    SourceLocation Body = Sources.getSpellingLoc(Loc);
    return Body.isValid() && !Sources.isInSystemHeader(Body);
  }
  return Loc.isValid();
}

} // namespace clang::tidy::coro

#endif
