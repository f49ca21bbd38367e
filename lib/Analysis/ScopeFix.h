// The scope, gate or group that could own work which nobody owns, and the fix-it that starts the work in it.
#ifndef CORO_TIDY_ANALYSIS_SCOPEFIX_H
#define CORO_TIDY_ANALYSIS_SCOPEFIX_H

#include "Analysis/DetachedWork.h"
#include "clang/Basic/Diagnostic.h"

namespace clang::tidy::coro {

/// A scope that can be named where work is started.
struct ScopeInReach {
  const ValueDecl *Scope =
      nullptr; ///< a local, a parameter or a data member; null if there is none
  llvm::SmallVector<FixItHint, 1> Fixes;
};

/// The scope that could own \p Work, which \p F starts: it outlives all that the work refers to as far as that is joined in
/// time. Locals are asked before members.
///
/// There is a fix where the start is a statement of its own, and the scope takes the work as it is written: a profile says
/// how, or its spawn has one parameter of the type of the work.
ScopeInReach scopeFor(const DetachedWork &Work, const FunctionDecl &F,
                      CoroutineModel &Model);

} // namespace clang::tidy::coro

#endif
