// The fix-it that ends the scope of a lock before its coroutine is suspended, where nothing behind needs it.
#ifndef CORO_TIDY_ANALYSIS_LOCKSCOPE_H
#define CORO_TIDY_ANALYSIS_LOCKSCOPE_H

#include "Analysis/HeldLocks.h"
#include "clang/Basic/Diagnostic.h"

namespace clang::tidy::coro {

struct LockScopeFix {
  SourceLocation Where; ///< the first statement that goes without the lock
  bool Unlocks = false; ///< by a call of unlock(), else by a block
  llvm::SmallVector<FixItHint, 2> Hints;
};

/// The edits that let go of \p Held before the statement with its first suspension. Nothing where that or a later
/// statement of the scope touches what others can reach, where no statement is left under the lock, where a local that
/// is declared in between is used behind, and in macros.
std::optional<LockScopeFix> narrowLockScope(const HeldLock &Held,
                                            const FunctionDecl &F,
                                            CoroutineModel &Model);

} // namespace clang::tidy::coro

#endif
