// The guards and the locks of threads in a body, and what happens to them.
#include "Analysis/LockEvents.h"
#include "Analysis/BodyVisitor.h"
#include "Analysis/Discarded.h"
#include "Analysis/LocalUses.h"
#include "llvm/ADT/SmallPtrSet.h"

namespace clang::tidy::coro {
namespace {

/// Finds the guards of a body with the scopes that they live in, and the temporaries that are guards.
class GuardFinder : public BodyVisitor {
public:
  explicit GuardFinder(CoroutineModel &Model) : Model(Model) {
    ShouldVisitImplicitCode = true; // the variables of a range-for
  }
  llvm::SmallVector<TrackedLock, 4> Guards;
  /// Temporary guards, with the full expression that each lives in.
  llvm::SmallVector<std::pair<const Expr *, const Expr *>, 2> Temporaries;

  bool TraverseCompoundStmt(const CompoundStmt *S) override {
    return inScope(S, [&] { return BodyVisitor::TraverseCompoundStmt(S); });
  }
  bool TraverseIfStmt(const IfStmt *S) override {
    return inScope(S, [&] { return BodyVisitor::TraverseIfStmt(S); });
  }
  bool TraverseSwitchStmt(const SwitchStmt *S) override {
    return inScope(S, [&] { return BodyVisitor::TraverseSwitchStmt(S); });
  }
  bool TraverseForStmt(const ForStmt *S) override {
    return inScope(S, [&] { return BodyVisitor::TraverseForStmt(S); });
  }
  bool TraverseWhileStmt(const WhileStmt *S) override {
    return inScope(S, [&] { return BodyVisitor::TraverseWhileStmt(S); });
  }
  bool TraverseCXXForRangeStmt(const CXXForRangeStmt *S) override {
    return inScope(S, [&] { return BodyVisitor::TraverseCXXForRangeStmt(S); });
  }

  bool VisitVarDecl(const VarDecl *Local) override {
    if (!Local->hasLocalStorage())
      return true;
    // A reference may keep a temporary guard alive.
    if (!Local->getType()->isReferenceType() || keepsTemporary(Local))
      addGuard(Local, Local->getType().getNonReferenceType());
    return true;
  }
  bool VisitExprWithCleanups(const ExprWithCleanups *Full) override {
    FullExpression = Full;
    return true;
  }
  bool
  VisitMaterializeTemporaryExpr(const MaterializeTemporaryExpr *E) override {
    if (E->getStorageDuration() != SD_FullExpression ||
        E->getType()->isReferenceType())
      return true;
    // What is bound as an rvalue may be moved away.
    if (E->isXValue() && !Kept.contains(E))
      return true;
    addTemporary(E);
    return true;
  }
  bool VisitImplicitCastExpr(const ImplicitCastExpr *Cast) override {
    if (Cast->getType().isConstQualified())
      if (const auto *E = dyn_cast<MaterializeTemporaryExpr>(
              Cast->getSubExpr()->IgnoreParens()))
        Kept.insert(E);
    return true;
  }
  bool VisitCallExpr(const CallExpr *Call) override {
    const auto *Method =
        dyn_cast_or_null<CXXMethodDecl>(Call->getDirectCallee());
    const Expr *Object = nullptr;
    if (const auto *Member = dyn_cast<CXXMemberCallExpr>(Call))
      Object = Member->getImplicitObjectArgument();
    else if (isa<CXXOperatorCallExpr>(Call) && Call->getNumArgs() != 0)
      Object = Call->getArg(0);
    if (Method && Object && Method->getRefQualifier() != RQ_RValue)
      if (const auto *E =
              dyn_cast<MaterializeTemporaryExpr>(Object->IgnoreParenImpCasts()))
        Kept.insert(E);
    return true;
  }
  bool VisitBinaryOperator(const BinaryOperator *Binary) override {
    if (Binary->getOpcode() == BO_Comma)
      addTemporary(Binary->getLHS());
    return true;
  }

  void addGuard(const VarDecl *Local, QualType T) {
    GuardType Type = guardType(T.getUnqualifiedType(), Model);
    if (!Type)
      return;
    TrackedLock Lock;
    Lock.Guard = Local;
    Lock.Type = Type;
    Lock.Scope = Scope;
    Guards.push_back(Lock);
  }

private:
  template <typename Callable> bool inScope(const Stmt *S, Callable Traverse) {
    const Stmt *Outer = std::exchange(Scope, S);
    bool Result = Traverse();
    Scope = Outer;
    return Result;
  }
  static bool keepsTemporary(const VarDecl *Local) {
    const Expr *Init = Local->getInit();
    if (const auto *Full = dyn_cast_or_null<ExprWithCleanups>(Init))
      Init = Full->getSubExpr();
    while (const auto *Cast = dyn_cast_or_null<ImplicitCastExpr>(Init))
      Init = Cast->getSubExpr();
    const auto *E = dyn_cast_or_null<MaterializeTemporaryExpr>(Init);
    return E && E->getExtendingDecl() == Local;
  }
  void addTemporary(const Expr *E) {
    const Expr *Made = withoutWrappers(E);
    while (const auto *Cast = dyn_cast<CastExpr>(Made)) {
      if (Cast->getCastKind() == CK_UserDefinedConversion ||
          (Cast->isGLValue()))
        return;
      Made = withoutWrappers(Cast->getSubExpr());
    }
    GuardType Type = guardType(Made->getType().getUnqualifiedType(), Model);
    if (FullExpression && Type && Made->isPRValue() &&
        guardValue(Made, Type, Model).State == LockState::Held)
      Temporaries.push_back({Made, FullExpression});
  }

  CoroutineModel &Model;
  const Stmt *Scope = nullptr;
  const Expr *FullExpression = nullptr;
  llvm::SmallPtrSet<const MaterializeTemporaryExpr *, 4> Kept;
};

/// Collects what happens to the guards, and the locks that are locked by calls with what happens to them. Works from the
/// outside in: the outermost thing that says what becomes of a mention claims it.
class EventCollector : public BodyVisitor {
public:
  EventCollector(llvm::SmallVectorImpl<TrackedLock> &Locks,
                 CoroutineModel &Model)
      : Locks(Locks), Model(Model) {}
  llvm::DenseMap<const Stmt *, llvm::SmallVector<LockEvent, 2>> Events;
  /// What is mentioned inside of lambdas.
  llvm::SmallPtrSet<const ValueDecl *, 8> InLambdas;

  bool TraverseLambdaExpr(const LambdaExpr *Lambda) override {
    for (const VarDecl *Local : LocalUses::capturedBy(Lambda))
      if (auto Index = guardIndex(Local))
        add(Lambda, {LockEvent::Escaped, *Index});
    for (const Expr *Init : Lambda->capture_inits())
      TraverseStmt(Init);
    ++LambdaDepth;
    TraverseStmt(Lambda->getBody());
    --LambdaDepth;
    return true;
  }

  bool VisitDeclStmt(const DeclStmt *S) override {
    if (LambdaDepth)
      return true;
    for (const Decl *D : S->decls())
      if (auto Index = guardIndex(dyn_cast<VarDecl>(D)))
        Events[S].push_back({LockEvent::Declared, *Index});
    return true;
  }
  bool VisitCXXMemberCallExpr(const CXXMemberCallExpr *Call) override {
    const CXXMethodDecl *Method = Call->getMethodDecl();
    const Expr *Object = Call->getImplicitObjectArgument();
    if (!Method || !Object || LambdaDepth)
      return true;
    auto Path = objectPath(Object);
    // A condition variable gives a guard back as it was.
    if (Method->getParent()->isInStdNamespace() &&
        !(Path && guardIndex(Path->Root)))
      for (const Expr *Argument : Call->arguments())
        if (const auto *Ref =
                dyn_cast<DeclRefExpr>(Argument->IgnoreParenImpCasts()))
          Claimed.insert(Ref);
    if (!Path)
      return true;
    if (auto Index = guardIndex(Path->Root)) {
      // Of a class with a guard, only calls on the guard itself tell.
      bool OnOther =
          Locks[*Index].Type.Member &&
          !llvm::is_contained(Path->Fields, Locks[*Index].Type.Member);
      claim(Object);
      if (OnOther && (Method->isConst() || !Path->Fields.empty()))
        return true;
      noteCall(Call, *Index,
               OnOther ? LockCall::Other : callOnGuard(*Method, *Index));
    } else if (isThreadLock(Object->getType()->isPointerType()
                                ? Object->getType()->getPointeeType()
                                : Object->getType(),
                            Model)) {
      LockCall What = lockCall(*Method, Model);
      if (What == LockCall::Other)
        return true;
      unsigned Lock = rawIndex(*Path);
      claim(Object);
      if (What == LockCall::Acquire || What == LockCall::Try)
        Locks[Lock].Acquires.push_back(Call);
      else if (What == LockCall::Release)
        Locks[Lock].Releases.push_back(Call);
      noteCall(Call, Lock, What);
    }
    return true;
  }
  bool VisitCXXOperatorCallExpr(const CXXOperatorCallExpr *Call) override {
    if (Call->getOperator() != OO_Equal || Call->getNumArgs() != 2 ||
        LambdaDepth)
      return true;
    auto Path = objectPath(Call->getArg(0));
    if (auto Index = Path ? guardIndex(Path->Root) : std::nullopt) {
      claim(Call->getArg(0));
      bool WholeOrGuard = Path->Fields.empty() ||
                          Path->Fields.back() == Locks[*Index].Type.Member;
      if (WholeOrGuard)
        add(Call, {LockEvent::Assigned, *Index, Call->getArg(1)});
    }
    return true;
  }
  bool VisitCallExpr(const CallExpr *Call) override {
    if (LambdaDepth)
      return true;
    if (isMove(Call))
      if (const DeclRefExpr *Ref = localNamedBy(Call))
        if (auto Index = guardIndex(cast<VarDecl>(Ref->getDecl()))) {
          Claimed.insert(Ref);
          add(Call, {LockEvent::Moved, *Index});
        }
    // std::lock(a, b) locks what it is given.
    const FunctionDecl *Callee = Call->getDirectCallee();
    if (Callee && Callee->isInStdNamespace() &&
        Model.profiles().function(Callee, FunctionRole::Blocking))
      for (const Expr *Argument : Call->arguments())
        if (const DeclRefExpr *Ref = localNamedBy(Argument))
          if (auto Index = guardIndex(cast<VarDecl>(Ref->getDecl()))) {
            Claimed.insert(Ref);
            add(Call, {LockEvent::Acquired, *Index});
          }
    return true;
  }
  bool VisitImplicitCastExpr(const ImplicitCastExpr *Cast) override {
    // Seen as a constant, it can't be let go.
    if (Cast->getCastKind() == CK_NoOp && Cast->getType().isConstQualified())
      claim(Cast->getSubExpr());
    return true;
  }
  bool VisitMemberExpr(const MemberExpr *Member) override {
    const auto *Field = dyn_cast<FieldDecl>(Member->getMemberDecl());
    auto Path = objectPath(Member);
    if (!Path)
      return true;
    auto Index = guardIndex(Path->Root);
    // What a class keeps beside its guard does not touch it.
    if (Index && Field && Field != Locks[*Index].Type.Member)
      claim(Member->getBase());
    if (!Index && Field)
      mention(Member, *Path);
    return true;
  }
  bool VisitDeclRefExpr(const DeclRefExpr *Ref) override {
    const auto *Local = dyn_cast<VarDecl>(Ref->getDecl());
    if (LambdaDepth && Local)
      InLambdas.insert(Local);
    if (const auto *Binding = dyn_cast<BindingDecl>(Ref->getDecl()))
      Local = dyn_cast_or_null<VarDecl>(Binding->getDecomposedDecl());
    auto Index = guardIndex(Local);
    if (!Index) {
      if (Local)
        if (auto Path = objectPath(Ref))
          mention(Ref, *Path);
      return true;
    }
    // Another binding of the same declaration.
    if (isa<BindingDecl>(Ref->getDecl()) &&
        !guardType(Ref->getType().getNonReferenceType(), Model))
      return true;
    if (!Claimed.contains(Ref) && !LambdaDepth)
      add(Ref, {LockEvent::Escaped, *Index});
    return true;
  }

private:
  std::optional<unsigned> guardIndex(const VarDecl *Local) const {
    if (Local)
      for (auto [Index, Lock] : llvm::enumerate(Locks))
        if (Lock.Guard == Local)
          return Index;
    return std::nullopt;
  }
  unsigned rawIndex(const ObjectPath &Path) {
    for (auto [Index, Lock] : llvm::enumerate(Locks))
      if (!Lock.Guard && Lock.Path == Path)
        return Index;
    TrackedLock Lock;
    Lock.Path = Path;
    Locks.push_back(Lock);
    return Locks.size() - 1;
  }
  LockCall callOnGuard(const CXXMethodDecl &Method, unsigned Index) {
    LockCall What = lockCall(Method, Model);
    // Of an owner of guards, filling it is locking.
    if (What == LockCall::Other && Locks[Index].Type.IsSmart &&
        Method.getParent()->isInStdNamespace() && Method.getIdentifier() &&
        Method.getName() == "emplace")
      return LockCall::Acquire;
    return What;
  }
  void noteCall(const Expr *Call, unsigned Lock, LockCall What) {
    switch (What) {
    case LockCall::Acquire:
      return add(Call, {LockEvent::Acquired, Lock, Call});
    case LockCall::Try:
      return add(Call, {LockEvent::Tried, Lock, Call});
    case LockCall::Release:
      return add(Call, {LockEvent::Released, Lock});
    case LockCall::Query:
      return;
    case LockCall::Other:
      return add(Call, {LockEvent::Escaped, Lock});
    }
  }
  void add(const Stmt *At, LockEvent E) {
    Events[At].push_back(E);
    Locks[E.Lock].ByScope = false;
  }
  /// Marks the references below \p E as spoken for.
  void claim(const Expr *E) {
    class Claimer : public BodyVisitor {
    public:
      explicit Claimer(llvm::SmallPtrSetImpl<const Expr *> &To) : To(To) {}
      bool VisitDeclRefExpr(const DeclRefExpr *Ref) override {
        To.insert(Ref);
        return true;
      }
      bool VisitMemberExpr(const MemberExpr *Member) override {
        To.insert(Member);
        return true;
      }

    private:
      llvm::SmallPtrSetImpl<const Expr *> &To;
    };
    Claimer(Claimed).TraverseStmt(E);
  }
  /// Notes that something else is done with what may be a lock without a guard.
  void mention(const Expr *E, const ObjectPath &Path) {
    if (LambdaDepth) {
      if (Path.last())
        InLambdas.insert(Path.last());
      return;
    }
    if (!Claimed.contains(E) && isThreadLock(E->getType(), Model))
      add(E, {LockEvent::Escaped, rawIndex(Path)});
  }

  llvm::SmallVectorImpl<TrackedLock> &Locks;
  CoroutineModel &Model;
  llvm::SmallPtrSet<const Expr *, 16> Claimed;
  unsigned LambdaDepth = 0;
};

} // namespace

LockEvents lockEvents(const FunctionDecl &Coroutine, CoroutineModel &Model) {
  GuardFinder Finder(Model);
  for (const ParmVarDecl *Parameter : Coroutine.parameters())
    if (!Parameter->getType()->isReferenceType())
      Finder.addGuard(Parameter, Parameter->getType());
  const Stmt *Body = coroutineBody(&Coroutine)->getBody();
  Finder.TraverseStmt(Body);
  LockEvents Result;
  Result.Locks = Finder.Guards;
  Result.Temporaries = std::move(Finder.Temporaries);
  EventCollector Collector(Result.Locks, Model);
  Collector.TraverseStmt(Body);
  Result.At = std::move(Collector.Events);
  for (TrackedLock &Lock : Result.Locks)
    if (Lock.Guard && !isa<ParmVarDecl>(Lock.Guard) &&
        guardValue(Lock.Guard->getInit(), Lock.Type, Model).State !=
            LockState::Held)
      Lock.ByScope = false;
  // Who can unlock behind our back is not followed.
  for (TrackedLock &Lock : Result.Locks)
    if (!Lock.Guard && Collector.InLambdas.contains(Lock.Path.last()))
      Lock.Releases.clear();
  return Result;
}

} // namespace clang::tidy::coro
