// Which locks of threads a coroutine holds while it is suspended.
#include "Analysis/HeldLocks.h"
#include "Analysis/CallGraph.h"
#include "Analysis/Discarded.h"
#include "Analysis/LockEvents.h"
#include "Support/ErrorLog.h"
#include "clang/AST/DynamicRecursiveASTVisitor.h"
#include "clang/AST/StmtCXX.h"
#include "llvm/ADT/SetVector.h"
#include <set>

namespace clang::tidy::coro {
namespace {

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

class LockFlow {
public:
  /// \p Points is null for an uninstantiated template.
  LockFlow(const FunctionDecl &F, const Suspensions *Points,
           CoroutineModel &Model)
      : F(F), Points(Points), Model(Model), What(lockEvents(F, Model)),
        Locks(What.Locks) {}

  std::vector<HeldLock> find();

private:
  using Values = llvm::SmallVector<LockValue, 4>;

  void findByScope();
  void findTemporaries();
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
  const LockEvents What;
  llvm::ArrayRef<TrackedLock> Locks;
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
  case LockEvent::Assigned: {
    bool OfItself = false;
    forEachMention(E.Value, [&](const ValueDecl *D) {
      OfItself |= D == Locks[E.Lock].Guard;
    });
    // Whoever is given the guard may give it back without the lock: `lock = step(std::move(lock))`.
    Lock = OfItself ? LockValue{LockState::Unknown, nullptr}
                    : valueOf(E.Value, E.Lock);
    return;
  }
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
    if (auto It = What.At.find(S); It != What.At.end())
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

void LockFlow::findTemporaries() {
  for (const auto &[Temporary, Full] : What.Temporaries) {
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
  findByScope();
  if (Points)
    findTemporaries();
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
