// Work that a function starts and leaves without an owner, and what of the function it refers to.
#include "Analysis/DetachedWork.h"
#include "Analysis/Aftermath.h"
#include "Analysis/ObjectUses.h"
#include "Analysis/WorkReferences.h"
#include "Analysis/WorkStarts.h"
#include "Support/ErrorLog.h"

namespace clang::tidy::coro {

std::vector<DetachedWork> detachedWork(const FunctionDecl &F,
                                       CoroutineModel &Model) {
  ASTContext &Context = Model.context();
  if (!F.getBody() || F.isDependentContext() || F.isMain() ||
      ErrorLog::of(Context.getDiagnostics())
          .hasErrorIn(F.getSourceRange(), Context.getSourceManager()))
    return {};
  CallsInOrder Body;
  Body.TraverseStmt(F.getBody());
  std::vector<DetachedWork> All = startsOf(F, Body, Model);
  auto Graph = All.empty() ? nullptr : FunctionCFG::build(F);
  if (!Graph)
    return {};
  Aftermath After(F, *Graph, Model);
  // What a scope starts is its own.
  const auto *Method = dyn_cast<CXXMethodDecl>(&F);
  bool InScope =
      Method &&
      ownsWork(Model.facets(Context.getCanonicalTagType(Method->getParent())));
  for (DetachedWork &Work : All) {
    readWork(Work, F, Body.Calls, Model);
    Work.IsOwned = InScope || mentionsOwner(Work.Start, Model);
    Work.KeepsThis = holdsObject(Work.Start);
    if (Work.UseOfThis && After.mayWait(Work.Start, Work.Work))
      Work.UseOfThis = nullptr;
    if (Work.Outlived.empty())
      continue;
    bool Waits = After.mayWait(Work.Start, Work.Work);
    llvm::erase_if(Work.Outlived, [&](const OutlivedLocal &O) {
      return Waits || !After.leaves(O.Local, Work.Start);
    });
  }
  return All;
}

} // namespace clang::tidy::coro
