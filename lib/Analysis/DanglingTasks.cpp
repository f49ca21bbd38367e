// Tasks that run on, or are still to run, when something is gone that they refer to.
//
// A temporary dies with its full-expression: whatever is not awaited in it dangles, if it runs at all. A local dies at
// the end of its scope. What is stored must then be consumed behind that, on a path without any consumption before;
// what left the function must have had no chance to be waited for.
#include "Analysis/DanglingTasks.h"
#include "Analysis/BodyVisitor.h"
#include "Analysis/FunctionCFG.h"
#include "Analysis/HandedLambdas.h"
#include "Analysis/LocalUses.h"
#include "Support/ErrorLog.h"
#include "Support/PerASTContext.h"
#include "llvm/ADT/StringSwitch.h"
#include <set>

namespace clang::tidy::coro {
namespace {

/// The range-based loops of a body that go through a local.
class RangeLoops : public BodyVisitor {
public:
  explicit RangeLoops(const Stmt *Body) { TraverseStmt(Body); }

  bool VisitCXXForRangeStmt(const CXXForRangeStmt *Loop) override {
    if (const DeclRefExpr *Range = localNamedBy(Loop->getRangeInit()))
      Variables[Range] = Loop->getLoopVariable();
    return true;
  }
  /// The variable of the loop whose range is \p Ref; null if none is.
  const VarDecl *variable(const DeclRefExpr *Ref) const {
    return Variables.lookup(Ref);
  }

private:
  llvm::DenseMap<const DeclRefExpr *, const VarDecl *> Variables;
};

class DanglingFinder {
public:
  DanglingFinder(const FunctionDecl &F, CoroutineModel &Model)
      : F(F), Model(Model) {}
  std::vector<DanglingTask> find();

private:
  void look(const MadeTask &Task);
  void lookAtLambdas(const CallExpr &Call);
  bool outlivesStatement(const MadeTask &Task, DanglingTask &Found);
  bool outlivesScope(const MadeTask &Task, DanglingTask &Found);

  const LocalUses &uses() {
    if (!Uses)
      Uses = std::make_unique<LocalUses>(F.getBody());
    return *Uses;
  }
  const RangeLoops &loops() {
    if (!Loops)
      Loops = std::make_unique<RangeLoops>(F.getBody());
    return *Loops;
  }
  bool walk(const MadeTask &Task, DanglingTask &Found);

  const FunctionDecl &F;
  CoroutineModel &Model;
  std::unique_ptr<LocalUses> Uses;
  std::unique_ptr<RangeLoops> Loops;
  std::unique_ptr<FunctionCFG> Graph;
  bool HasGraph = false; ///< whether it was tried to build one
  std::vector<DanglingTask> Found;
};

/// Whether a member of a container throws tasks away without running them.
bool onlyDrops(const Expr *Where) {
  const auto *Call = dyn_cast<CXXMemberCallExpr>(Where);
  const CXXMethodDecl *Method = Call ? Call->getMethodDecl() : nullptr;
  return Method && Method->getIdentifier() &&
         llvm::StringSwitch<bool>(Method->getName())
             .Cases({"clear", "reset", "pop_back", "pop_front", "erase"}, true)
             .Default(false);
}

/// Whether \p Use may run the task that the local is or holds.
bool mayRun(const LocalUse &Use) {
  switch (Use.Kind) {
  case UseKind::Await:
  case UseKind::Move:
  case UseKind::HandOver:
    return !onlyDrops(Use.Where);
  case UseKind::Overwrite:
  case UseKind::Fill:
  case UseKind::Escape:
    return false;
  }
  return false;
}

/// A walk over the graph from the call that makes a task: is it consumed behind the end of a local's life? Of a
/// temporary, which has no name, the life is over at once.
class ScopeWalk {
public:
  ScopeWalk(const FunctionCFG &Graph, const MadeTask &Task,
            const VarDecl *Local, bool IsGenerator, const LocalUses &Uses,
            const RangeLoops &Loops)
      : Graph(Graph), Task(Task), Local(Local), IsGenerator(IsGenerator),
        Uses(Uses), Loops(Loops) {}

  /// Where the task runs after the local has died: a consumption, or the call that let it leave the function.
  const Expr *Later = nullptr;
  SourceLocation End;

  bool run() {
    for (const CFGBlock *Block : Graph.order())
      for (size_t I = 0; I != Block->size(); ++I)
        if (auto S = (*Block)[I].getAs<CFGStmt>();
            S && S->getStmt() == Task.Call && !walk(Block, I + 1, !Local))
          return false;
    while (!Work.empty()) {
      auto [Block, Ended] = Work.back();
      Work.pop_back();
      if (!walk(Block, 0, Ended))
        return false;
    }
    return Later != nullptr;
  }

private:
  enum class Effect : uint8_t { None, Refuted, PathEnds };

  /// False if the fault is refuted.
  bool walk(const CFGBlock *Block, size_t From, bool Ended) {
    for (size_t I = From; I != Block->size(); ++I) {
      const CFGElement &Element = (*Block)[I];
      if (auto Over = Element.getAs<CFGLifetimeEnds>()) {
        if (Over->getVarDecl() == Local && !Ended) {
          ended(Over->getTriggerStmt());
          Ended = true;
        }
        if (Over->getVarDecl() == Task.Local)
          return true;
        if (!Ended && !Task.Local && mayJoin(Over->getVarDecl()))
          return false;
      }
      auto Statement = Element.getAs<CFGStmt>();
      if (!Statement)
        continue;
      switch (step(Statement->getStmt(), Ended)) {
      case Effect::None:
        break;
      case Effect::Refuted:
        return false;
      case Effect::PathEnds:
        return true;
      }
    }
    // A parameter dies with the function.
    if (Block == &Graph.graph().getExit() && !Task.Local)
      ended(nullptr);
    if (Ended && !Task.Local)
      return true;
    for (const CFGBlock *Successor : Block->succs())
      if (Successor && Seen.insert({Successor, Ended}).second)
        Work.push_back({Successor, Ended});
    return true;
  }

  Effect step(const Stmt *S, bool Ended) {
    if (!Task.Local)
      return !Ended && mayWait(S) ? Effect::Refuted : Effect::None;
    const auto *Ref = dyn_cast<DeclRefExpr>(S);
    const LocalUse *Use =
        Ref && Ref->getDecl() == Task.Local ? Uses.use(Ref) : nullptr;
    if (!Use) {
      // A lambda may await what it captures.
      const auto *Lambda = dyn_cast<LambdaExpr>(S);
      return Local && Lambda &&
                     llvm::is_contained(LocalUses::capturedBy(Lambda),
                                        Task.Local)
                 ? Effect::Refuted
                 : Effect::None;
    }
    if (Use->Kind == UseKind::Fill)
      return Effect::None;
    if (Use->Kind == UseKind::Overwrite || onlyDrops(Use->Where))
      // Where the task is put into the variable is no end of it.
      return llvm::is_contained(Task.Carriers, Use->Where) ? Effect::None
                                                           : Effect::PathEnds;
    const Expr *Run = whereRun(Ref, *Use);
    if (!Ended || !Run)
      return Local ? Effect::Refuted : Effect::None;
    if (!Later)
      Later = Run;
    return Effect::PathEnds;
  }

  /// Where \p Use, which \p Ref is, may run the task; null if it does not.
  const Expr *whereRun(const DeclRefExpr *Ref, const LocalUse &Use) const {
    if (mayRun(Use))
      return Use.Where;
    if (Use.Kind != UseKind::Escape)
      return nullptr;
    // A loop takes what a container holds by its variable.
    if (const VarDecl *Element = Loops.variable(Ref); Element && !IsGenerator) {
      for (const DeclRefExpr *Taken : Uses.references(Element))
        if (const LocalUse *Use = Uses.use(Taken); mayRun(*Use))
          return Use->Where;
      return nullptr;
    }
    // A generator is iterated through a reference to it, and a lambda may await what it captures.
    return !Local && (IsGenerator || isa<LambdaExpr>(Use.Where)) ? Use.Where
                                                                 : nullptr;
  }

  /// Whether the destructor of \p Other may wait for tasks: that of a pool or a scope.
  static bool mayJoin(const VarDecl *Other) {
    const auto *Class = Other->getType()->getAsCXXRecordDecl();
    return Class && Class->hasDefinition() && !Class->hasTrivialDestructor() &&
           !Class->isInStdNamespace() && !Class->isLambda();
  }

  /// Whether whoever waits for tasks could do so in \p S.
  bool mayWait(const Stmt *S) const {
    if (isa<CoawaitExpr, CoyieldExpr>(S))
      return true;
    const auto *Call = dyn_cast<CallExpr>(S);
    return Call && !isMove(Call) && !llvm::is_contained(Task.Carriers, Call);
  }

  void ended(const Stmt *Trigger) {
    if (!Task.Local && !Later)
      Later = Task.Spawn ? Task.Spawn : Task.Carriers.back();
    if (Trigger && End.isInvalid())
      End = isa<CompoundStmt>(Trigger) ? Trigger->getEndLoc()
                                       : Trigger->getBeginLoc();
  }

  const FunctionCFG &Graph;
  const MadeTask &Task;
  const VarDecl *Local; ///< null for a temporary
  bool IsGenerator;
  const LocalUses &Uses;
  const RangeLoops &Loops;
  std::set<std::pair<const CFGBlock *, bool>> Seen;
  std::vector<std::pair<const CFGBlock *, bool>> Work;
};

/// Follows the graph from the task to where it runs after the object has died.
bool DanglingFinder::walk(const MadeTask &Task, DanglingTask &Found) {
  if (!HasGraph) {
    Graph = FunctionCFG::build(F);
    HasGraph = true;
  }
  if (!Graph)
    return false;
  bool IsGenerator = Model.facets(Task.Call->getType()).isGenerator();
  ScopeWalk Walk(*Graph, Task, Found.What.Object.Local, IsGenerator, uses(),
                 loops());
  if (!Walk.run())
    return false;
  Found.Later = Walk.Later;
  Found.End = Walk.End;
  return true;
}

/// Whether \p Task runs after the full-expression that makes it.
bool DanglingFinder::outlivesStatement(const MadeTask &Task,
                                       DanglingTask &Found) {
  const TypeFacets &Facets = Model.facets(Task.Call->getType());
  bool Runs = !Found.IsLazy || Task.Spawn;
  switch (Task.Fate) {
  case FateKind::Discarded:
    return Runs && Facets.Dropped != DropEffect::Cancels &&
           !Facets.Roles.has(TypeRole::JoiningDestructor);
  case FateKind::Spawned:
    Found.Later = Task.Spawn;
    return true;
  case FateKind::InLocal:
    return walk(Task, Found) || (Runs && Facets.Dropped != DropEffect::Cancels);
  case FateKind::Kept:
    Found.Later = Task.Carriers.back();
    return true;
  case FateKind::Iterated:
    return Found.IsLazy;
  case FateKind::Unknown:
  case FateKind::Awaited:
  case FateKind::Returned:
    return false;
  }
  return false;
}

/// Whether \p Task runs after the scope of the local that it refers to.
bool DanglingFinder::outlivesScope(const MadeTask &Task, DanglingTask &Found) {
  const VarDecl *Local = Found.What.Object.Local;
  switch (Task.Fate) {
  case FateKind::InLocal:
    if (Task.Local == Local)
      return false;
    break;
  case FateKind::Spawned:
    // Work without an owner is another check's matter, but for the closure that it needs itself.
    if (!Task.InScope && !Found.What.Lambda)
      return false;
    break;
  case FateKind::Kept:
    break;
  default:
    return false;
  }
  if (Found.What.Object.InMemory && uses().mayMoveOn(Local))
    return false;
  return walk(Task, Found);
}

void DanglingFinder::look(const MadeTask &Task) {
  switch (Task.Fate) {
  case FateKind::Unknown:
  case FateKind::Awaited:
  case FateKind::Returned:
    return;
  default:
    break;
  }
  bool IsLazy = Model.facets(Task.Call->getType()).Start == StartKind::Lazy;
  auto Borrows = borrowsOf(*Task.Call, Model);
  // A function that calls what it is given and returns its task stands for the call.
  for (const HandedLambda &Handed : handedLambdas(*Task.Call, Model))
    if (Handed.Fate == FateKind::Returned)
      if (SuspendedUse Use =
              useAfterReturn(*Handed.Lambda, CallersObject::object(), Model))
        Borrows.push_back({{nullptr, Handed.Argument},
                           Handed.Argument,
                           nullptr,
                           Use,
                           Handed.Lambda});
  for (const Borrow &B : Borrows) {
    DanglingTask Dangling{Task.Call, B,       Task.Fate, IsLazy,
                          nullptr,   nullptr, {}};
    auto IsTask = [&](const Expr *Argument) {
      return Argument->IgnoreImplicit() == Task.Call;
    };
    if (Task.Spawn && llvm::any_of(Task.Spawn->arguments(), IsTask))
      Dangling.Spawn = Task.Spawn;
    // What a lambda captures by reference is not known to die here.
    if (B.ByReferents)
      continue;
    if (B.Object.Local ? outlivesScope(Task, Dangling)
                       : outlivesStatement(Task, Dangling))
      Found.push_back(Dangling);
  }
}

/// Reports the lambdas that \p Call calls, and whose task it lets go of.
void DanglingFinder::lookAtLambdas(const CallExpr &Call) {
  for (const HandedLambda &Handed : handedLambdas(Call, Model)) {
    const TypeFacets &Facets = Model.resultFacets(Handed.Lambda);
    bool IsLazy = Facets.Start == StartKind::Lazy;
    bool LetsGo = Handed.Fate == FateKind::Spawned ||
                  Handed.Fate == FateKind::Kept ||
                  (Handed.Fate == FateKind::Discarded && !IsLazy &&
                   Facets.Dropped != DropEffect::Cancels);
    if (!LetsGo)
      continue;
    if (SuspendedUse Use =
            useAfterReturn(*Handed.Lambda, CallersObject::object(), Model))
      Found.push_back({&Call,
                       {{nullptr, Handed.Argument},
                        Handed.Argument,
                        nullptr,
                        Use,
                        Handed.Lambda},
                       Handed.Fate,
                       IsLazy,
                       Handed.By,
                       nullptr,
                       {}});
  }
}

/// The calls in a body, those of nested functions not included.
class Calls : public BodyVisitor {
public:
  llvm::SmallVector<const CallExpr *, 8> WithLambda;

  bool VisitCallExpr(const CallExpr *Call) override {
    if (llvm::any_of(Call->arguments(), [](const Expr *Arg) {
          return isa<LambdaExpr>(Arg->IgnoreImplicit());
        }))
      WithLambda.push_back(Call);
    return true;
  }
};

std::vector<DanglingTask> DanglingFinder::find() {
  // Where the compiler saw an error it dropped expressions: an await may be among them.
  ASTContext &Context = Model.context();
  if (ErrorLog::of(Context.getDiagnostics())
          .hasErrorIn(F.getSourceRange(), Context.getSourceManager()))
    return {};
  for (const MadeTask &Task : tasksMadeIn(F, Model))
    look(Task);
  Calls Visitor;
  Visitor.TraverseStmt(F.getBody());
  for (const CallExpr *Call : Visitor.WithLambda)
    lookAtLambdas(*Call);
  return std::move(Found);
}

/// The dangling tasks of each function, found once for all checks.
struct DanglingMemo {
  explicit DanglingMemo(ASTContext &) {}
  llvm::DenseMap<const FunctionDecl *,
                 std::unique_ptr<std::vector<DanglingTask>>>
      Tasks;
};

} // namespace

const std::vector<DanglingTask> &danglingTasks(const FunctionDecl &F,
                                               CoroutineModel &Model) {
  auto &Tasks = perASTContext<DanglingMemo>(Model.context()).Tasks[&F];
  if (!Tasks)
    Tasks = std::make_unique<std::vector<DanglingTask>>(
        DanglingFinder(F, Model).find());
  return *Tasks;
}

} // namespace clang::tidy::coro
