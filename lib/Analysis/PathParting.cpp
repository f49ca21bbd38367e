// The condition at which a path parts from those that do what it does not.
#include "Analysis/PathParting.h"
#include "clang/AST/Stmt.h"

namespace clang::tidy::coro {

PathParting whereParted(const FunctionCFG &Graph, const CFGBlock *Home,
                        const CFGBlock *Leaving,
                        const llvm::SmallPtrSetImpl<const CFGBlock *> &Doing,
                        llvm::function_ref<bool(const CFGBlock *)> IsOpen) {
  auto LeadsToDoing = [&](const CFGBlock *From) {
    return llvm::any_of(Doing, [&](const CFGBlock *To) {
      return From == To || Graph.reaches(From, To, Home);
    });
  };
  llvm::SmallPtrSet<const CFGBlock *, 16> Seen;
  llvm::SmallVector<const CFGBlock *, 8> Work{Leaving};
  while (!Work.empty()) {
    const CFGBlock *Block = Work.pop_back_val();
    for (const CFGBlock *Previous : Block->preds()) {
      if (!Previous || Doing.contains(Previous) ||
          !Seen.insert(Previous).second ||
          (Previous != Home && !IsOpen(Previous)))
        continue;
      if (Previous->succ_size() == 2 &&
          !isa_and_nonnull<SwitchStmt>(Previous->getTerminatorStmt()))
        for (unsigned Taken : {0u, 1u}) {
          const CFGBlock *Away = *(Previous->succ_begin() + Taken);
          const CFGBlock *Other = *(Previous->succ_begin() + (1 - Taken));
          if (Away == Block && Other && Other != Block && LeadsToDoing(Other))
            return {Previous->getTerminatorCondition(), Taken == 0};
        }
      Work.push_back(Previous);
    }
  }
  return {};
}

} // namespace clang::tidy::coro
