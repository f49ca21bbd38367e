// The condition at which a path parts from those that do what it does not.
#ifndef CORO_TIDY_ANALYSIS_PATHPARTING_H
#define CORO_TIDY_ANALYSIS_PATHPARTING_H

#include "Analysis/FunctionCFG.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/SmallPtrSet.h"

namespace clang::tidy::coro {

/// A branch, and the side of it that a path takes.
struct PathParting {
  const Stmt *Condition = nullptr; ///< null if there is none to be named
  bool Holds = false;              ///< on the path
};

/// The nearest branch before \p Leaving, back to \p Home, whose other side leads to one of the blocks \p Doing.
/// \p IsOpen says whether the thing is still to be done at the entry of a block.
PathParting whereParted(const FunctionCFG &Graph, const CFGBlock *Home,
                        const CFGBlock *Leaving,
                        const llvm::SmallPtrSetImpl<const CFGBlock *> &Doing,
                        llvm::function_ref<bool(const CFGBlock *)> IsOpen);

} // namespace clang::tidy::coro

#endif
