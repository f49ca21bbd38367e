// Objects that have to be joined, closed or released again. For each object, a forward dataflow over the blocks of the
// function, with the lattice of LifecycleState.
//
// Exceptions are no edges of the graph. What an await throws inside a try block leads to its handlers; elsewhere it leaves
// the function.
#include "Analysis/Lifecycles.h"
#include "Analysis/Ancestors.h"
#include "Analysis/Derivations.h"
#include "Analysis/Discarded.h"
#include "Analysis/FunctionCFG.h"
#include "Analysis/LifecycleDuty.h"
#include "Analysis/LifecycleState.h"
#include "Analysis/ObjectUses.h"
#include "Analysis/PathParting.h"
#include "Analysis/TryBlocks.h"
#include "Support/ErrorLog.h"
#include "Support/PerASTContext.h"
#include "clang/AST/StmtCXX.h"
#include <set>

namespace clang::tidy::coro {
namespace {

using State = LifecycleState;
using Value = LifecycleValue;

/// What a loop is about: its condition, or the range that it goes through.
void addLoopMentions(const Stmt *Loop, DeclSet &To) {
  if (const auto *Range = dyn_cast<CXXForRangeStmt>(Loop))
    return addMentions(Range->getRangeInit(), To);
  if (const auto *For = dyn_cast<ForStmt>(Loop))
    return addMentions(For->getCond(), To);
  if (const auto *While = dyn_cast<WhileStmt>(Loop))
    addMentions(While->getCond(), To);
}

/// The flow of one object through one function.
class ObjectFlow {
public:
  ObjectFlow(const ObjectPath &Path, const ObjectUses &Uses,
             const FunctionCFG &Graph, const TryBlocks &Tries, DeclSet Derived)
      : Path(Path), Uses(Uses), Graph(Graph), Tries(Tries),
        Derived(std::move(Derived)), Entry(Graph.order().size()) {
    for (const ObjectUse &Use : Uses.Uses)
      if (Use.Kind == ObjectUseKind::Open || Use.Kind == ObjectUseKind::End)
        ByExpression[Use.Where] = Use.Kind;
  }

  std::vector<LifecycleFault> find();

private:
  bool isLocal() const { return Uses.Kind != LifecycleKind::Permit; }
  void solve();
  /// The value behind \p Block. With \p Report, faults are kept on the way.
  Value flow(const CFGBlock *Block, bool Report);
  void apply(Value &V, const Stmt *S, bool Report);
  void thrown(const Value &V, const CoawaitExpr *Await, bool Report);
  bool enter(const CFGBlock *Block, const Value &V, const Stmt *Loop);
  bool isDecidedBy(const Value &V, const CFGBlock *Branch) const;
  bool leavesFunction(const CFGBlock *Block) const;
  SourceLocation endOfBody() const;
  const CFGBlock *dispatchOf(const CXXTryStmt *Try) const;

  void leave(const Value &V, const CFGBlock *Block, const Stmt *Leaves);
  void leaveRound(const Value &V, const CFGBlock *From);
  LifecycleFault faultOf(const Value &V, LifecycleFaultKind Kind) const;
  void explain(LifecycleFault &Fault, const CFGBlock *Leaving);
  void keep(const LifecycleFault &Fault) {
    if (Places.insert({Fault.Kind, Fault.At}).second)
      Faults.push_back(Fault);
  }

  const ObjectPath &Path;
  const ObjectUses &Uses;
  const FunctionCFG &Graph;
  const TryBlocks &Tries;
  const DeclSet Derived;
  llvm::DenseMap<const Stmt *, ObjectUseKind> ByExpression;

  std::vector<Value> Entry; ///< by position in the graph's order
  std::set<unsigned> Work;
  std::vector<LifecycleFault> Faults;
  std::optional<LifecycleFault>
      Lost; ///< the first place where an exception leaves it behind
  std::set<std::pair<LifecycleFaultKind, SourceLocation>> Places;
};

//===----------------------------------------------------------------------===//
// The transfer functions
//===----------------------------------------------------------------------===//

void ObjectFlow::apply(Value &V, const Stmt *S, bool Report) {
  auto Use = ByExpression.find(S);
  bool Ends = Use != ByExpression.end() && Use->second == ObjectUseKind::End;
  // What fails to open it leaves nothing to be ended.
  bool Opens = Use != ByExpression.end() && !Ends && !V.mayBeOpen();
  if (const auto *Await = dyn_cast<CoawaitExpr>(S); Await && !Ends && !Opens)
    thrown(V, Await, Report);
  if (Use == ByExpression.end())
    return;
  const Expr *Where = cast<Expr>(S);
  if (Ends) {
    // A second condition decides over what is Partial, and it may well exclude the first.
    if (V.S == State::Partial)
      V = Value::unknown();
    else
      V = {State::Ended, nullptr, Where, nullptr};
  } else {
    V = {State::Open, V.S == State::Open ? V.Opened : Where, nullptr, nullptr};
  }
}

/// Whether getting the result of \p Await can't throw.
bool isNothrow(const CoawaitExpr *Await) {
  const Expr *Resume = Await->getResumeExpr();
  const auto *Call =
      Resume ? dyn_cast<CallExpr>(withoutWrappers(Resume)) : nullptr;
  const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
  const auto *Type =
      Callee ? Callee->getType()->getAs<FunctionProtoType>() : nullptr;
  return Type && !isUnresolvedExceptionSpec(Type->getExceptionSpecType()) &&
         Type->isNothrow();
}

/// An await that ends in an exception goes on in the handlers around it, or leaves the function.
void ObjectFlow::thrown(const Value &V, const CoawaitExpr *Await, bool Report) {
  if (isNothrow(Await))
    return;
  bool DiesInTry = false;
  bool IsHandled = Tries.forEachAround(Await, [&](const CXXTryStmt *Try) {
    DiesInTry |= isLocal() && Tries.diesIn(Path.Root, Try);
    if (const CFGBlock *Dispatch = dispatchOf(Try);
        Dispatch && !Report && !DiesInTry)
      enter(Dispatch, V, nullptr);
  });
  if (!Report || V.S != State::Open)
    return;
  if (Lost)
    Lost->IsGuardedLater |= IsHandled;
  if (Lost || (IsHandled && !DiesInTry))
    return;
  Lost = faultOf(V, LifecycleFaultKind::LostToException);
  Lost->At = Await->getExprLoc();
  Lost->EndsBlock = DiesInTry;
}

/// Not the one that stands for the end of a coroutine's body.
bool isWrittenReturn(const Stmt *S) {
  const auto *Coreturn = dyn_cast_or_null<CoreturnStmt>(S);
  return isa_and_nonnull<ReturnStmt>(S) ||
         (Coreturn && !Coreturn->isImplicit());
}

Value ObjectFlow::flow(const CFGBlock *Block, bool Report) {
  Value V = Entry[Graph.position(Block)];
  if (V.S == State::Unreached)
    return V;
  const Stmt *Last = nullptr;
  for (const CFGElement &Element : *Block) {
    if (auto End = Element.getAs<CFGLifetimeEnds>()) {
      if (!isLocal() || End->getVarDecl()->getCanonicalDecl() != Path.Root)
        continue;
      if (Report)
        leave(V, Block, End->getTriggerStmt());
      V = {State::Idle, nullptr, nullptr, nullptr};
    } else if (auto Statement = Element.getAs<CFGStmt>()) {
      Last = Statement->getStmt();
      apply(V, Last, Report);
    }
  }
  if (!Report)
    return V;
  bool Throws = isa_and_nonnull<CXXThrowExpr>(Last);
  if (Throws && leavesFunction(Block))
    leave(V, Block, Last);
  else if (!isLocal() && !Block->hasNoReturnElement() && leavesFunction(Block))
    leave(V, Block, isWrittenReturn(Last) ? Last : nullptr);
  if (isa_and_nonnull<ContinueStmt>(Block->getTerminatorStmt()))
    leaveRound(V, Block);
  return V;
}

bool ObjectFlow::leavesFunction(const CFGBlock *Block) const {
  return llvm::any_of(Block->succs(), [&](const CFGBlock *Successor) {
    return Successor == &Graph.graph().getExit();
  });
}

/// The block from which the handlers of \p Try are reached.
const CFGBlock *ObjectFlow::dispatchOf(const CXXTryStmt *Try) const {
  for (const CFGBlock *Block : Graph.order())
    if (Block->getTerminatorStmt() == Try)
      return Block;
  return nullptr;
}

//===----------------------------------------------------------------------===//
// The dataflow
//===----------------------------------------------------------------------===//

bool ObjectFlow::enter(const CFGBlock *Block, const Value &V,
                       const Stmt *Loop) {
  unsigned Position = Graph.position(Block);
  Value Joined = Value::join(Entry[Position], V, Loop);
  if (Joined == Entry[Position])
    return false;
  // The places of an object's uses may change back and forth; the states only grow.
  if (Joined.S == Entry[Position].S && Joined.S != State::Unreached)
    return false;
  Entry[Position] = Joined;
  Work.insert(Position);
  return true;
}

/// Whether the condition at the end of \p Branch may know what V does not: it asks the object or what was made from it, or
/// it asks what decided whether the object was opened.
bool ObjectFlow::isDecidedBy(const Value &V, const CFGBlock *Branch) const {
  const Stmt *Terminator = Branch->getTerminatorStmt();
  if (!V.mayBeOpen() || !Terminator || Branch->succ_size() < 2 ||
      isa<CXXTryStmt>(Terminator))
    return false;
  bool MayEnd = Uses.first(ObjectUseKind::End) != nullptr;
  if (V.S == State::MaybeOpen && V.Loop == Terminator)
    return false;
  if (MayEnd && (V.S == State::Partial || (V.S == State::MaybeOpen && !V.Loop)))
    return true;
  DeclSet Asked;
  addMentions(Branch->getTerminatorCondition(), Asked);
  if (isa<CXXForRangeStmt>(Terminator))
    Asked.clear(), addLoopMentions(Terminator, Asked);
  DeclSet Deciding = Derived;
  // What the loop goes through, and what it counts or remembers on the way.
  if (V.Loop)
    addMentions(V.Loop, Deciding);
  return llvm::any_of(Asked,
                      [&](const ValueDecl *D) { return Deciding.contains(D); });
}

void ObjectFlow::solve() {
  unsigned Start = Graph.position(&Graph.graph().getEntry());
  Entry[Start].S = State::Idle;
  Work.insert(Start);
  while (!Work.empty()) {
    unsigned Position = *Work.begin();
    Work.erase(Work.begin());
    const CFGBlock *Block = Graph.order()[Position];
    Value Out = flow(Block, false);
    if (isDecidedBy(Out, Block))
      Out = Value::unknown();
    for (const CFGBlock *Successor : Block->succs())
      if (Successor) {
        const Stmt *Loop = Graph.isBackEdge(Block, Successor)
                               ? Block->getLoopTarget()
                               : nullptr;
        enter(Successor, Out, Loop);
      }
  }
}

//===----------------------------------------------------------------------===//
// Faults
//===----------------------------------------------------------------------===//

LifecycleFault ObjectFlow::faultOf(const Value &V,
                                   LifecycleFaultKind Kind) const {
  LifecycleFault Fault;
  Fault.Kind = Kind;
  Fault.Of = Uses.Kind;
  Fault.Object = Path.last();
  Fault.Facets = Uses.Facets;
  Fault.Opened = V.Opened;
  for (const ObjectUse &Use : Uses.Uses)
    if (Use.Kind == ObjectUseKind::End)
      Fault.Ends.push_back(Use.Where);
  return Fault;
}

void ObjectFlow::leave(const Value &V, const CFGBlock *Block,
                       const Stmt *Leaves) {
  if (!V.mayBeOpen() || !V.Opened)
    return;
  bool EndsSomewhere = Uses.first(ObjectUseKind::End) != nullptr;
  // Where nothing gives a permit back, someone else does: that is how a semaphore signals.
  if (!EndsSomewhere && Uses.Kind == LifecycleKind::Permit)
    return;
  LifecycleFault Fault =
      faultOf(V, EndsSomewhere ? LifecycleFaultKind::LeftOnPath
                               : LifecycleFaultKind::NeverEnded);
  Fault.Leaves = isa_and_nonnull<CompoundStmt>(Leaves) ? nullptr : Leaves;
  if (!Leaves)
    Fault.At = endOfBody();
  else
    Fault.At = Fault.Leaves ? Leaves->getBeginLoc() : Leaves->getEndLoc();
  Fault.IsOnlyPath = V.S == State::Open;
  explain(Fault, Block);
  keep(Fault);
}

SourceLocation ObjectFlow::endOfBody() const {
  const Stmt *Body = Graph.function().getBody();
  if (const auto *Coroutine = dyn_cast<CoroutineBodyStmt>(Body))
    Body = Coroutine->getBody();
  return Body->getEndLoc();
}

/// A permit that is acquired in a round of a loop, and not given back before the next one.
void ObjectFlow::leaveRound(const Value &V, const CFGBlock *From) {
  const Stmt *Continue = From->getTerminatorStmt();
  const Stmt *Body = Graph.function().getBody();
  if (isLocal() || V.S != State::Open || !Uses.first(ObjectUseKind::End))
    return;
  auto IsLoop = [](const Stmt *S) {
    return isa<ForStmt, WhileStmt, DoStmt, CXXForRangeStmt>(S);
  };
  const auto Around = ancestorsOf(Continue, Body);
  const auto *Loop = llvm::find_if(Around, IsLoop);
  if (Loop == Around.end() ||
      !llvm::is_contained(ancestorsOf(V.Opened, Body), *Loop))
    return;
  LifecycleFault Fault = faultOf(V, LifecycleFaultKind::LeftOnPath);
  Fault.Leaves = Continue;
  Fault.At = Continue->getBeginLoc();
  explain(Fault, From);
  keep(Fault);
}

/// Finds where the path to \p Leaving parts from one that ends the object.
void ObjectFlow::explain(LifecycleFault &Fault, const CFGBlock *Leaving) {
  llvm::SmallPtrSet<const CFGBlock *, 8> Ending;
  const CFGBlock *Home = nullptr;
  for (const CFGBlock *Block : Graph.order())
    for (const CFGElement &Element : *Block)
      if (auto Statement = Element.getAs<CFGStmt>()) {
        auto Use = ByExpression.find(Statement->getStmt());
        if (Use != ByExpression.end() && Use->second == ObjectUseKind::End)
          Ending.insert(Block);
        if (Statement->getStmt() == Fault.Opened)
          Home = Block;
      }
  if (!Home)
    return;
  PathParting Parting =
      whereParted(Graph, Home, Leaving, Ending, [&](const CFGBlock *Block) {
        return Entry[Graph.position(Block)].mayBeOpen();
      });
  Fault.Condition = Parting.Condition;
  Fault.ConditionHolds = Parting.Holds;
  if (Parting.Condition)
    return;
  // Else it may begin in a handler.
  llvm::SmallPtrSet<const CFGBlock *, 16> Seen{Leaving};
  llvm::SmallVector<const CFGBlock *, 8> Back{Leaving};
  while (!Back.empty()) {
    const CFGBlock *Block = Back.pop_back_val();
    if (const auto *Catch = dyn_cast_or_null<CXXCatchStmt>(Block->getLabel())) {
      Fault.Handler = Catch;
      return;
    }
    for (const CFGBlock *Previous : Block->preds())
      if (Previous && !Ending.contains(Previous) &&
          Seen.insert(Previous).second)
        Back.push_back(Previous);
  }
}

std::vector<LifecycleFault> ObjectFlow::find() {
  solve();
  for (const CFGBlock *Block : Graph.order())
    flow(Block, true);
  if (Faults.empty() && Lost && !Lost->Ends.empty())
    Faults.push_back(*Lost);
  if (Faults.size() != 1)
    for (LifecycleFault &Fault : Faults)
      Fault.IsOnlyPath = false;
  return std::move(Faults);
}

//===----------------------------------------------------------------------===//
// Which objects
//===----------------------------------------------------------------------===//

/// Whether the function sees the whole life of the object, or at least of what it acquired.
bool isTrackable(const ObjectPath &Path, const ObjectUses &Uses) {
  if (Uses.Escapes || !Uses.first(ObjectUseKind::Open) || !Path.last())
    return false;
  if (Uses.Kind == LifecycleKind::Permit)
    // A semaphore of the function itself ends with it, and its permits do too.
    return !Path.Root || !Path.Root->isLocalVarDecl() ||
           Path.Root->getType()->isReferenceType() || !Path.Fields.empty();
  const VarDecl *Local = Path.Root;
  return Local && Path.Fields.empty() && Local->isLocalVarDecl() &&
         Local->hasLocalStorage() && !isa<ParmVarDecl>(Local) &&
         Local->getType()->isRecordType() && !Local->isInvalidDecl() &&
         !Local->hasAttr<CleanupAttr>();
}

std::vector<LifecycleFault> findFaults(const FunctionDecl &F,
                                       CoroutineModel &Model) {
  ASTContext &Context = Model.context();
  std::vector<LifecycleFault> All;
  // Where the compiler saw an error it dropped expressions: a join may be among them.
  if (!F.getBody() || F.isDependentContext() ||
      ErrorLog::of(Context.getDiagnostics())
          .hasErrorIn(F.getSourceRange(), Context.getSourceManager()))
    return All;
  auto Objects = objectUses(F, Model);
  std::unique_ptr<FunctionCFG> Graph;
  TryBlocks Tries;
  Derivations Sources;
  for (const auto &[Path, Uses] : Objects) {
    if (!isTrackable(Path, Uses))
      continue;
    if (!Graph) {
      Graph = FunctionCFG::build(F);
      if (!Graph)
        return All;
      Tries.TraverseStmt(F.getBody());
      Sources.TraverseStmt(F.getBody());
    }
    DeclSet Derived;
    Derived.insert(cast<ValueDecl>(Path.last()->getCanonicalDecl()));
    Sources.addDerived(Derived);
    ObjectFlow Flow(Path, Uses, *Graph, Tries, std::move(Derived));
    for (LifecycleFault &Fault : Flow.find())
      if (hadToEnd(Fault, Uses, F.getBody(), Context.getSourceManager()))
        All.push_back(Fault);
  }
  llvm::sort(All, [&](const LifecycleFault &A, const LifecycleFault &B) {
    return Context.getSourceManager().isBeforeInTranslationUnit(
        A.Opened->getExprLoc(), B.Opened->getExprLoc());
  });
  return All;
}

/// The faults of each function, found once for all checks.
struct LifecycleMemo {
  explicit LifecycleMemo(ASTContext &) {}
  llvm::DenseMap<const FunctionDecl *,
                 std::unique_ptr<std::vector<LifecycleFault>>>
      Faults;
};

} // namespace

bool isExpectedException(const LifecycleFault &Fault) {
  return Fault.IsGuardedLater ||
         (Fault.EndsBlock && !Fault.Facets->Library.empty());
}

const std::vector<LifecycleFault> &lifecycleFaults(const FunctionDecl &F,
                                                   CoroutineModel &Model) {
  auto &Faults = perASTContext<LifecycleMemo>(Model.context()).Faults[&F];
  if (!Faults)
    Faults =
        std::make_unique<std::vector<LifecycleFault>>(findFaults(F, Model));
  return *Faults;
}

} // namespace clang::tidy::coro
