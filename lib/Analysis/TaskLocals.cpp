// Which locals of a function hold tasks, and what happens to them, block by block.
#include "Analysis/TaskLocals.h"
#include "Analysis/Lost.h"
#include "Analysis/NewTasks.h"
#include "Analysis/TaskContainers.h"
#include "clang/AST/DynamicRecursiveASTVisitor.h"

namespace clang::tidy::coro {
namespace {

using Event = LocalEvent;
using EventsByLocal = llvm::DenseMap<const VarDecl *, BlockEvents>;

/// The local variables of a body, those of nested lambdas and classes not included.
class LocalVariables : public ConstDynamicRecursiveASTVisitor {
public:
  std::vector<const VarDecl *> Found;

  bool VisitVarDecl(const VarDecl *Local) override {
    Found.push_back(Local);
    return true;
  }
  bool TraverseLambdaExpr(const LambdaExpr *) override { return true; }
  bool TraverseCXXRecordDecl(const CXXRecordDecl *) override { return true; }
};

/// Whether a local, or a parameter by value, is one whose life the graph shows from its declaration on.
bool isTrackable(const VarDecl *Local) {
  bool IsParameter = isa<ParmVarDecl>(Local);
  return (Local->isLocalVarDecl() || IsParameter) &&
         !(IsParameter && Local->getType()->isReferenceType()) &&
         Local->hasLocalStorage() && !isa<DecompositionDecl>(Local) &&
         !Local->isInvalidDecl() && !Local->isImplicit() &&
         !Local->hasAttr<UnusedAttr>() && !Local->hasAttr<CleanupAttr>();
}

void addEvent(EventsByLocal &Events, const CFGBlock *Block,
              const VarDecl *Local, Event E) {
  auto It = Events.find(Local);
  if (It == Events.end())
    return;
  if (It->second.empty() || It->second.back().first != Block)
    It->second.push_back({Block, {}});
  It->second.back().second.push_back(E);
}

} // namespace

std::vector<TaskLocal> taskLocals(const FunctionDecl &F,
                                  CoroutineModel &Model) {
  std::vector<TaskLocal> Locals;
  LocalVariables Variables;
  Variables.TraverseStmt(F.getBody());
  llvm::append_range(Variables.Found, F.parameters());
  for (const VarDecl *Local : Variables.Found) {
    if (!isTrackable(Local))
      continue;
    QualType T = Local->getType();
    // A reference is a name for another's task, unless it keeps a temporary alive.
    if (T->isReferenceType() &&
        (!Local->getInit() || !makesObligation(Local->getInit(), Model)))
      continue;
    const TypeFacets &Facets = Model.facets(T);
    // Destroying a task that cancels is a way to use it: its owner's scope is its lifetime.
    if (wordsFor(Facets, Model) && Facets.Dropped != DropEffect::Cancels)
      Locals.push_back({Local, /*IsContainer=*/false});
    else if (Facets.isTask() && Facets.SingleShot)
      Locals.push_back({Local, /*IsContainer=*/false, /*MayBeDropped=*/true});
    else if (!isa<ParmVarDecl>(Local) && tasksIn(T, Model))
      Locals.push_back({Local, /*IsContainer=*/true});
  }
  return Locals;
}

EventsByLocal localEvents(llvm::ArrayRef<TaskLocal> Locals,
                          const FunctionCFG &Graph, const LocalUses &Uses) {
  EventsByLocal Events;
  for (const TaskLocal &L : Locals) {
    Events[L.Local];
    if (isa<ParmVarDecl>(L.Local))
      addEvent(Events, &Graph.graph().getEntry(), L.Local, {Event::Declared});
  }
  for (const CFGBlock *Block : Graph.order())
    for (const CFGElement &Element : *Block) {
      if (auto End = Element.getAs<CFGLifetimeEnds>()) {
        addEvent(Events, Block, End->getVarDecl(),
                 {Event::Ended, nullptr, End->getTriggerStmt()});
        continue;
      }
      auto Statement = Element.getAs<CFGStmt>();
      if (!Statement)
        continue;
      const Stmt *S = Statement->getStmt();
      if (const auto *Declaration = dyn_cast<DeclStmt>(S)) {
        for (const Decl *D : Declaration->decls())
          if (const auto *Local = dyn_cast<VarDecl>(D))
            addEvent(Events, Block, Local, {Event::Declared});
      } else if (const auto *Ref = dyn_cast<DeclRefExpr>(S)) {
        if (const LocalUse *Use = Uses.use(Ref))
          addEvent(Events, Block, cast<VarDecl>(Ref->getDecl()),
                   {Event::Used, Use});
      } else if (const auto *Lambda = dyn_cast<LambdaExpr>(S)) {
        for (const VarDecl *Local : LocalUses::capturedBy(Lambda))
          addEvent(Events, Block, Local, {Event::CapturedByReference});
      }
    }
  return Events;
}

} // namespace clang::tidy::coro
