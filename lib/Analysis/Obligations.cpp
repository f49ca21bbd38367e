// Tasks in local variables as obligations. For each local, a forward dataflow from its declaration over the blocks of its
// scope, with a lattice of one value:
//
//   Unreached < { Empty, Pending, Consumed } < Partial < Unknown
//
// Pending and Consumed meet in Partial: there is a path that leaves the task behind. A consumption of what is Partial makes
// it Unknown, because then a second condition decides over it, and the two may well exclude each other
// (`if (a) co_await t; … if (!a) co_await t;`). Whatever else is not understood is Unknown too, and nothing is said of it.
#include "Analysis/Obligations.h"
#include "Analysis/Borrows.h"
#include "Analysis/Discarded.h"
#include "Analysis/FunctionCFG.h"
#include "Analysis/Instantiation.h"
#include "Analysis/LocalUses.h"
#include "Analysis/Lost.h"
#include "Analysis/PathParting.h"
#include "Analysis/TaskContainers.h"
#include "Analysis/TaskFates.h"
#include "Model/RecordLookup.h"
#include "Support/ErrorLog.h"
#include "Support/PerASTContext.h"
#include "clang/AST/DynamicRecursiveASTVisitor.h"
#include <set>

namespace clang::tidy::coro {

/// The expression that makes \p Value: what is moved out of an awaited temporary is what the await gives.
static const Expr *makerOf(const Expr *Value) {
  Value = withoutWrappers(Value);
  const auto *Construct = dyn_cast<CXXConstructExpr>(Value);
  if (!Construct || Construct->getNumArgs() == 0 ||
      !Construct->getConstructor()->isMoveConstructor())
    return Value;
  const auto *Await =
      dyn_cast<CoawaitExpr>(withoutWrappers(Construct->getArg(0)));
  return Await && Await->isXValue() ? Await : Value;
}

bool makesObligation(const Expr *Value, CoroutineModel &Model) {
  Value = makerOf(Value);
  if (const auto *Conditional = dyn_cast<ConditionalOperator>(Value))
    return makesObligation(Conditional->getTrueExpr(), Model) &&
           makesObligation(Conditional->getFalseExpr(), Model);
  if (!wordsFor(Model.facets(Value->getType()), Model))
    return false;
  if (isa<CoawaitExpr>(Value))
    return !Value->isLValue();
  if (!Value->isPRValue())
    return false;
  const auto *Call = dyn_cast<CallExpr>(Value);
  if (!Call)
    return false;
  // std::exchange(member, {}) and the like hand back what was there.
  const FunctionDecl *Callee = Call->getDirectCallee();
  if (Callee && Callee->isInStdNamespace())
    for (const Expr *Arg : Call->arguments())
      if (classOf(Arg->getType()) == classOf(Value->getType()))
        return false;
  return true;
}

namespace {

enum class State : uint8_t {
  Unreached,
  Empty,
  Pending,
  Consumed,
  Partial,
  Unknown
};

/// The value of the lattice, and where it comes from.
struct Value {
  State S = State::Unreached;
  const Expr *Created = nullptr; ///< Pending, Partial
  const Expr *Where = nullptr;   ///< Consumed, Partial: a consumption
  const LocalUse *By = nullptr;  ///< Consumed, Partial: the use in it
  const CFGBlock *WhereBlock = nullptr;
  bool Moved = false; ///< the consumption was a move
  bool Sure =
      false; ///< the consumption was an await or a move, nothing that only may consume

  bool operator==(const Value &O) const {
    return S == O.S && Created == O.Created && Where == O.Where && By == O.By &&
           Moved == O.Moved && Sure == O.Sure;
  }
};

/// Nothing is known any more, but perhaps that \p Consumption came before.
Value unknown(const Expr *Consumption = nullptr) {
  Value V;
  V.S = State::Unknown;
  V.Where = Consumption;
  return V;
}

Value join(const Value &A, const Value &B, bool OverBackEdge) {
  if (A.S == State::Unreached)
    return B;
  if (B.S == State::Unreached || A == B)
    return A;
  auto OneOf = [&](State First, State Second) {
    return (A.S == First && B.S == Second) || (A.S == Second && B.S == First);
  };
  if (A.S == State::Consumed && B.S == State::Consumed) {
    Value V = A;
    V.Sure = A.Sure && B.Sure;
    V.Moved = A.Moved && B.Moved;
    return V;
  }
  if (A.S == State::Pending && B.S == State::Pending)
    return A.Created ? A : B;
  bool MakesPartial = OneOf(State::Pending, State::Consumed) ||
                      OneOf(State::Partial, State::Consumed) ||
                      OneOf(State::Partial, State::Pending) ||
                      OneOf(State::Partial, State::Partial);
  // What one iteration of a loop did may be what lets the next one leave.
  if (!MakesPartial || OverBackEdge)
    return unknown(A.Where && B.Where && A.Where != B.Where ? nullptr
                   : A.Where                                ? A.Where
                                                            : B.Where);
  Value V = A.Where ? A : B;
  V.Created = A.Created ? A.Created : B.Created;
  V.S = State::Partial;
  V.Sure = (!A.Where || A.Sure) && (!B.Where || B.Sure);
  return V;
}

/// One thing that happens to the local inside a block.
struct Event {
  enum { Declared, Used, CapturedByReference, Ended } Kind;
  const LocalUse *Use = nullptr; ///< Used
  const Stmt *Trigger = nullptr; ///< Ended: the statement that leaves, if any
};

/// Which kind of local is tracked.
enum class Tracked : uint8_t { No, Task, Container };

/// The faults of one function.
class FunctionObligations {
public:
  FunctionObligations(const FunctionDecl &F, CoroutineModel &Model)
      : F(F), Model(Model) {}

  std::vector<ObligationFault> find();

private:
  using BlockEvents =
      std::vector<std::pair<const CFGBlock *, llvm::SmallVector<Event, 4>>>;

  bool collectLocals();
  void collectEvents();
  void addEvent(const CFGBlock *Block, const VarDecl *Local, Event E);
  void analyseTask(const VarDecl *Local, const TypeFacets &Facets);
  void analyseContainer(const VarDecl *Local, const TypeFacets &Facets);

  Value initial(const VarDecl *Local);
  Value step(Value V, const Event &E, const CFGBlock *Block,
             const VarDecl *Local, bool Report);
  Value consume(Value V, const LocalUse &Use, const CFGBlock *Block,
                const VarDecl *Local, bool Report);
  void ended(const Value &V, const Event &E, const CFGBlock *Block,
             const VarDecl *Local);
  SourceLocation placeOf(const LocalUse &Use, const VarDecl *Local) const;
  bool isRepeated(const CFGBlock *Block) const;
  bool repeatsForSure(const CFGBlock *Block);
  void explainPath(ObligationFault &Fault, const CFGBlock *Leaving);
  void findThrowingCall(const VarDecl *Local);
  void report(ObligationFault Fault) {
    if (Reported.insert({unsigned(Fault.Kind), Fault.Local, Fault.At}).second)
      Faults.push_back(Fault);
  }

  const FunctionDecl &F;
  CoroutineModel &Model;
  std::unique_ptr<FunctionCFG> Graph;
  std::unique_ptr<LocalUses> Uses;
  llvm::SmallVector<std::pair<const VarDecl *, Tracked>, 8> Locals;
  llvm::DenseMap<const VarDecl *, BlockEvents> Events;

  // Of the local that is being analysed.
  const TypeFacets *Facets = nullptr;
  const CFGBlock *Home = nullptr; ///< the block of its declaration
  std::vector<Value> Entry;       ///< by position in the graph's order
  std::vector<unsigned> Touched;  ///< the positions whose entry is set

  std::vector<ObligationFault> Faults;
  std::set<std::tuple<unsigned, const VarDecl *, SourceLocation>> Reported;
};

//===----------------------------------------------------------------------===//
// Which locals, and what happens to them
//===----------------------------------------------------------------------===//

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

/// Whether a local is one whose life the graph shows from its declaration to its end.
bool isTrackable(const VarDecl *Local) {
  return Local->isLocalVarDecl() && Local->hasLocalStorage() &&
         !isa<ParmVarDecl, DecompositionDecl>(Local) &&
         !Local->isInvalidDecl() && !Local->isImplicit() &&
         !Local->hasAttr<UnusedAttr>() && !Local->hasAttr<CleanupAttr>();
}

bool FunctionObligations::collectLocals() {
  LocalVariables Variables;
  Variables.TraverseStmt(F.getBody());
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
      Locals.push_back({Local, Tracked::Task});
    else if (tasksIn(T, Model))
      Locals.push_back({Local, Tracked::Container});
  }
  return !Locals.empty();
}

void FunctionObligations::addEvent(const CFGBlock *Block, const VarDecl *Local,
                                   Event E) {
  auto It = Events.find(Local);
  if (It == Events.end())
    return;
  if (It->second.empty() || It->second.back().first != Block)
    It->second.push_back({Block, {}});
  It->second.back().second.push_back(E);
}

void FunctionObligations::collectEvents() {
  for (const auto &[Local, Kind] : Locals)
    Events[Local];
  for (const CFGBlock *Block : Graph->order())
    for (const CFGElement &Element : *Block) {
      if (auto End = Element.getAs<CFGLifetimeEnds>()) {
        addEvent(Block, End->getVarDecl(),
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
            addEvent(Block, Local, {Event::Declared});
      } else if (const auto *Ref = dyn_cast<DeclRefExpr>(S)) {
        if (const LocalUse *Use = Uses->use(Ref))
          addEvent(Block, cast<VarDecl>(Ref->getDecl()), {Event::Used, Use});
      } else if (const auto *Lambda = dyn_cast<LambdaExpr>(S)) {
        for (const VarDecl *Local : LocalUses::capturedBy(Lambda))
          addEvent(Block, Local, {Event::CapturedByReference});
      }
    }
}

//===----------------------------------------------------------------------===//
// The transfer functions
//===----------------------------------------------------------------------===//

/// Whether \p Init leaves a task empty: nothing, `{}`, or a default constructor.
bool isEmptyInit(const Expr *Init) {
  if (!Init)
    return true;
  Init = withoutWrappers(Init);
  if (const auto *List = dyn_cast<InitListExpr>(Init))
    return List->getNumInits() == 0;
  const auto *Construct = dyn_cast<CXXConstructExpr>(Init);
  return Construct && Construct->getNumArgs() == 0;
}

Value FunctionObligations::initial(const VarDecl *Local) {
  Value V;
  const Expr *Init = Local->getInit();
  if (Init && makesObligation(Init, Model)) {
    V.S = State::Pending;
    V.Created = makerOf(Init);
  } else {
    V.S = isEmptyInit(Init) ? State::Empty : State::Unknown;
  }
  return V;
}

/// Whether \p Created may stand for no work: a plain function that is given none makes it, as make_ready_future() does,
/// for the path on which nothing else is assigned.
bool mayBeReady(const Expr *Created, CoroutineModel &Model) {
  const auto *Call = dyn_cast_or_null<CallExpr>(Created);
  const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
  if (!Callee || Callee->isCXXInstanceMember() ||
      !calleeBody(*Callee).isOpaque())
    return false;
  return llvm::none_of(Call->arguments(), [&](const Expr *Arg) {
    const CXXRecordDecl *Class = classOf(Arg->getType());
    return holdsTask(Arg->getType(), Model) || (Class && Class->isLambda());
  });
}

/// Whether control can come back to \p Block without a new task: it lies in a loop that the declaration is outside of.
bool FunctionObligations::isRepeated(const CFGBlock *Block) const {
  unsigned Position = Graph->position(Block);
  bool MayLoop = llvm::any_of(Graph->loops(), [&](const auto &Loop) {
    return Loop.Header <= Position && Position <= Loop.Latch;
  });
  return MayLoop && Block != Home && Graph->reaches(Block, Block, Home);
}

/// Whether the loop around \p Block surely comes back to it: each iteration passes it, and the loop goes on by itself
/// (`for (;;)`, a counted loop, a range), not by a flag that the body may set.
bool FunctionObligations::repeatsForSure(const CFGBlock *Block) {
  for (const CFGBlock *Latch : Graph->order())
    for (const CFGBlock *Header : Latch->succs()) {
      if (!Header || !Graph->isBackEdge(Latch, Header) ||
          !Graph->dominates(Header, Block) || !Graph->dominates(Block, Latch) ||
          Graph->dominates(Header, Home))
        continue;
      const Stmt *Loop = Latch->getLoopTarget();
      if (isa_and_nonnull<CXXForRangeStmt>(Loop))
        return true;
      if (const auto *For = dyn_cast_or_null<ForStmt>(Loop))
        return !For->getCond() || For->getInc();
      if (const auto *While = dyn_cast_or_null<WhileStmt>(Loop)) {
        Expr::EvalResult Result;
        return !While->getCond()->isValueDependent() &&
               While->getCond()->EvaluateAsRValue(Result, Model.context()) &&
               Result.Val.isInt() && Result.Val.getInt().getBoolValue();
      }
    }
  return false;
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
               repeatsForSure(Block)) {
      Fault.Kind = ObligationFaultKind::ConsumedInLoop;
      report(Fault);
    }
  }
  if (V.S == State::Partial || V.S == State::Unknown)
    return unknown(V.Where == Use.Where ? V.Where : nullptr);
  if (isRepeated(Block))
    return unknown(Use.Where);
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
    return unknown();
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
    return unknown();
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
  Value New;
  const Expr *Assigned = E.Use->NewValue;
  if (makesObligation(Assigned, Model)) {
    New.S = State::Pending;
    New.Created = makerOf(Assigned);
  } else {
    New.S = isEmptyInit(Assigned) ? State::Empty : State::Unknown;
  }
  return New;
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

void FunctionObligations::analyseTask(const VarDecl *Local,
                                      const TypeFacets &TheFacets) {
  Facets = &TheFacets;
  Home = nullptr;
  BlockEvents &InBlocks = Events[Local];
  llvm::DenseMap<unsigned, const llvm::SmallVector<Event, 4> *> ByPosition;
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
  if (!Home)
    return;
  // The last position from which something can still happen to the local: a use, or the way back to one in a loop.
  for (bool Grown = true; Grown;) {
    Grown = false;
    for (const auto &Loop : Graph->loops())
      if (Loop.Header <= Last && Last < Loop.Latch) {
        Last = Loop.Latch;
        Grown = true;
      }
  }

  for (unsigned Position : Touched)
    Entry[Position] = Value();
  Touched.clear();
  Entry.resize(Graph->order().size());
  auto Flow = [&](unsigned Position, bool Report) {
    Value V = Entry[Position];
    auto It = ByPosition.find(Position);
    if (It != ByPosition.end())
      for (const Event &E : *It->second)
        V = step(V, E, Graph->order()[Position], Local, Report);
    return V;
  };

  // A work list in reverse post order: one visit per block unless a loop changes something. Where all paths have
  // met, and the local is consumed and not mentioned any more, the rest of its scope is left out: that keeps the whole
  // linear.
  std::set<unsigned> Work{Graph->position(Home)};
  while (!Work.empty()) {
    unsigned Position = *Work.begin();
    Work.erase(Work.begin());
    const CFGBlock *Block = Graph->order()[Position];
    Value Out = Flow(Position, false);
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
          join(Entry[Next], Out, Graph->isBackEdge(Block, Successor));
      if (!(Joined == Entry[Next])) {
        Entry[Next] = Joined;
        Touched.push_back(Next);
        Work.insert(Next);
      }
    }
  }
  size_t Before = Faults.size();
  for (const auto &[Block, InBlock] : InBlocks)
    Flow(Graph->position(Block), true);
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
  if (F.isConsteval() || !collectLocals() || !(Graph = FunctionCFG::build(F)))
    return {};
  Uses = std::make_unique<LocalUses>(F.getBody());
  collectEvents();
  for (const auto &[Local, Kind] : Locals)
    if (Kind == Tracked::Task)
      analyseTask(Local, Model.facets(Local->getType()));
    else
      analyseContainer(Local, *tasksIn(Local->getType(), Model));
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
