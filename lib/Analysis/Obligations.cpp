// Tasks in local variables as obligations. For each local, a forward dataflow from its declaration over the blocks of its
// scope, with the lattice of ObligationState.
#include "Analysis/Obligations.h"
#include "Analysis/Discarded.h"
#include "Analysis/FunctionCFG.h"
#include "Analysis/Instantiation.h"
#include "Analysis/LocalUses.h"
#include "Analysis/NewTasks.h"
#include "Analysis/ObligationState.h"
#include "Analysis/PathParting.h"
#include "Analysis/TaskContainers.h"
#include "Analysis/TaskLocals.h"
#include "Support/ErrorLog.h"
#include "Support/PerASTContext.h"
#include <set>

namespace clang::tidy::coro {
namespace {

using State = ObligationState;
using Value = ObligationValue;
using Event = LocalEvent;

/// The faults of one function.
class FunctionObligations {
public:
  FunctionObligations(const FunctionDecl &F, CoroutineModel &Model)
      : F(F), Model(Model) {}

  std::vector<ObligationFault> find();

private:
  void analyseTask(const VarDecl *Local, const TypeFacets &Facets);
  void analyseContainer(const VarDecl *Local, const TypeFacets &Facets);

  unsigned place(const BlockEvents &InBlocks);
  Value flow(const VarDecl *Local, unsigned Position, bool Report);
  void solve(const VarDecl *Local, unsigned Last);
  Value initial(const VarDecl *Local);
  Value valueOf(const Expr *Init);
  Value step(Value V, const Event &E, const CFGBlock *Block,
             const VarDecl *Local, bool Report);
  Value consume(Value V, const LocalUse &Use, const CFGBlock *Block,
                const VarDecl *Local, bool Report);
  void ended(const Value &V, const Event &E, const CFGBlock *Block,
             const VarDecl *Local);
  SourceLocation placeOf(const LocalUse &Use, const VarDecl *Local) const;
  bool isRepeated(const CFGBlock *Block) const;
  void explainPath(ObligationFault &Fault, const CFGBlock *Leaving);
  void findThrowingCall(const VarDecl *Local);
  void report(ObligationFault Fault) {
    if (MayBeDropped && Fault.Kind != ObligationFaultKind::ConsumedTwice &&
        Fault.Kind != ObligationFaultKind::ConsumedInLoop)
      return;
    if (Reported.insert({unsigned(Fault.Kind), Fault.Local, Fault.At}).second)
      Faults.push_back(Fault);
  }

  const FunctionDecl &F;
  CoroutineModel &Model;
  std::unique_ptr<FunctionCFG> Graph;
  std::unique_ptr<LocalUses> Uses;
  llvm::DenseMap<const VarDecl *, BlockEvents> Events;

  // Of the local that is being analysed.
  const TypeFacets *Facets = nullptr;
  bool MayBeDropped = false;
  const CFGBlock *Home = nullptr; ///< the block of its declaration
  llvm::DenseMap<unsigned, const llvm::SmallVector<Event, 4> *> ByPosition;
  std::vector<Value> Entry;      ///< by position in the graph's order
  std::vector<unsigned> Touched; ///< the positions whose entry is set

  std::vector<ObligationFault> Faults;
  std::set<std::tuple<unsigned, const VarDecl *, SourceLocation>> Reported;
};

//===----------------------------------------------------------------------===//
// The transfer functions
//===----------------------------------------------------------------------===//

/// What a local holds that \p Init gives.
Value FunctionObligations::valueOf(const Expr *Init) {
  Value V;
  if (Init && makesObligation(Init, Model)) {
    V.S = State::Pending;
    V.Created = makerOf(Init);
  } else {
    bool IsNew = Init && MayBeDropped && isa<CallExpr>(withoutWrappers(Init)) &&
                 withoutWrappers(Init)->isPRValue();
    V.S = IsNew || isEmptyInit(Init) ? State::Empty : State::Unknown;
  }
  return V;
}

Value FunctionObligations::initial(const VarDecl *Local) {
  // Whether its caller cares for what a parameter holds can't be told.
  if (isa<ParmVarDecl>(Local)) {
    Value V;
    V.S = State::Empty;
    return V;
  }
  return valueOf(Local->getInit());
}

/// Whether control can come back to \p Block without a new task: it lies in a loop that the declaration is outside of.
bool FunctionObligations::isRepeated(const CFGBlock *Block) const {
  unsigned Position = Graph->position(Block);
  bool MayLoop = llvm::any_of(Graph->loops(), [&](const auto &Loop) {
    return Loop.Header <= Position && Position <= Loop.Latch;
  });
  return MayLoop && Block != Home && Graph->reaches(Block, Block, Home);
}

/// Where \p Local is named in \p Use.
SourceLocation FunctionObligations::placeOf(const LocalUse &Use,
                                            const VarDecl *Local) const {
  for (const DeclRefExpr *Ref : Uses->references(Local))
    if (Uses->use(Ref) == &Use)
      return Ref->getLocation();
  return Use.Where->getExprLoc();
}

Value FunctionObligations::consume(Value V, const LocalUse &Use,
                                   const CFGBlock *Block, const VarDecl *Local,
                                   bool Report) {
  // Whether there is nothing left to consume: of some tasks an lvalue can be awaited again.
  const auto *Await = dyn_cast<CoawaitExpr>(Use.Where);
  bool Sure =
      Use.Kind == UseKind::Move ||
      (Use.Kind == UseKind::Await &&
       ((Await && isMove(Await->getOperand())) || !Facets->AwaitableAgain));
  bool Again =
      V.S == State::Consumed || (V.S == State::Partial && V.WhereBlock &&
                                 Graph->postDominates(Block, V.WhereBlock));
  if (Report && Facets->SingleShot && Facets->isTask()) {
    ObligationFault Fault(ObligationFaultKind::ConsumedTwice, Local, Facets);
    Fault.Created = V.Created;
    Fault.At = Use.Where->getExprLoc();
    bool Consumes = Use.Kind == UseKind::Move || Use.Kind == UseKind::Await;
    // Generic code forwards one thing to several, of which one takes it.
    if (V.Moved && Use.Kind == UseKind::Move && isInstantiated(F))
      Consumes = false;
    if (Again && V.Sure && Consumes && V.Where && V.By != &Use) {
      Fault.First = V.Where->getExprLoc();
      // Both in one call: `when_all(std::move(t), std::move(t))`.
      if (V.Where == Use.Where) {
        Fault.First = placeOf(*V.By, Local);
        Fault.At = placeOf(Use, Local);
      }
      Fault.FirstMoved = V.Moved;
      report(Fault);
    } else if (V.S == State::Unknown && V.Where == Use.Where && Sure &&
               Graph->repeatsForSure(Block, Home)) {
      Fault.Kind = ObligationFaultKind::ConsumedInLoop;
      report(Fault);
    }
  }
  if (V.S == State::Partial || V.S == State::Unknown)
    return Value::unknown(V.Where == Use.Where ? V.Where : nullptr);
  if (isRepeated(Block))
    return Value::unknown(Use.Where);
  V.S = State::Consumed;
  V.Where = Use.Where;
  V.By = &Use;
  V.WhereBlock = Block;
  V.Moved = Use.Kind == UseKind::Move;
  V.Sure = Sure;
  return V;
}

Value FunctionObligations::step(Value V, const Event &E, const CFGBlock *Block,
                                const VarDecl *Local, bool Report) {
  switch (E.Kind) {
  case Event::Declared:
    return initial(Local);
  case Event::CapturedByReference:
    return Value::unknown();
  case Event::Ended:
    if (Report)
      ended(V, E, Block, Local);
    return Value();
  case Event::Used:
    break;
  }
  switch (E.Use->Kind) {
  case UseKind::Await:
  case UseKind::Move:
  case UseKind::HandOver:
    return consume(V, *E.Use, Block, Local, Report);
  case UseKind::Fill:
  case UseKind::Escape:
    return Value::unknown();
  case UseKind::Overwrite:
    break;
  }
  // The right side was evaluated before ([expr.assign]/1); what it did with the local has been seen.
  if (Report && V.S == State::Pending && !mayBeReady(V.Created, Model)) {
    ObligationFault Fault(ObligationFaultKind::Overwritten, Local, Facets);
    Fault.Created = V.Created;
    Fault.At = E.Use->Where->getExprLoc();
    report(Fault);
  }
  return valueOf(E.Use->NewValue);
}

void FunctionObligations::ended(const Value &V, const Event &E,
                                const CFGBlock *Block, const VarDecl *Local) {
  if (V.S != State::Pending && V.S != State::Partial)
    return;
  ObligationFault Fault(ObligationFaultKind::LeftOnPath, Local, Facets);
  Fault.Created = V.Created;
  if (E.Trigger)
    Fault.At = isa<CompoundStmt>(E.Trigger) ? E.Trigger->getEndLoc()
                                            : E.Trigger->getBeginLoc();
  bool ConsumedSomewhere =
      llvm::any_of(Uses->references(Local), [&](const DeclRefExpr *Ref) {
        UseKind Kind = Uses->use(Ref)->Kind;
        return Kind != UseKind::Overwrite;
      });
  if (!ConsumedSomewhere && V.S == State::Pending) {
    Fault.Kind = ObligationFaultKind::NeverConsumed;
    Fault.At = Local->getLocation();
  } else {
    // An eager task has run all the same: leaving it behind on a path is how its owner gives up on it.
    if (Facets->Dropped != DropEffect::NeverRuns || !Facets->isTask() ||
        Uses->isChoice(Local))
      return;
    if (V.Where)
      Fault.First = V.Where->getExprLoc();
    explainPath(Fault, Block);
  }
  report(Fault);
}

/// Finds the condition at which the path to \p Leaving parts from one on which the task is consumed.
void FunctionObligations::explainPath(ObligationFault &Fault,
                                      const CFGBlock *Leaving) {
  llvm::SmallPtrSet<const CFGBlock *, 8> Consuming;
  for (const auto &[Block, InBlock] : Events[Fault.Local])
    for (const Event &E : InBlock)
      if (E.Kind == Event::Used && E.Use->Kind != UseKind::Overwrite)
        Consuming.insert(Block);

  PathParting Parting =
      whereParted(*Graph, Home, Leaving, Consuming, [&](const CFGBlock *Block) {
        return Entry[Graph->position(Block)].S == State::Pending;
      });
  Fault.Condition = Parting.Condition;
  Fault.ConditionHolds = Parting.Holds;
}

//===----------------------------------------------------------------------===//
// The dataflow
//===----------------------------------------------------------------------===//

/// Finds where the local is declared and what happens to it. \returns the last position from which something can still
/// happen: a use, or the way back to one in a loop.
unsigned FunctionObligations::place(const BlockEvents &InBlocks) {
  Home = nullptr;
  ByPosition.clear();
  unsigned Last = 0;
  for (const auto &[Block, InBlock] : InBlocks) {
    unsigned Position = Graph->position(Block);
    ByPosition[Position] = &InBlock;
    for (const Event &E : InBlock) {
      if (E.Kind == Event::Declared)
        Home = Block;
      if (E.Kind != Event::Ended)
        Last = std::max(Last, Position);
    }
  }
  for (bool Grown = true; Grown;) {
    Grown = false;
    for (const auto &Loop : Graph->loops())
      if (Loop.Header <= Last && Last < Loop.Latch) {
        Last = Loop.Latch;
        Grown = true;
      }
  }
  return Last;
}

/// What is known of \p Local behind the block at \p Position.
Value FunctionObligations::flow(const VarDecl *Local, unsigned Position,
                                bool Report) {
  Value V = Entry[Position];
  auto It = ByPosition.find(Position);
  if (It != ByPosition.end())
    for (const Event &E : *It->second)
      V = step(V, E, Graph->order()[Position], Local, Report);
  return V;
}

/// A work list in reverse post order: one visit per block unless a loop changes something. Where all paths have met, and
/// the local is consumed and not mentioned any more, the rest of its scope is left out: that keeps the whole linear.
void FunctionObligations::solve(const VarDecl *Local, unsigned Last) {
  for (unsigned Position : Touched)
    Entry[Position] = Value();
  Touched.clear();
  Entry.resize(Graph->order().size());
  std::set<unsigned> Work{Graph->position(Home)};
  while (!Work.empty()) {
    unsigned Position = *Work.begin();
    Work.erase(Work.begin());
    const CFGBlock *Block = Graph->order()[Position];
    Value Out = flow(Local, Position, false);
    bool Loops = llvm::any_of(Block->succs(), [&](const CFGBlock *Successor) {
      return Successor && Graph->isBackEdge(Block, Successor);
    });
    bool IsSettled = Work.empty() && Position >= Last && !Loops &&
                     Out.S != State::Pending && Out.S != State::Partial;
    if (Out.S == State::Unreached || IsSettled)
      continue;
    for (const CFGBlock *Successor : Block->succs()) {
      if (!Successor)
        continue;
      unsigned Next = Graph->position(Successor);
      Value Joined =
          Value::join(Entry[Next], Out, Graph->isBackEdge(Block, Successor));
      if (!(Joined == Entry[Next])) {
        Entry[Next] = Joined;
        Touched.push_back(Next);
        Work.insert(Next);
      }
    }
  }
}

void FunctionObligations::analyseTask(const VarDecl *Local,
                                      const TypeFacets &TheFacets) {
  Facets = &TheFacets;
  const BlockEvents &InBlocks = Events[Local];
  unsigned Last = place(InBlocks);
  if (!Home)
    return;
  solve(Local, Last);
  size_t Before = Faults.size();
  for (const auto &[Block, InBlock] : InBlocks)
    flow(Local, Graph->position(Block), true);
  if (Faults.size() == Before)
    findThrowingCall(Local);
}

/// Whether evaluating \p S may throw: a call of a function that is not noexcept, its own creation of a task aside
/// (a lazy coroutine runs nothing).
static bool mayThrow(const Stmt *S, CoroutineModel &Model) {
  const auto *Call = dyn_cast<CallExpr>(S);
  if (!Call || isa<CXXOperatorCallExpr>(Call))
    return isa<CXXThrowExpr, CoawaitExpr>(S);
  const FunctionDecl *Callee = Call->getDirectCallee();
  const auto *Type =
      Callee ? Callee->getType()->getAs<FunctionProtoType>() : nullptr;
  return Type && Type->canThrow() == CT_Can && !isMove(Call) &&
         Model.resultFacets(Callee).Start != StartKind::Lazy;
}

/// Finds the first thing that may throw while the task of \p Local waits to be consumed in the block that makes it.
void FunctionObligations::findThrowingCall(const VarDecl *Local) {
  if (Facets->Dropped != DropEffect::NeverRuns || !Facets->isTask())
    return;
  bool Pending = false;
  for (const CFGElement &Element : *Home) {
    auto Statement = Element.getAs<CFGStmt>();
    if (!Statement)
      continue;
    const Stmt *S = Statement->getStmt();
    if (const auto *Declaration = dyn_cast<DeclStmt>(S)) {
      if (llvm::is_contained(Declaration->decls(), Local))
        Pending = initial(Local).S == State::Pending;
      continue;
    }
    if (!Pending)
      continue;
    if (const auto *Ref = dyn_cast<DeclRefExpr>(S);
        Ref && Ref->getDecl() == Local)
      return;
    if (mayThrow(S, Model)) {
      ObligationFault Fault(ObligationFaultKind::LostToException, Local,
                            Facets);
      Fault.Created = makerOf(Local->getInit());
      Fault.At = cast<Expr>(S)->getExprLoc();
      return report(Fault);
    }
  }
}

void FunctionObligations::analyseContainer(const VarDecl *Local,
                                           const TypeFacets &Element) {
  const CFGBlock *Declared = nullptr;
  llvm::SmallVector<PlacedUse, 8> Placed;
  for (const auto &[Block, InBlock] : Events[Local])
    for (const Event &E : InBlock) {
      if (E.Kind == Event::CapturedByReference)
        return;
      if (E.Kind == Event::Declared)
        Declared = Block;
      else if (E.Kind == Event::Used)
        Placed.push_back({Block, E.Use});
    }
  // What is not in the graph is not understood.
  if (Placed.size() != Uses->references(Local).size())
    return;
  if (auto Fault =
          containerFault(Local, Element, Declared, Placed, *Graph, Model))
    report(*Fault);
}

std::vector<ObligationFault> FunctionObligations::find() {
  // Where the compiler saw an error it dropped expressions: an await may be among them.
  ASTContext &Context = Model.context();
  if (ErrorLog::of(Context.getDiagnostics())
          .hasErrorIn(F.getSourceRange(), Context.getSourceManager()))
    return {};
  // What the compiler evaluates is there for its type.
  if (F.isConsteval())
    return {};
  std::vector<TaskLocal> Locals = taskLocals(F, Model);
  if (Locals.empty() || !(Graph = FunctionCFG::build(F)))
    return {};
  Uses = std::make_unique<LocalUses>(F.getBody());
  Events = localEvents(Locals, *Graph, *Uses);
  for (const TaskLocal &L : Locals) {
    MayBeDropped = L.MayBeDropped;
    if (L.IsContainer)
      analyseContainer(L.Local, *tasksIn(L.Local->getType(), Model));
    else
      analyseTask(L.Local, Model.facets(L.Local->getType()));
  }
  return std::move(Faults);
}

/// The faults of each function, found once for all checks.
struct ObligationMemo {
  explicit ObligationMemo(ASTContext &) {}
  llvm::DenseMap<const FunctionDecl *,
                 std::unique_ptr<std::vector<ObligationFault>>>
      Faults;
};

} // namespace

const std::vector<ObligationFault> &obligationFaults(const FunctionDecl &F,
                                                     CoroutineModel &Model) {
  auto &Faults = perASTContext<ObligationMemo>(Model.context()).Faults[&F];
  if (!Faults)
    Faults = std::make_unique<std::vector<ObligationFault>>(
        FunctionObligations(F, Model).find());
  return *Faults;
}

} // namespace clang::tidy::coro
