// Which locals of a function hold tasks, and what happens to them, block by block.
#ifndef CORO_TIDY_ANALYSIS_TASKLOCALS_H
#define CORO_TIDY_ANALYSIS_TASKLOCALS_H

#include "Analysis/FunctionCFG.h"
#include "Analysis/LocalUses.h"
#include "Model/CoroutineModel.h"

namespace clang::tidy::coro {

/// A local that is a task, or a container of them.
struct TaskLocal {
  const VarDecl *Local;
  bool IsContainer;
  bool MayBeDropped = false; ///< only a second consumption is a fault
};

/// The locals of \p F and its parameters by value that hold tasks and whose life the graph shows, in source order.
std::vector<TaskLocal> taskLocals(const FunctionDecl &F, CoroutineModel &Model);

/// One thing that happens to the local inside a block.
struct LocalEvent {
  enum { Declared, Used, CapturedByReference, Ended } Kind;
  const LocalUse *Use = nullptr; ///< Used
  const Stmt *Trigger = nullptr; ///< Ended: the statement that leaves, if any
};

/// What happens to one local, by block in the graph's order.
using BlockEvents =
    std::vector<std::pair<const CFGBlock *, llvm::SmallVector<LocalEvent, 4>>>;

/// The events of \p Locals.
llvm::DenseMap<const VarDecl *, BlockEvents>
localEvents(llvm::ArrayRef<TaskLocal> Locals, const FunctionCFG &Graph,
            const LocalUses &Uses);

} // namespace clang::tidy::coro

#endif
