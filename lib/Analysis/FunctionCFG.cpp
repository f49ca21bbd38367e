// The control-flow graph of a function body, as all analyses here want it.
#include "Analysis/FunctionCFG.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/ExprCXX.h"
#include "llvm/ADT/BitVector.h"

namespace clang::tidy::coro {
namespace {

/// Adds \p S and what is below it in the same function.
void addTree(const Stmt *S, llvm::SmallPtrSetImpl<const Stmt *> &Tree) {
  if (!S || !Tree.insert(S).second || isa<LambdaExpr>(S))
    return;
  for (const Stmt *Child : S->children())
    addTree(Child, Tree);
}

const Stmt *statementOf(const CFGElement &Element) {
  std::optional<CFGStmt> S = Element.getAs<CFGStmt>();
  return S ? S->getStmt() : nullptr;
}

/// An assignment evaluates its right operand before its left one ([expr.assign]/1), an overloaded operator too
/// ([over.match.oper]/2). The graph has the operands of such an operator in the order of a call: this puts what it has of
/// the left one behind the right one, so that `buffer = co_await fill(std::move(buffer))` ends with the assignment.
class AssignmentOrder {
public:
  explicit AssignmentOrder(CFG &Graph) : Graph(Graph) {}

  void restore() {
    for (CFGBlock *Block : Graph)
      for (size_t I = 0; I != Block->size(); ++I) {
        const auto *Call = dyn_cast_or_null<CXXOperatorCallExpr>(
            statementOf(*(Block->begin() + I)));
        if (Call && Call->isAssignmentOp() && Call->getNumArgs() == 2)
          putLeftLast(*Block, *Call);
      }
  }

private:
  void putLeftLast(CFGBlock &Block, const CXXOperatorCallExpr &Call) {
    llvm::SmallPtrSet<const Stmt *, 8> Left;
    addTree(Call.getArg(0), Left);
    auto IsLeft = [&](const CFGElement &Element) {
      return Left.contains(statementOf(Element));
    };
    if (llvm::none_of(Block, IsLeft))
      bringInto(Block, Left, Call);
    auto End = std::find_if(Block.begin(), Block.end(),
                            [&](const CFGElement &Element) {
                              return statementOf(Element) == &Call;
                            });
    std::vector<CFGElement> Sorted, OfLeft;
    for (auto I = Block.begin(); I != End; ++I)
      (IsLeft(*I) ? OfLeft : Sorted).push_back(*I);
    llvm::append_range(Sorted, OfLeft);
    std::copy(Sorted.begin(), Sorted.end(), Block.begin());
  }

  /// Takes the left operand out of the block before, where the right one branches. The name of the operator, which
  /// means nothing to anybody, stands in its place.
  void bringInto(CFGBlock &Block,
                 const llvm::SmallPtrSetImpl<const Stmt *> &Left,
                 const CXXOperatorCallExpr &Call) {
    std::vector<const Stmt *> Taken;
    for (CFGBlock *Other : Graph)
      for (CFGElement &Element : *Other)
        if (const Stmt *S = statementOf(Element); S && Left.contains(S)) {
          Taken.push_back(S);
          Element = CFGStmt(Call.getCallee());
        }
    // What is appended comes first: the elements are kept in reverse.
    for (const Stmt *S : llvm::reverse(Taken))
      Block.appendStmt(const_cast<Stmt *>(S), Graph.getBumpVectorContext());
  }

  CFG &Graph;
};

} // namespace

/// Makes the edge one that can't be taken, as clang does for `while (false)`.
static void cut(CFGBlock &From, CFGBlock &To) {
  for (auto Edge = From.succ_begin(); Edge != From.succ_end(); ++Edge)
    if (Edge->getReachableBlock() == &To)
      *Edge = CFGBlock::AdjacentBlock(&To, /*IsReachable=*/false);
  for (auto Edge = To.pred_begin(); Edge != To.pred_end(); ++Edge)
    if (Edge->getReachableBlock() == &From)
      *Edge = CFGBlock::AdjacentBlock(&From, /*IsReachable=*/false);
}

/// A test framework makes one statement of an assertion by `do { … } while (dummy())`, and compilers that warn of a
/// constant there are why it is a call. Nothing is done twice by it.
static void leaveLoopsOfSystemMacros(CFG &Graph, const SourceManager &Sources) {
  for (CFGBlock *Block : Graph) {
    const auto *Loop = dyn_cast_or_null<DoStmt>(Block->getTerminatorStmt());
    if (!Loop || !Loop->getDoLoc().isMacroID() ||
        !Sources.isInSystemHeader(Sources.getSpellingLoc(Loop->getDoLoc())) ||
        Block->succ_size() != 2)
      continue;
    CFGBlock *Again = Block->succ_begin()->getReachableBlock();
    if (!Again)
      continue;
    if (Again->getLoopTarget() && Again->succ_size() == 1)
      if (CFGBlock *Head = Again->succ_begin()->getReachableBlock())
        cut(*Again, *Head);
    cut(*Block, *Again);
  }
}

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
  AssignmentOrder(*Graph).restore();
  leaveLoopsOfSystemMacros(*Graph,
                           Definition->getASTContext().getSourceManager());
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

const CFGBlock *FunctionCFG::blockOf(const Stmt *S) const {
  for (const CFGBlock *Block : Order)
    for (const CFGElement &Element : *Block)
      if (auto Statement = Element.getAs<CFGStmt>();
          Statement && Statement->getStmt() == S)
        return Block;
  return nullptr;
}

bool FunctionCFG::repeatsForSure(const CFGBlock *Block,
                                 const CFGBlock *Outside) {
  for (const CFGBlock *Latch : Order)
    for (const CFGBlock *Header : Latch->succs()) {
      if (!Header || !isBackEdge(Latch, Header) || !dominates(Header, Block) ||
          !dominates(Block, Latch) || dominates(Header, Outside))
        continue;
      const Stmt *Loop = Latch->getLoopTarget();
      if (isa_and_nonnull<CXXForRangeStmt>(Loop))
        return true;
      if (const auto *For = dyn_cast_or_null<ForStmt>(Loop))
        return !For->getCond() || For->getInc();
      if (const auto *While = dyn_cast_or_null<WhileStmt>(Loop)) {
        Expr::EvalResult Result;
        return !While->getCond()->isValueDependent() &&
               While->getCond()->EvaluateAsRValue(Result, F.getASTContext()) &&
               Result.Val.isInt() && Result.Val.getInt().getBoolValue();
      }
    }
  return false;
}

} // namespace clang::tidy::coro
