// Which locks of threads a coroutine holds while it is suspended.
#include "Analysis/HeldLocks.h"
#include "Analysis/BodyVisitor.h"
#include "Analysis/Discarded.h"
#include "Analysis/LocalUses.h"
#include "Analysis/LockTypes.h"
#include "Analysis/ObjectPath.h"
#include "Support/ErrorLog.h"
#include "clang/AST/DynamicRecursiveASTVisitor.h"
#include "clang/AST/StmtCXX.h"
#include "llvm/ADT/MapVector.h"
#include "llvm/ADT/SetVector.h"
#include "llvm/ADT/SmallPtrSet.h"
#include <set>

namespace clang::tidy::coro {
namespace {

/// Something that changes what is known of one lock.
struct LockEvent {
  enum EventKind : uint8_t {
    Declared,
    Acquired,
    Tried,
    Released,
    Assigned, ///< to Value
    Moved,    ///< from, into something else
    Escaped,  ///< who knows
    Ended,
  };
  EventKind Kind;
  unsigned Lock;
  const Expr *Value = nullptr;
};

/// A guard in a local, or a lock that is locked and unlocked by calls.
struct TrackedLock {
  const VarDecl *Guard = nullptr;
  GuardType Type;
  ObjectPath Path; ///< of a lock without a guard
  llvm::SmallVector<const Expr *, 2> Acquires, Releases; ///< of such a lock
  const Stmt *Scope = nullptr; ///< in which a guard lives
  bool ByScope = true;         ///< nothing happens to the guard
};

/// What is known of one lock at one place.
struct LockValue {
  LockState State = LockState::Unreached;
  const Expr *Where =
      nullptr; ///< the call that acquired a lock without a guard
  friend bool operator==(const LockValue &A, const LockValue &B) {
    return A.State == B.State && A.Where == B.Where;
  }
};

LockValue join(LockValue A, LockValue B) {
  if (A.State == LockState::Unreached)
    return B;
  if (B.State == LockState::Unreached || A == B)
    return A;
  if (A.State == LockState::Unknown || B.State == LockState::Unknown)
    return {LockState::Unknown, nullptr};
  if (A.State == B.State)
    return {A.State, std::min(A.Where, B.Where)};
  return {LockState::Partial, A.Where ? A.Where : B.Where};
}

//===----------------------------------------------------------------------===//
// Finding the locks and what happens to them
//===----------------------------------------------------------------------===//

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

//===----------------------------------------------------------------------===//
// The flow
//===----------------------------------------------------------------------===//

class LockFlow {
public:
  /// \p Points is null for an uninstantiated template.
  LockFlow(const FunctionDecl &F, const Suspensions *Points,
           CoroutineModel &Model)
      : F(F), Points(Points), Model(Model) {}

  std::vector<HeldLock> find();

private:
  using Values = llvm::SmallVector<LockValue, 4>;

  void collect();
  void findByScope();
  void findTemporaries(const GuardFinder &Finder);
  void findByFlow();
  void report(unsigned Lock, LockValue V, const Suspension &At);
  void applyBlock(const CFGBlock *Block, Values &V, bool Report);
  void apply(const LockEvent &E, Values &V);
  LockValue valueOf(const Expr *Init, unsigned Lock);
  void refine(const CFGBlock *Block, unsigned Successor, Values &V);
  bool isReleasedAfter(const TrackedLock &Lock, const Expr *Acquired,
                       const Suspension &At) const;

  const FunctionDecl &F;
  const Suspensions *Points;
  CoroutineModel &Model;
  llvm::SmallVector<TrackedLock, 4> Locks;
  llvm::DenseMap<const Stmt *, llvm::SmallVector<LockEvent, 2>> Events;
  llvm::DenseMap<const VarDecl *, LockState> MovedState;
  std::vector<HeldLock> Found;
};

/// Finds what is awaited and yielded below a statement, lambdas left out.
class SuspensionFinder : public ConstDynamicRecursiveASTVisitor {
public:
  explicit SuspensionFinder(CoroutineModel &Model) : Model(Model) {
    ShouldVisitImplicitCode = true;
  }
  llvm::SmallSetVector<const Expr *, 8> Found;

  bool TraverseLambdaExpr(const LambdaExpr *) override { return true; }
  // Whether that is evaluated only an instantiation knows.
  bool TraverseIfStmt(const IfStmt *If) override {
    return (If->isConstexpr() && If->getCond()->isValueDependent()) ||
           ConstDynamicRecursiveASTVisitor::TraverseIfStmt(If);
  }
  bool VisitExpr(const Expr *E) override {
    if (isa<CoroutineSuspendExpr, DependentCoawaitExpr>(E) &&
        maySuspend(E, Model))
      Found.insert(E);
    return true;
  }

private:
  CoroutineModel &Model;
};

/// The suspensions that are written somewhere below \p S and end behind \p After; of \p Points, if these are known.
llvm::SmallVector<const Expr *, 4> suspensionsIn(const Stmt *S,
                                                 SourceLocation After,
                                                 const Suspensions *Points,
                                                 CoroutineModel &Model) {
  SuspensionFinder Finder(Model);
  Finder.TraverseStmt(S);
  const SourceManager &SM = Model.context().getSourceManager();
  llvm::SmallVector<const Expr *, 4> Found;
  for (const Expr *Point : Finder.Found) {
    bool IsReached =
        !Points || llvm::any_of(Points->points(), [&](const Suspension &P) {
          return P.Where == Point;
        });
    if (IsReached && (After.isInvalid() ||
                      SM.isBeforeInTranslationUnit(After, Point->getEndLoc())))
      Found.push_back(Point);
  }
  return Found;
}

LockValue LockFlow::valueOf(const Expr *Init, unsigned Lock) {
  GuardValue Value = guardValue(Init, Locks[Lock].Type, Model);
  if (Value.MovedFrom) {
    auto It = MovedState.find(Value.MovedFrom);
    return {It == MovedState.end() ? LockState::Unknown : It->second, nullptr};
  }
  return {Value.State, nullptr};
}

void LockFlow::apply(const LockEvent &E, Values &V) {
  LockValue &Lock = V[E.Lock];
  switch (E.Kind) {
  case LockEvent::Declared:
    Lock = valueOf(Locks[E.Lock].Guard->getInit(), E.Lock);
    return;
  case LockEvent::Assigned:
    Lock = valueOf(E.Value, E.Lock);
    return;
  case LockEvent::Acquired:
    Lock = {LockState::Held, E.Value};
    return;
  case LockEvent::Tried:
    Lock = {LockState::Unknown, E.Value};
    return;
  case LockEvent::Released:
  case LockEvent::Ended:
    Lock = {LockState::Free, nullptr};
    return;
  case LockEvent::Moved:
    MovedState[Locks[E.Lock].Guard] = Lock.State;
    Lock = {LockState::Free, nullptr};
    return;
  case LockEvent::Escaped:
    Lock = {LockState::Unknown, nullptr};
    return;
  }
}

void LockFlow::applyBlock(const CFGBlock *Block, Values &V, bool Report) {
  for (const CFGElement &Element : *Block) {
    if (auto End = Element.getAs<CFGLifetimeEnds>()) {
      for (auto [Index, Lock] : llvm::enumerate(Locks))
        if (Lock.Guard && Lock.Guard == End->getVarDecl())
          apply({LockEvent::Ended, unsigned(Index)}, V);
      continue;
    }
    auto Statement = Element.getAs<CFGStmt>();
    if (!Statement)
      continue;
    const Stmt *S = Statement->getStmt();
    if (auto It = Events.find(S); It != Events.end())
      for (const LockEvent &E : It->second)
        apply(E, V);
    if (!Report || !isa<CoroutineSuspendExpr>(S))
      continue;
    for (const Suspension &Point : Points->points())
      if (Point.Where == S)
        for (unsigned Lock = 0; Lock != Locks.size(); ++Lock)
          report(Lock, V[Lock], Point);
  }
}

void LockFlow::report(unsigned Index, LockValue V, const Suspension &At) {
  const TrackedLock &Lock = Locks[Index];
  if ((V.State != LockState::Held && V.State != LockState::Partial) ||
      (Lock.Guard && Lock.ByScope))
    return;
  if (!Lock.Guard && (!V.Where || !isReleasedAfter(Lock, V.Where, At)))
    return;
  const Expr *Acquired = Lock.Guard ? nullptr : V.Where;
  for (HeldLock &Held : Found)
    if (Held.Guard == Lock.Guard && Held.Acquired == Acquired) {
      Held.At.push_back(At.Where);
      return;
    }
  HeldLock Held;
  Held.Guard = Lock.Guard;
  Held.Acquired = Acquired;
  Held.At.push_back(At.Where);
  Found.push_back(Held);
}

/// Whether a lock that \p Acquired took is let go by a call behind \p At: whoever is called meanwhile does not do it.
bool LockFlow::isReleasedAfter(const TrackedLock &Lock, const Expr *Acquired,
                               const Suspension &At) const {
  llvm::SmallVector<const Stmt *, 4> Stops(Lock.Acquires.begin(),
                                           Lock.Acquires.end());
  Stops.append(Lock.Releases.begin(), Lock.Releases.end());
  return llvm::any_of(Lock.Releases, [&](const Expr *Release) {
    return llvm::is_contained(Points->between(Acquired, Release, Stops), &At);
  });
}

/// Learns from the condition at the end of \p Block which locks are held when its successor \p Successor is taken.
void LockFlow::refine(const CFGBlock *Block, unsigned Successor, Values &V) {
  // Behind a branch it may be decided by another condition that a lock which is held on some paths is not held here.
  for (LockValue &Lock : V)
    if (Lock.State == LockState::Partial)
      Lock.State = LockState::Unknown;
  if (Block->succ_size() != 2 ||
      isa_and_nonnull<SwitchStmt>(Block->getTerminatorStmt()))
    return;
  const auto *Condition =
      dyn_cast_or_null<Expr>(Block->getTerminatorCondition());
  bool Holds = Successor == 0;
  while (Condition) {
    Condition = withoutWrappers(Condition)->IgnoreParenImpCasts();
    const auto *Not = dyn_cast<UnaryOperator>(Condition);
    if (!Not || Not->getOpcode() != UO_LNot)
      break;
    Holds = !Holds;
    Condition = Not->getSubExpr();
  }
  const auto *Call = dyn_cast_or_null<CXXMemberCallExpr>(Condition);
  const CXXMethodDecl *Method = Call ? Call->getMethodDecl() : nullptr;
  if (!Method || !Call->getType()->isBooleanType())
    return;
  auto Path = objectPath(Call->getImplicitObjectArgument());
  if (!Path)
    return;
  // `try_lock()` answers whether it locked; what a guard answers of itself as a bool is whether it holds.
  bool IsTry = lockCall(*Method, Model) == LockCall::Try;
  for (auto [Index, Lock] : llvm::enumerate(Locks)) {
    bool Names = Lock.Guard ? Lock.Guard == Path->Root &&
                                  (Path->Fields.empty() ||
                                   Path->Fields.back() == Lock.Type.Member)
                            : Lock.Path == *Path;
    if (Names && (IsTry || (Lock.Guard && Method->isConst() &&
                            Method->getNumParams() == 0)))
      V[Index] = {Holds ? LockState::Held : LockState::Free, Call};
  }
}

void LockFlow::findByFlow() {
  const FunctionCFG &Graph = Points->graph();
  std::vector<Values> Entry(Graph.order().size(), Values(Locks.size()));
  std::set<unsigned> Work;
  auto Seed = [&](const CFGBlock *Block, LockState State) {
    unsigned Position = Graph.position(Block);
    for (unsigned Lock = 0; Lock != Locks.size(); ++Lock) {
      bool IsParameter = isa_and_nonnull<ParmVarDecl>(Locks[Lock].Guard);
      Entry[Position][Lock] = {
          State == LockState::Free && IsParameter ? LockState::Held : State,
          nullptr};
    }
    Work.insert(Position);
  };
  Seed(&Graph.graph().getEntry(), LockState::Free);
  // A handler may be entered from anywhere in its block.
  for (const CFGBlock *Try : Graph.graph().try_blocks())
    if (Try != &Graph.graph().getEntry())
      Seed(Try, LockState::Unknown);
  while (!Work.empty()) {
    unsigned Position = *Work.begin();
    Work.erase(Work.begin());
    const CFGBlock *Block = Graph.order()[Position];
    Values Out = Entry[Position];
    applyBlock(Block, Out, false);
    unsigned Number = 0;
    bool Branches = Block->succ_size() > 1;
    for (const CFGBlock *Successor : Block->succs()) {
      unsigned Taken = Number++;
      if (!Successor)
        continue;
      Values Along = Out;
      if (Branches)
        refine(Block, Taken, Along);
      Values &In = Entry[Graph.position(Successor)];
      bool Changed = false;
      for (unsigned Lock = 0; Lock != Locks.size(); ++Lock) {
        LockValue Joined = join(In[Lock], Along[Lock]);
        Changed |= !(Joined == In[Lock]);
        In[Lock] = Joined;
      }
      if (Changed)
        Work.insert(Graph.position(Successor));
    }
  }
  for (const CFGBlock *Block : Graph.order()) {
    Values V = Entry[Graph.position(Block)];
    applyBlock(Block, V, true);
  }
}

/// Finds the guards that nothing is done with: they hold from their declaration to the end of their scope, whatever
/// exceptions do.
void LockFlow::findByScope() {
  for (const TrackedLock &Lock : Locks) {
    if (!Lock.Guard || !Lock.ByScope)
      continue;
    bool IsParameter = isa<ParmVarDecl>(Lock.Guard);
    HeldLock Held;
    Held.Guard = Lock.Guard;
    Held.ByScope = true;
    Held.At =
        suspensionsIn(IsParameter ? F.getBody() : Lock.Scope,
                      IsParameter ? SourceLocation() : Lock.Guard->getEndLoc(),
                      Points, Model);
    if (!Held.At.empty())
      Found.push_back(Held);
  }
}

void LockFlow::findTemporaries(const GuardFinder &Finder) {
  for (const auto &[Temporary, Full] : Finder.Temporaries) {
    HeldLock Held;
    Held.Acquired = Temporary;
    Held.IsTemporary = true;
    for (const Expr *Point :
         suspensionsIn(Full, SourceLocation(), Points, Model))
      if (Points->comesBefore(Temporary, Point))
        Held.At.push_back(Point);
    if (!Held.At.empty())
      Found.push_back(Held);
  }
}

std::vector<HeldLock> LockFlow::find() {
  GuardFinder Finder(Model);
  for (const ParmVarDecl *Parameter : F.parameters())
    if (!Parameter->getType()->isReferenceType())
      Finder.addGuard(Parameter, Parameter->getType());
  const Stmt *Body = coroutineBody(&F)->getBody();
  Finder.TraverseStmt(Body);
  Locks = Finder.Guards;
  EventCollector Collector(Locks, Model);
  Collector.TraverseStmt(Body);
  Events = std::move(Collector.Events);
  for (TrackedLock &Lock : Locks)
    if (Lock.Guard && !isa<ParmVarDecl>(Lock.Guard) &&
        guardValue(Lock.Guard->getInit(), Lock.Type, Model).State !=
            LockState::Held)
      Lock.ByScope = false;
  // Who can unlock behind our back is not followed.
  for (TrackedLock &Lock : Locks)
    if (!Lock.Guard && Collector.InLambdas.contains(Lock.Path.last()))
      Lock.Releases.clear();
  findByScope();
  if (Points)
    findTemporaries(Finder);
  if (Points && llvm::any_of(Locks, [](const TrackedLock &Lock) {
        return !Lock.Guard || !Lock.ByScope;
      }))
    findByFlow();
  auto Begin = [](const HeldLock &Held) {
    return Held.Guard ? Held.Guard->getLocation() : Held.Acquired->getExprLoc();
  };
  llvm::sort(Found, [&](const HeldLock &A, const HeldLock &B) {
    return Begin(A) < Begin(B);
  });
  for (HeldLock &Held : Found)
    llvm::sort(Held.At, [](const Expr *A, const Expr *B) {
      return A->getExprLoc() < B->getExprLoc();
    });
  return std::move(Found);
}

} // namespace

std::vector<HeldLock> locksHeldAcross(const FunctionDecl &F,
                                      CoroutineModel &Model) {
  if (Model.resultFacets(&F).Roles.has(TypeRole::ExecutorAffine))
    return {};
  ASTContext &Context = Model.context();
  if (ErrorLog::of(Context.getDiagnostics())
          .hasErrorIn(F.getSourceRange(), Context.getSourceManager()))
    return {};
  if (F.isDependentContext())
    return LockFlow(F, nullptr, Model).find();
  const Suspensions *Points = suspensionsOf(F, Model);
  return Points ? LockFlow(F, Points, Model).find() : std::vector<HeldLock>();
}

} // namespace clang::tidy::coro
