// Tasks in local variables as obligations: someone awaits each, hands it over or returns it, once, on every path.
#ifndef CORO_TIDY_ANALYSIS_OBLIGATIONS_H
#define CORO_TIDY_ANALYSIS_OBLIGATIONS_H

#include "Model/CoroutineModel.h"
#include <vector>

namespace clang::tidy::coro {

/// What became of an obligation that should not.
enum class ObligationFaultKind : uint8_t {
  NeverConsumed, ///< on no path
  LeftOnPath,    ///< consumed on some paths, left behind on another
  Overwritten,   ///< another task is assigned before it was consumed
  NeverDrained,  ///< a container of tasks is filled and nothing else
  PartlyDrained, ///< some of the tasks in a container are taken out, others not
  LostToException, ///< something that may throw comes between creation and consumption
  ConsumedTwice, ///< a single-shot task is consumed again
  ConsumedInLoop, ///< a single-shot task from outside a loop is consumed in each iteration
};

struct ObligationFault {
  ObligationFault(ObligationFaultKind Kind, const VarDecl *Local,
                  const TypeFacets *Facets)
      : Kind(Kind), Local(Local), Facets(Facets) {}

  ObligationFaultKind Kind;
  const VarDecl *Local;
  const TypeFacets *Facets; ///< of the task, or of the container's elements
  const Expr *Created = nullptr; ///< the expression that made the obligation
  SourceLocation At; ///< where the path leaves, or the second consumption is
  SourceLocation
      First; ///< ConsumedTwice: the first consumption; LeftOnPath: the one on the other path
  bool FirstMoved = false; ///< ConsumedTwice: it was moved from, not awaited
  const Stmt *Condition =
      nullptr; ///< LeftOnPath: the condition at which the path parts from one that consumes
  bool ConditionHolds =
      false; ///< LeftOnPath: whether it holds on the path that leaves
};

/// The faults of the locals of \p F, in source order of the locals. Empty for uninstantiated templates. Found once per
/// function and translation unit; checks pick what is theirs.
const std::vector<ObligationFault> &obligationFaults(const FunctionDecl &F,
                                                     CoroutineModel &Model);

} // namespace clang::tidy::coro

#endif
