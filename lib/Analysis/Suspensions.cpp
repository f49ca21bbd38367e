// Where a coroutine can suspend, and which of these places lie on the way from one expression to another.
#include "Analysis/Suspensions.h"
#include "Model/Classifier.h"
#include "Model/RecordLookup.h"
#include "Support/ErrorLog.h"
#include "Support/PerASTContext.h"
#include "clang/AST/DynamicRecursiveASTVisitor.h"
#include "clang/AST/StmtCXX.h"

namespace clang::tidy::coro {
namespace {

//===----------------------------------------------------------------------===//
// Awaiters that do not suspend
//===----------------------------------------------------------------------===//

/// Whether every return statement of an await_suspend resumes the coroutine that is being suspended.
class ResumesCaller : public ConstDynamicRecursiveASTVisitor {
public:
  explicit ResumesCaller(const FunctionDecl &Suspend) : Suspend(Suspend) {}
  bool Returns = false;

  bool TraverseLambdaExpr(const LambdaExpr *) override { return true; }
  bool VisitReturnStmt(const ReturnStmt *Return) override {
    Returns = true;
    const Expr *Value = Return->getRetValue();
    if (!Value)
      return false;
    Value = Value->IgnoreUnlessSpelledInSource();
    if (const auto *Literal = dyn_cast<CXXBoolLiteralExpr>(Value))
      return !Literal->getValue();
    const auto *Ref = dyn_cast<DeclRefExpr>(Value);
    return Ref && Suspend.getNumParams() != 0 &&
           Ref->getDecl()->getCanonicalDecl() ==
               Suspend.getParamDecl(0)->getCanonicalDecl();
  }

private:
  const FunctionDecl &Suspend;
};

/// Whether awaiting \p Awaiter goes on at once: `bool await_suspend(h) { …; return false; }`, or one that returns h.
bool resumesAtOnce(const CXXRecordDecl *Awaiter) {
  auto Suspends = methodsNamed(Awaiter, "await_suspend");
  return !Suspends.empty() &&
         llvm::all_of(Suspends, [](const FunctionDecl *Suspend) {
           const Stmt *Body = bodyOf(Suspend);
           ResumesCaller Visitor(*Suspend);
           return Body && !Suspend->getReturnType()->isVoidType() &&
                  Visitor.TraverseStmt(const_cast<Stmt *>(Body)) &&
                  Visitor.Returns;
         });
}

} // namespace

bool maySuspend(const Stmt *S, CoroutineModel &Model) {
  const auto *Suspend = dyn_cast_or_null<CoroutineSuspendExpr>(S);
  if (!Suspend)
    return isa_and_nonnull<DependentCoawaitExpr>(S);
  const CXXRecordDecl *Awaiter = classOf(Suspend->getCommonExpr()->getType());
  if (isa<CoawaitExpr>(S) &&
      (Model.facets(Suspend->getOperand()->getType()).Kind ==
           TypeKind::ShortCircuit ||
       (Awaiter && Model.facets(Suspend->getCommonExpr()->getType()).Kind ==
                       TypeKind::ShortCircuit)))
    return false;
  return !Awaiter || (alwaysReady(Awaiter) != true && !resumesAtOnce(Awaiter));
}

//===----------------------------------------------------------------------===//
// The points of a coroutine
//===----------------------------------------------------------------------===//

Suspensions::Suspensions(std::unique_ptr<FunctionCFG> TheGraph,
                         CoroutineModel &Model)
    : Graph(std::move(TheGraph)) {
  // A task yields its result or its error, and is not resumed after that (folly's co_error).
  bool YieldEnds = Model.resultFacets(&Graph->function()).isTask();
  for (const CFGBlock *Block : Graph->order()) {
    unsigned Index = 0;
    for (const CFGElement &Element : *Block) {
      if (auto Statement = Element.getAs<CFGStmt>()) {
        const Stmt *S = Statement->getStmt();
        bool IsNew = Places.try_emplace(S, Place{Block, Index}).second;
        if (IsNew && maySuspend(S, Model) &&
            !(YieldEnds && isa<CoyieldExpr>(S)))
          Points.push_back({cast<Expr>(S), Block, Index});
      }
      ++Index;
    }
  }
  llvm::sort(Points, [](const Suspension &A, const Suspension &B) {
    return A.Where->getExprLoc() < B.Where->getExprLoc();
  });
}

/// What can be reached from one place, forwards or backwards, up to the stops.
class Suspensions::Walk {
public:
  Walk(const Suspensions &S, llvm::ArrayRef<const Stmt *> Stops, bool Forward)
      : Forward(Forward), Entered(S.Graph->graph().getNumBlockIDs()) {
    for (const Stmt *Stop : Stops)
      if (auto It = S.Places.find(Stop); It != S.Places.end())
        StopsIn[It->second.Block].push_back(It->second.Index);
  }

  /// Starts beside the element \p Index of \p Block, that itself left out.
  void start(const CFGBlock *Block, unsigned Index) {
    Start = {Block, Index};
    if (!stopIn(Block, Index))
      spread(Block);
    while (!Work.empty()) {
      const CFGBlock *Next = Work.pop_back_val();
      if (!stopIn(Next, std::nullopt))
        spread(Next);
    }
  }

  bool reaches(const Suspension &Point) const {
    const CFGBlock *Block = Point.Block;
    if (Block == Start.Block && isBeyond(Point.Index, Start.Index)) {
      std::optional<unsigned> Stop = stopIn(Block, Start.Index);
      if (!Stop || isBeyond(*Stop, Point.Index))
        return true;
    }
    if (!Entered.test(Block->getBlockID()))
      return false;
    std::optional<unsigned> Stop = stopIn(Block, std::nullopt);
    return !Stop || isBeyond(*Stop, Point.Index);
  }

private:
  bool isBeyond(unsigned A, unsigned B) const {
    return Forward ? A > B : A < B;
  }
  /// The first stop in \p Block beyond \p After, or from its near end on.
  std::optional<unsigned> stopIn(const CFGBlock *Block,
                                 std::optional<unsigned> After) const {
    std::optional<unsigned> First;
    auto It = StopsIn.find(Block);
    if (It != StopsIn.end())
      for (unsigned Index : It->second)
        if ((!After || isBeyond(Index, *After)) &&
            (!First || isBeyond(*First, Index)))
          First = Index;
    return First;
  }
  void spread(const CFGBlock *Block) {
    auto Enter = [&](const CFGBlock *Next) {
      if (Next && !Entered.test(Next->getBlockID())) {
        Entered.set(Next->getBlockID());
        Work.push_back(Next);
      }
    };
    if (Forward)
      for (const CFGBlock *Next : Block->succs())
        Enter(Next);
    else
      for (const CFGBlock *Previous : Block->preds())
        Enter(Previous);
  }

  bool Forward;
  Place Start{};
  llvm::BitVector Entered;
  llvm::SmallVector<const CFGBlock *, 16> Work;
  llvm::DenseMap<const CFGBlock *, llvm::SmallVector<unsigned, 2>> StopsIn;
};

llvm::SmallVector<const Suspension *, 2>
Suspensions::between(const Stmt *From, const Stmt *To,
                     llvm::ArrayRef<const Stmt *> Stops) const {
  auto PlaceOf = [&](const Stmt *S, const CFGBlock &Otherwise) {
    return S ? Places.lookup(S) : Place{&Otherwise, 0};
  };
  Place First = PlaceOf(From, Graph->graph().getEntry());
  Place Last = PlaceOf(To, Graph->graph().getExit());
  if (!First.Block || !Last.Block)
    return {};
  Walk Forwards(*this, Stops, true), Backwards(*this, Stops, false);
  Forwards.start(First.Block, First.Index);
  Backwards.start(Last.Block, Last.Index);
  llvm::SmallVector<const Suspension *, 2> Found;
  for (const Suspension &Point : Points)
    if (Forwards.reaches(Point) && Backwards.reaches(Point))
      Found.push_back(&Point);
  return Found;
}

bool Suspensions::comesBefore(const Stmt *A, const Stmt *B) const {
  Place First = Places.lookup(A), Second = Places.lookup(B);
  if (!First.Block || !Second.Block)
    return false;
  unsigned FirstPosition = Graph->position(First.Block),
           SecondPosition = Graph->position(Second.Block);
  return FirstPosition != SecondPosition ? FirstPosition < SecondPosition
                                         : First.Index < Second.Index;
}

namespace {

/// The suspensions of each coroutine, found once for all checks.
struct SuspensionMemo {
  explicit SuspensionMemo(ASTContext &) {}
  llvm::DenseMap<const FunctionDecl *, std::unique_ptr<Suspensions>> Found;
};

std::unique_ptr<Suspensions> findSuspensions(const FunctionDecl &F,
                                             CoroutineModel &Model) {
  const FunctionDecl *Definition = nullptr;
  ASTContext &Context = Model.context();
  if (!F.isDefined(Definition) || !coroutineBody(Definition) ||
      Model.resultFacets(Definition).Kind == TypeKind::ShortCircuit ||
      ErrorLog::of(Context.getDiagnostics())
          .hasErrorIn(Definition->getSourceRange(), Context.getSourceManager()))
    return nullptr;
  auto Graph = FunctionCFG::build(*Definition);
  if (!Graph)
    return nullptr;
  auto Found = std::make_unique<Suspensions>(std::move(Graph), Model);
  return Found->points().empty() ? nullptr : std::move(Found);
}

} // namespace

const Suspensions *suspensionsOf(const FunctionDecl &F, CoroutineModel &Model) {
  auto &Found = perASTContext<SuspensionMemo>(Model.context()).Found;
  auto It = Found.find(&F);
  if (It == Found.end())
    It = Found.try_emplace(&F, findSuspensions(F, Model)).first;
  return It->second.get();
}

void noteSuspensions(ClangTidyCheck &Check,
                     llvm::ArrayRef<const Suspension *> At) {
  for (const Suspension *Point : At)
    Check.diag(Point->Where->getExprLoc(),
               "the coroutine may be suspended here", DiagnosticIDs::Note);
}

} // namespace clang::tidy::coro
