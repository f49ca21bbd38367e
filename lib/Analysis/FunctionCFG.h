// The control-flow graph of a function body, as all analyses here want it.
#ifndef CORO_TIDY_ANALYSIS_FUNCTIONCFG_H
#define CORO_TIDY_ANALYSIS_FUNCTIONCFG_H

#include "clang/AST/Decl.h"
#include "clang/Analysis/Analyses/Dominators.h"
#include "clang/Analysis/CFG.h"
#include <memory>
#include <optional>

namespace clang::tidy::coro {

/// A function body as a graph. Every expression is an element of its own, in evaluation order; where the lifetime of a
/// local ends stands on every path that leaves its scope in an orderly way.
class FunctionCFG {
public:
  /// The graph of \p F, or null: for a function without a body, for an uninstantiated template (its expressions are
  /// not resolved yet), and where clang can't build one.
  static std::unique_ptr<FunctionCFG> build(const FunctionDecl &F);

  const CFG &graph() const { return *Graph; }
  const FunctionDecl &function() const { return F; }

  /// Blocks in reverse post order, the handlers of try blocks included; the position of a block in it.
  llvm::ArrayRef<const CFGBlock *> order() const { return Order; }
  unsigned position(const CFGBlock *Block) const {
    return Positions[Block->getBlockID()];
  }

  /// The block that \p S is an element of, or null.
  const CFGBlock *blockOf(const Stmt *S) const;

  /// Whether the edge goes back to a block that comes before: the back edge of a loop.
  bool isBackEdge(const CFGBlock *From, const CFGBlock *To) const {
    return position(From) >= position(To);
  }

  /// The positions that a loop may span, from its header to the end of a back edge to it.
  struct LoopExtent {
    unsigned Header, Latch;
  };
  llvm::ArrayRef<LoopExtent> loops() const { return Loops; }

  /// Whether each path from the entry to \p B goes through \p A.
  bool dominates(const CFGBlock *A, const CFGBlock *B);
  /// Whether each path from \p B to the exit goes through \p A.
  bool postDominates(const CFGBlock *A, const CFGBlock *B);

  /// Whether \p From can reach \p To by at least one edge without entering \p Avoid.
  bool reaches(const CFGBlock *From, const CFGBlock *To,
               const CFGBlock *Avoid) const;
  /// Whether a loop around \p Block that \p Outside is not in surely comes back to it: each iteration passes it, and the
  /// loop goes on by itself (`for (;;)`, a counted loop, a range), not by a flag that the body may set.
  bool repeatsForSure(const CFGBlock *Block, const CFGBlock *Outside);

private:
  FunctionCFG(const FunctionDecl &F, std::unique_ptr<CFG> Graph);

  const FunctionDecl &F;
  std::unique_ptr<CFG> Graph;
  std::vector<const CFGBlock *> Order;
  std::vector<unsigned> Positions;
  std::vector<LoopExtent> Loops;
  std::unique_ptr<CFGDomTree> Dominators;
  std::unique_ptr<CFGPostDomTree> PostDominators;
};

} // namespace clang::tidy::coro

#endif
