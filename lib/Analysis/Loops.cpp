// What a loop does between two of its rounds: suspend, leave, or neither.
#include "Analysis/Loops.h"
#include "Analysis/Discarded.h"
#include "clang/AST/DynamicRecursiveASTVisitor.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"
#include "llvm/ADT/StringSwitch.h"

namespace clang::tidy::coro {
namespace {

/// Looks for what ends or suspends a loop, in its own statements.
class RoundVisitor : public ConstDynamicRecursiveASTVisitor {
public:
  bool Suspends = false, Leaves = false, Calls = false;

  bool TraverseLambdaExpr(const LambdaExpr *) override { return true; }
  bool VisitCoawaitExpr(const CoawaitExpr *) override {
    return !(Suspends = true);
  }
  bool VisitDependentCoawaitExpr(const DependentCoawaitExpr *) override {
    return !(Suspends = true);
  }
  bool VisitCoyieldExpr(const CoyieldExpr *) override {
    return !(Suspends = true);
  }
  bool VisitReturnStmt(const ReturnStmt *) override { return leaves(); }
  bool VisitCoreturnStmt(const CoreturnStmt *) override { return leaves(); }
  bool VisitGotoStmt(const GotoStmt *) override { return leaves(); }
  bool VisitIndirectGotoStmt(const IndirectGotoStmt *) override {
    return leaves();
  }
  bool VisitCXXThrowExpr(const CXXThrowExpr *) override { return leaves(); }
  bool VisitBreakStmt(const BreakStmt *) override {
    if (!BreakDepth)
      Leaves = true;
    return true;
  }
  bool VisitCallExpr(const CallExpr *Call) override {
    Calls = true;
    if (const FunctionDecl *Callee = Call->getDirectCallee();
        Callee && Callee->isNoReturn())
      Leaves = true;
    return true;
  }

  // A break inside of one of these is theirs.
  bool TraverseWhileStmt(const WhileStmt *S) override {
    return inner(
        [&] { return ConstDynamicRecursiveASTVisitor::TraverseWhileStmt(S); });
  }
  bool TraverseDoStmt(const DoStmt *S) override {
    return inner(
        [&] { return ConstDynamicRecursiveASTVisitor::TraverseDoStmt(S); });
  }
  bool TraverseForStmt(const ForStmt *S) override {
    return inner(
        [&] { return ConstDynamicRecursiveASTVisitor::TraverseForStmt(S); });
  }
  bool TraverseCXXForRangeStmt(const CXXForRangeStmt *S) override {
    return inner([&] {
      return ConstDynamicRecursiveASTVisitor::TraverseCXXForRangeStmt(S);
    });
  }
  bool TraverseSwitchStmt(const SwitchStmt *S) override {
    return inner(
        [&] { return ConstDynamicRecursiveASTVisitor::TraverseSwitchStmt(S); });
  }

private:
  bool leaves() {
    Leaves = true;
    return true;
  }
  bool inner(llvm::function_ref<bool()> Traverse) {
    ++BreakDepth;
    bool Continue = Traverse();
    --BreakDepth;
    return Continue;
  }
  unsigned BreakDepth = 0;
};

/// Looks for what makes an expression more than a question: assignments, calls that may do work.
class QuestionVisitor : public ConstDynamicRecursiveASTVisitor {
public:
  bool OnlyAsks = true, Reads = false;

  bool TraverseLambdaExpr(const LambdaExpr *) override { return says(false); }
  bool VisitBinaryOperator(const BinaryOperator *E) override {
    return says(!E->isAssignmentOp());
  }
  bool VisitUnaryOperator(const UnaryOperator *E) override {
    return says(!E->isIncrementDecrementOp());
  }
  bool VisitDeclRefExpr(const DeclRefExpr *E) override {
    Reads |= isa<VarDecl>(E->getDecl());
    return true;
  }
  bool VisitMemberExpr(const MemberExpr *E) override {
    Reads |= isa<FieldDecl>(E->getMemberDecl());
    return true;
  }
  bool VisitCallExpr(const CallExpr *E) override {
    const FunctionDecl *Callee = E->getDirectCallee();
    const auto *Method = dyn_cast_or_null<CXXMethodDecl>(Callee);
    return says(Callee &&
                (Callee->isConstexpr() || (Method && Method->isConst())));
  }
  bool VisitCXXConstructExpr(const CXXConstructExpr *E) override {
    return says(E->getConstructor()->isCopyOrMoveConstructor() ||
                E->getConstructor()->isConstexpr());
  }

private:
  bool says(bool Asks) { return OnlyAsks = OnlyAsks && Asks; }
};

bool onlyAsks(const Expr *Condition) {
  if (!Condition || Condition->isTypeDependent())
    return false;
  QuestionVisitor Visitor;
  Visitor.TraverseStmt(Condition);
  return Visitor.OnlyAsks && Visitor.Reads;
}

/// `yield()` and the processor's pause: what one writes into a loop that spins.
bool isPause(const Expr *E) {
  const auto *Call = dyn_cast<CallExpr>(withoutWrappers(E));
  const FunctionDecl *F = Call ? Call->getDirectCallee() : nullptr;
  if (!F || !F->getIdentifier() || Call->getNumArgs())
    return false;
  return llvm::StringSwitch<bool>(F->getName())
      .Cases({"yield", "sched_yield", "_mm_pause", "__builtin_ia32_pause",
              "__yield", "cpu_relax"},
             true)
      .Default(false);
}

/// The statements of a round, without blocks and empty statements.
llvm::SmallVector<const Stmt *, 4> statementsOf(const Stmt *Body) {
  llvm::SmallVector<const Stmt *, 4> Statements;
  if (const auto *Block = dyn_cast_or_null<CompoundStmt>(Body)) {
    for (const Stmt *Child : Block->body())
      llvm::append_range(Statements, statementsOf(Child));
  } else if (Body && !isa<NullStmt, ContinueStmt>(Body)) {
    Statements.push_back(Body);
  }
  return Statements;
}

/// Whether a range-for does work for each of any number of elements.
bool isDataSized(const CXXForRangeStmt *For) {
  if (!For->getRangeInit() || For->getRangeInit()->getType()->isArrayType())
    return false;
  RoundVisitor Round;
  Round.TraverseStmt(For->getBody());
  return !Round.Suspends && !Round.Leaves && Round.Calls &&
         !For->getCoawaitLoc().isValid();
}

} // namespace

LoopParts partsOf(const Stmt *Loop, const ASTContext &Context) {
  LoopParts Parts;
  if (const auto *While = dyn_cast<WhileStmt>(Loop)) {
    // A variable in the condition is made anew in each round.
    if (!While->getConditionVariable())
      Parts = {While->getCond(), While->getBody()};
  } else if (const auto *Do = dyn_cast<DoStmt>(Loop)) {
    Parts = {Do->getCond(), Do->getBody()};
  } else if (const auto *For = dyn_cast<ForStmt>(Loop)) {
    if (!For->getConditionVariable())
      Parts = {For->getCond(), For->getBody(), For->getInc(), !For->getCond()};
  }
  bool Value = false;
  if (Parts.Condition && !Parts.Condition->isValueDependent() &&
      Parts.Condition->EvaluateAsBooleanCondition(Value, Context))
    Parts.AlwaysTrue = Value;
  return Parts;
}

LoopKind kindOfLoop(const Stmt *Loop, const ASTContext &Context) {
  if (const auto *For = dyn_cast<CXXForRangeStmt>(Loop))
    return isDataSized(For) ? LoopKind::DataSized : LoopKind::Normal;
  LoopParts Parts = partsOf(Loop, Context);
  if (!Parts.Body)
    return LoopKind::Normal;
  RoundVisitor Round;
  for (const Stmt *Part : {static_cast<const Stmt *>(Parts.Condition),
                           Parts.Body, static_cast<const Stmt *>(Parts.Step)})
    if (Part)
      Round.TraverseStmt(Part);
  if (Round.Leaves)
    return LoopKind::Normal;
  // An empty one marks a place that is never reached.
  if (Parts.AlwaysTrue)
    return Round.Suspends || statementsOf(Parts.Body).empty()
               ? LoopKind::Normal
               : LoopKind::Endless;
  if (Parts.Step || !onlyAsks(Parts.Condition))
    return LoopKind::Normal;

  auto Statements = statementsOf(Parts.Body);
  if (llvm::all_of(Statements, [](const Stmt *S) {
        return isa<Expr>(S) && isPause(cast<Expr>(S));
      }))
    return LoopKind::Spinning;
  const auto *Only =
      Statements.size() == 1 ? dyn_cast<Expr>(Statements[0]) : nullptr;
  if (Only && isa<CoawaitExpr, DependentCoawaitExpr>(withoutWrappers(Only)))
    return LoopKind::Polling;
  return LoopKind::Normal;
}

} // namespace clang::tidy::coro
