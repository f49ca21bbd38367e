// Local containers of tasks: they are filled, and then?
#ifndef CORO_TIDY_ANALYSIS_TASKCONTAINERS_H
#define CORO_TIDY_ANALYSIS_TASKCONTAINERS_H

#include "Analysis/FunctionCFG.h"
#include "Analysis/LocalUses.h"
#include "Analysis/Obligations.h"

namespace clang::tidy::coro {

/// The facets of the tasks that a standard container of type \p T holds, if those must be consumed; else null.
const TypeFacets *tasksIn(QualType T, CoroutineModel &Model);

/// A use of a local and the block that it stands in.
struct PlacedUse {
  const CFGBlock *Block;
  const LocalUse *Use;
};

/// What is wrong with \p Local, a container of the tasks \p Element that is declared in \p Home and used by \p Uses, in
/// the order of the graph: nobody ever takes a task out, or nobody takes some of those that were put in. Nothing where
/// any use is something else than putting one task in or taking a certain one out.
std::optional<ObligationFault>
containerFault(const VarDecl *Local, const TypeFacets &Element,
               const CFGBlock *Home, llvm::ArrayRef<PlacedUse> Uses,
               FunctionCFG &Graph, CoroutineModel &Model);

} // namespace clang::tidy::coro

#endif
