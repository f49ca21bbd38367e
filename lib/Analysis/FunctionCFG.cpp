// The control-flow graph of a function body, as all analyses here want it.
#include "Analysis/FunctionCFG.h"
#include "clang/AST/ASTContext.h"
#include "llvm/ADT/BitVector.h"

namespace clang::tidy::coro {

std::unique_ptr<FunctionCFG> FunctionCFG::build(const FunctionDecl &F) {
  const FunctionDecl *Definition = nullptr;
  if (!F.hasBody(Definition) || Definition->isDependentContext())
    return nullptr;
  CFG::BuildOptions Options;
  Options.setAllAlwaysAdd();
  Options.AddLifetime = true;
  Options.AddInitializers = true;
  Options.PruneTriviallyFalseEdges = true;
  std::unique_ptr<CFG> Graph = CFG::buildCFG(
      Definition, Definition->getBody(), &Definition->getASTContext(), Options);
  if (!Graph)
    return nullptr;
  return std::unique_ptr<FunctionCFG>(
      new FunctionCFG(*Definition, std::move(Graph)));
}

FunctionCFG::FunctionCFG(const FunctionDecl &F, std::unique_ptr<CFG> TheGraph)
    : F(F), Graph(std::move(TheGraph)), Positions(Graph->getNumBlockIDs()) {
  // Exceptions are no edges of the graph, so handlers are reached from nowhere: each is an entry of its own.
  llvm::SmallVector<const CFGBlock *, 4> Roots(Graph->try_blocks());
  Roots.push_back(&Graph->getEntry());

  llvm::BitVector Seen(Graph->getNumBlockIDs());
  using Iterator = CFGBlock::const_succ_iterator;
  llvm::SmallVector<std::pair<const CFGBlock *, Iterator>, 32> Stack;
  for (const CFGBlock *Root : Roots) {
    if (Seen.test(Root->getBlockID()))
      continue;
    Seen.set(Root->getBlockID());
    Stack.push_back({Root, Root->succ_begin()});
    while (!Stack.empty()) {
      auto &[Block, Next] = Stack.back();
      if (Next == Block->succ_end()) {
        Order.push_back(Block);
        Stack.pop_back();
        continue;
      }
      const CFGBlock *Successor = *Next++;
      if (Successor && !Seen.test(Successor->getBlockID())) {
        Seen.set(Successor->getBlockID());
        Stack.push_back({Successor, Successor->succ_begin()});
      }
    }
  }
  std::reverse(Order.begin(), Order.end());
  for (unsigned I = 0; I != Order.size(); ++I)
    Positions[Order[I]->getBlockID()] = I;
  for (const CFGBlock *Block : Order)
    for (const CFGBlock *Successor : Block->succs())
      if (Successor && isBackEdge(Block, Successor))
        Loops.push_back({position(Successor), position(Block)});
}

bool FunctionCFG::dominates(const CFGBlock *A, const CFGBlock *B) {
  if (!Dominators)
    Dominators = std::make_unique<CFGDomTree>(Graph.get());
  return Dominators->dominates(A, B);
}

bool FunctionCFG::postDominates(const CFGBlock *A, const CFGBlock *B) {
  if (!PostDominators)
    PostDominators = std::make_unique<CFGPostDomTree>(Graph.get());
  return PostDominators->dominates(A, B);
}

bool FunctionCFG::reaches(const CFGBlock *From, const CFGBlock *To,
                          const CFGBlock *Avoid) const {
  llvm::BitVector Seen(Graph->getNumBlockIDs());
  llvm::SmallVector<const CFGBlock *, 16> Work{From};
  while (!Work.empty())
    for (const CFGBlock *Successor : Work.pop_back_val()->succs()) {
      if (!Successor || Successor == Avoid ||
          Seen.test(Successor->getBlockID()))
        continue;
      if (Successor == To)
        return true;
      Seen.set(Successor->getBlockID());
      Work.push_back(Successor);
    }
  return false;
}

} // namespace clang::tidy::coro
