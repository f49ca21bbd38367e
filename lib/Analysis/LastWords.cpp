// Whether a coroutine or function ends the process behind an expression, and never goes on.
#include "Analysis/LastWords.h"
#include "clang/AST/ExprCXX.h"
#include "llvm/ADT/SmallPtrSet.h"

namespace clang::tidy::coro {
namespace {

bool isAwait(const CFGElement &Element) {
  auto S = Element.getAs<CFGStmt>();
  return S && isa<CoroutineSuspendExpr>(S->getStmt());
}

/// Whether \p F ends the process: it does not return, and does not throw either.
bool endsProcess(const FunctionDecl *F) {
  if (!F || !F->isNoReturn())
    return false;
  const auto *Type = F->getType()->getAs<FunctionProtoType>();
  return F->isExternC() || (Type && Type->isNothrow());
}

bool endsProcess(const CFGBlock &Block) {
  return Block.hasNoReturnElement() &&
         llvm::any_of(Block, [](const CFGElement &Element) {
           auto S = Element.getAs<CFGStmt>();
           const auto *Call = S ? dyn_cast<CallExpr>(S->getStmt()) : nullptr;
           return Call && endsProcess(Call->getDirectCallee());
         });
}

/// Follows the paths from one block on.
class PathsToEnd {
public:
  PathsToEnd(const CFGBlock *Start, const CFGBlock &Exit)
      : Start(Start), Exit(Exit) {}

  /// Whether all that can follow \p Block is the end of the process.
  bool follow(const CFGBlock *Block) {
    if (Block->hasNoReturnElement())
      return Found = endsProcess(*Block);
    for (const CFGBlock *Next : Block->succs()) {
      if (!Next)
        continue;
      if (Next == Start || Next == &Exit || llvm::any_of(*Next, isAwait))
        return false;
      if (Seen.insert(Next).second && !follow(Next))
        return false;
    }
    return true;
  }
  bool Found = false;

private:
  const CFGBlock *Start;
  const CFGBlock &Exit;
  llvm::SmallPtrSet<const CFGBlock *, 8> Seen;
};

} // namespace

bool endsProcess(const BodyCalls &Calls) {
  return llvm::any_of(Calls.Sites, [](const CallSite &Site) {
    return endsProcess(Site.Callee);
  });
}

bool isBeforeTheEnd(const Stmt *E, const FunctionCFG &Graph) {
  const CFGBlock *Block = Graph.blockOf(E);
  if (!Block)
    return false;
  auto Place = llvm::find_if(*Block, [&](const CFGElement &Element) {
    auto S = Element.getAs<CFGStmt>();
    return S && S->getStmt() == E;
  });
  PathsToEnd Paths(Block, Graph.graph().getExit());
  return std::none_of(Place, Block->end(), isAwait) && Paths.follow(Block) &&
         Paths.Found;
}

} // namespace clang::tidy::coro
