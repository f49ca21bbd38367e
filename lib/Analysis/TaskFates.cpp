// What becomes of each task that a function makes, in the statement that makes it: a walk from the call outwards.
#include "Analysis/TaskFates.h"
#include "Analysis/BodyVisitor.h"
#include "Analysis/Borrows.h"
#include "Analysis/Discarded.h"
#include "Analysis/LocalUses.h"
#include "Model/RecordLookup.h"

namespace clang::tidy::coro {
namespace {

/// Whether one of the template arguments of \p Spec is a type that holds a task.
bool hasTaskArgument(llvm::ArrayRef<TemplateArgument> Arguments,
                     CoroutineModel &Model) {
  return llvm::any_of(Arguments, [&](const TemplateArgument &Argument) {
    switch (Argument.getKind()) {
    case TemplateArgument::Type:
      return holdsTask(Argument.getAsType(), Model);
    case TemplateArgument::Pack:
      return hasTaskArgument(Argument.getPackAsArray(), Model);
    default:
      return false;
    }
  });
}

} // namespace

bool holdsTask(QualType T, CoroutineModel &Model) {
  if (T.isNull())
    return false;
  const TypeFacets &Facets = Model.facets(T);
  if (Facets.isCoroutine() || Facets.isAwaitable() ||
      Facets.Roles.has(TypeRole::Sender))
    return true;
  const auto *Spec = dyn_cast_or_null<ClassTemplateSpecializationDecl>(
      T.getNonReferenceType()->getAsCXXRecordDecl());
  return Spec && Spec->isInStdNamespace() &&
         hasTaskArgument(Spec->getTemplateArgs().asArray(), Model);
}

namespace {

/// One step of the way from the body to an expression.
struct Node {
  const Stmt *S = nullptr;
  const VarDecl *Variable = nullptr;
  bool IsMember = false; ///< the initialiser of a data member
};

class FateFinder : public BodyVisitor {
public:
  explicit FateFinder(CoroutineModel &Model) : Model(Model) {}
  std::vector<MadeTask> Found;

  bool TraverseStmt(const Stmt *S) override {
    if (!S)
      return true;
    Path.push_back({S});
    bool Continue = BodyVisitor::TraverseStmt(S);
    Path.pop_back();
    return Continue;
  }
  bool TraverseDecl(const Decl *D) override {
    const auto *Variable = dyn_cast_or_null<VarDecl>(D);
    if (!Variable)
      return true;
    Path.push_back({nullptr, Variable});
    bool Continue = BodyVisitor::TraverseDecl(D);
    Path.pop_back();
    return Continue;
  }
  bool TraverseConstructorInitializer(const CXXCtorInitializer *Init) override {
    Path.push_back({nullptr, nullptr, Init->isAnyMemberInitializer()});
    bool Continue = TraverseStmt(Init->getInit());
    Path.pop_back();
    return Continue;
  }
  bool VisitCallExpr(const CallExpr *Call) override {
    if (Call->isPRValue() && makesTask(*Call)) {
      MadeTask Task;
      Task.Call = Call;
      follow(Task);
      Found.push_back(std::move(Task));
    }
    return true;
  }

private:
  enum class Step : uint8_t { On, Done };

  bool makesTask(const CallExpr &Call);
  void follow(MadeTask &Task);
  Step stepTo(const Expr *Parent, MadeTask &Task);
  Step stepToCall(const CallExpr *Parent, MadeTask &Task);
  Step stepToOperator(const CXXOperatorCallExpr *Parent, MadeTask &Task);
  Step stepToStatement(size_t Index, MadeTask &Task);
  Step stepToVariable(const VarDecl *Variable, MadeTask &Task);
  bool putInto(const Expr *Container, MadeTask &Task);
  static Step end(MadeTask &Task, FateKind Fate) {
    Task.Fate = Fate;
    return Step::Done;
  }

  CoroutineModel &Model;
  std::vector<Node> Path;
};

bool FateFinder::makesTask(const CallExpr &Call) {
  const TypeFacets &Facets = Model.facets(Call.getType());
  if (Facets.isTask() || Facets.isGenerator() || Facets.isCoroutine())
    return !isMove(&Call);
  // A coroutine may return void.
  const FunctionDecl *Callee = Call.getDirectCallee();
  return Call.getType()->isVoidType() && Callee &&
         Model.resultFacets(Callee).isCoroutine();
}

void FateFinder::follow(MadeTask &Task) {
  Task.Carriers.push_back(Task.Call);
  for (size_t I = Path.size() - 1; I-- > 0;) {
    const Node &Parent = Path[I];
    Step Next;
    if (Parent.Variable)
      Next = stepToVariable(Parent.Variable, Task);
    else if (Parent.IsMember)
      Next = end(Task, FateKind::Kept);
    else if (const auto *E = dyn_cast_or_null<Expr>(Parent.S))
      Next = stepTo(E, Task);
    else
      Next = stepToStatement(I, Task);
    if (Next == Step::Done)
      break;
    Task.Carriers.push_back(cast<Expr>(Parent.S));
  }
  // What was started runs on, whatever becomes of the handle.
  if (Task.Spawn && Task.Fate == FateKind::Discarded)
    Task.Fate = FateKind::Spawned;
}

FateFinder::Step FateFinder::stepTo(const Expr *Parent, MadeTask &Task) {
  if (isa<CoawaitExpr, DependentCoawaitExpr>(Parent))
    return end(Task, FateKind::Awaited);
  if (const auto *Cast = dyn_cast<CastExpr>(Parent)) {
    if (Cast->getCastKind() == CK_ToVoid)
      return end(Task, FateKind::Discarded);
    return holdsTask(Cast->getType(), Model) || Task.Spawn
               ? Step::On
               : end(Task, FateKind::Unknown);
  }
  if (isa<ParenExpr, FullExpr, MaterializeTemporaryExpr, CXXBindTemporaryExpr>(
          Parent))
    return Step::On;
  if (const auto *Choice = dyn_cast<ConditionalOperator>(Parent))
    return Choice->getCond() != Task.Carriers.back()
               ? Step::On
               : end(Task, FateKind::Unknown);
  if (const auto *Binary = dyn_cast<BinaryOperator>(Parent);
      Binary && Binary->getOpcode() == BO_Comma)
    return Binary->getRHS() == Task.Carriers.back()
               ? Step::On
               : end(Task, FateKind::Discarded);
  if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(Parent))
    return stepToOperator(Operator, Task);
  if (const auto *Call = dyn_cast<CallExpr>(Parent))
    return stepToCall(Call, Task);
  // The function of a member call; the call itself comes next.
  if (const auto *Member = dyn_cast<MemberExpr>(Parent))
    return isa<CXXMethodDecl>(Member->getMemberDecl())
               ? Step::On
               : end(Task, FateKind::Unknown);
  if (isa<CXXConstructExpr, InitListExpr>(Parent) &&
      holdsTask(Parent->getType(), Model))
    return Step::On;
  return end(Task, FateKind::Unknown);
}

/// Whether \p Container is filled by the call that took the task: what becomes of the task is what becomes of that.
bool FateFinder::putInto(const Expr *Container, MadeTask &Task) {
  const Expr *Object = withoutWrappers(Container);
  const DeclRefExpr *Ref = localNamedBy(Object);
  const auto *Local = Ref ? cast<VarDecl>(Ref->getDecl()) : nullptr;
  if (Local && Local->hasLocalStorage() &&
      !Ref->refersToEnclosingVariableOrCapture() &&
      !Local->getType()->isReferenceType()) {
    Task.Fate = FateKind::InLocal;
    Task.Local = Local;
    return true;
  }
  // A member of a local, an element of one: not followed.
  if (objectHolding(Object).Local)
    return false;
  Task.Fate = FateKind::Kept;
  return true;
}

FateFinder::Step FateFinder::stepToOperator(const CXXOperatorCallExpr *Parent,
                                            MadeTask &Task) {
  if (Parent->getOperator() != OO_Equal || Parent->getNumArgs() != 2 ||
      Parent->getArg(1) != Task.Carriers.back())
    return stepToCall(Parent, Task);
  const auto *Target =
      dyn_cast<DeclRefExpr>(withoutWrappers(Parent->getArg(0)));
  if (Target && Target->getDecl()->isInStdNamespace())
    return end(Task, FateKind::Discarded); // std::ignore
  Task.Carriers.push_back(Parent);
  if (!holdsTask(Parent->getArg(0)->getType(), Model) ||
      !putInto(Parent->getArg(0), Task))
    return end(Task, FateKind::Unknown);
  return Step::Done;
}

/// Whether \p Role of a function is about the argument \p Index (ArgumentRef::Object for the object).
bool isAbout(const FunctionProfile &Entry, int Index) {
  return Entry.Argument.Index == Index ||
         Entry.Argument.Index == ArgumentRef::All;
}

FateFinder::Step FateFinder::stepToCall(const CallExpr *Parent,
                                        MadeTask &Task) {
  const FunctionDecl *Callee = Parent->getDirectCallee();
  if (!Callee)
    return end(Task, FateKind::Unknown);
  if (isMove(Parent))
    return Step::On;
  const auto *Member = dyn_cast<CXXMemberCallExpr>(Parent);
  int Index = ArgumentRef::Object;
  bool ObjectIsFirst =
      isa<CXXOperatorCallExpr>(Parent) && isa<CXXMethodDecl>(Callee);
  for (unsigned I = ObjectIsFirst; I < Parent->getNumArgs(); ++I)
    if (Parent->getArg(I) == Task.Carriers.back())
      Index = int(I - ObjectIsFirst);
  bool Starts = false;
  for (const auto &Entry : Model.profiles().functions(Callee)) {
    switch (Entry->Role) {
    case FunctionRole::SyncWait:
      if (isAbout(*Entry.Says, Index))
        return end(Task, FateKind::Awaited);
      break;
    // `.get()`, `.wait()` and the like of what starting it gave.
    case FunctionRole::Blocking:
    case FunctionRole::Join:
      if (Index == ArgumentRef::Object)
        return end(Task, FateKind::Awaited);
      break;
    case FunctionRole::Spawn:
    case FunctionRole::Detach:
      Starts |= isAbout(*Entry.Says, Index);
      break;
    default:
      break;
    }
  }
  if (Member && Index != ArgumentRef::Object) {
    const Expr *Object = Member->getImplicitObjectArgument();
    const TypeFacets &Facets = Model.facets(Object->getType());
    if (Callee->getIdentifier() &&
        llvm::is_contained(Facets.SpawnMembers, Callee->getName()))
      Starts = Task.InScope = true;
    const auto *Class = Object->getType()->getAsCXXRecordDecl();
    if (!Starts && Class && Class->isInStdNamespace() &&
        holdsTask(Object->getType(), Model)) {
      Task.Carriers.push_back(Parent);
      return putInto(Object, Task) ? Step::Done : end(Task, FateKind::Unknown);
    }
  }
  if (Starts) {
    Task.Spawn = Parent;
    return Step::On;
  }
  return holdsTask(Parent->getType(), Model) ? Step::On
                                             : end(Task, FateKind::Unknown);
}

FateFinder::Step FateFinder::stepToVariable(const VarDecl *Variable,
                                            MadeTask &Task) {
  if (isa<DecompositionDecl>(Variable) || Variable->isImplicit())
    return end(Task, FateKind::Unknown);
  if (!Task.Spawn && !holdsTask(Variable->getType(), Model))
    return end(Task, FateKind::Unknown);
  if (!Variable->hasLocalStorage())
    return end(Task, FateKind::Kept);
  Task.Local = Variable;
  return end(Task, FateKind::InLocal);
}

FateFinder::Step FateFinder::stepToStatement(size_t Index, MadeTask &Task) {
  const Stmt *Parent = Path[Index].S;
  const Stmt *Child = Task.Carriers.back();
  if (isa<ReturnStmt>(Parent))
    return end(Task, FateKind::Returned);
  if (const auto *For = dyn_cast<CXXForRangeStmt>(Parent))
    return end(Task, For->getBody() == Child ? FateKind::Discarded
                                             : FateKind::Iterated);
  bool IsStatement = isa<LabelStmt, SwitchCase, AttributedStmt>(Parent);
  if (isa<CompoundStmt>(Parent))
    // The last statement of a statement expression is its value.
    IsStatement = Index == 0 || !isa_and_nonnull<StmtExpr>(Path[Index - 1].S);
  else if (const auto *If = dyn_cast<IfStmt>(Parent))
    IsStatement = If->getThen() == Child || If->getElse() == Child;
  else if (const auto *For = dyn_cast<ForStmt>(Parent))
    IsStatement = For->getCond() != Child;
  else if (const auto *While = dyn_cast<WhileStmt>(Parent))
    IsStatement = While->getBody() == Child;
  else if (const auto *Do = dyn_cast<DoStmt>(Parent))
    IsStatement = Do->getBody() == Child;
  return end(Task, IsStatement ? FateKind::Discarded : FateKind::Unknown);
}

} // namespace

std::vector<MadeTask> tasksMadeIn(const FunctionDecl &F,
                                  CoroutineModel &Model) {
  if (F.isDependentContext() || !F.getBody())
    return {};
  FateFinder Finder(Model);
  if (const auto *Constructor = dyn_cast<CXXConstructorDecl>(&F))
    for (const CXXCtorInitializer *Init : Constructor->inits())
      if (Init->isWritten())
        Finder.TraverseConstructorInitializer(Init);
  Finder.TraverseStmt(F.getBody());
  return std::move(Finder.Found);
}

} // namespace clang::tidy::coro
