// Which expressions of a function are evaluated and thrown away.
#include "Analysis/Discarded.h"
#include "Analysis/BodyVisitor.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"

namespace clang::tidy::coro {

const Expr *withoutWrappers(const Expr *E) {
  while (E) {
    const Expr *Inner = E->IgnoreParens();
    if (const auto *Full = dyn_cast<FullExpr>(Inner))
      Inner = Full->getSubExpr();
    else if (const auto *Bound = dyn_cast<CXXBindTemporaryExpr>(Inner))
      Inner = Bound->getSubExpr();
    else if (const auto *Temporary = dyn_cast<MaterializeTemporaryExpr>(Inner))
      Inner = Temporary->getSubExpr();
    else if (const auto *Cast = dyn_cast<ImplicitCastExpr>(Inner);
             Cast && (Cast->getCastKind() == CK_NoOp ||
                      Cast->getCastKind() == CK_ConstructorConversion))
      Inner = Cast->getSubExpr();
    if (Inner == E)
      return E;
    E = Inner;
  }
  return E;
}

namespace {

class DiscardedVisitor : public EvaluatedVisitor {
public:
  explicit DiscardedVisitor(llvm::function_ref<void(const Discarded &)> Visit)
      : Visit(Visit) {}

  // Functions inside are functions of their own.
  bool TraverseLambdaExpr(const LambdaExpr *) override { return true; }
  bool TraverseDecl(const Decl *D) override {
    return isa_and_nonnull<VarDecl>(D)
               ? ConstDynamicRecursiveASTVisitor::TraverseDecl(D)
               : true;
  }

  bool TraverseCXXCatchStmt(const CXXCatchStmt *Catch) override {
    ++HandlerDepth;
    bool Continue =
        ConstDynamicRecursiveASTVisitor::TraverseCXXCatchStmt(Catch);
    --HandlerDepth;
    return Continue;
  }
  bool TraverseIfStmt(const IfStmt *If) override {
    // The branch that `if constexpr` drops is no code.
    if (std::optional<const Stmt *> Taken = takenBranch(If)) {
      if (*Taken) {
        statement(*Taken);
        return TraverseStmt(*Taken);
      }
      return true;
    }
    return ConstDynamicRecursiveASTVisitor::TraverseIfStmt(If);
  }

  bool VisitCompoundStmt(const CompoundStmt *Block) override {
    for (const Stmt *Child : Block->body())
      if (Child != Last)
        statement(Child);
    return true;
  }
  // The value of a statement expression is its last statement's.
  bool TraverseStmtExpr(const StmtExpr *E) override {
    const Stmt *Outer = Last;
    Last =
        E->getSubStmt()->body_empty() ? nullptr : E->getSubStmt()->body_back();
    bool Continue = ConstDynamicRecursiveASTVisitor::TraverseStmtExpr(E);
    Last = Outer;
    return Continue;
  }
  bool VisitIfStmt(const IfStmt *If) override {
    statement(If->getInit());
    statement(If->getThen());
    statement(If->getElse());
    return true;
  }
  bool VisitForStmt(const ForStmt *For) override {
    statement(For->getInit());
    statement(For->getInc());
    statement(For->getBody());
    return true;
  }
  bool VisitWhileStmt(const WhileStmt *While) override {
    statement(While->getBody());
    return true;
  }
  bool VisitDoStmt(const DoStmt *Do) override {
    statement(Do->getBody());
    return true;
  }
  bool VisitCXXForRangeStmt(const CXXForRangeStmt *For) override {
    statement(For->getInit());
    statement(For->getBody());
    return true;
  }
  bool VisitSwitchStmt(const SwitchStmt *Switch) override {
    statement(Switch->getInit());
    statement(Switch->getBody());
    return true;
  }
  bool VisitSwitchCase(const SwitchCase *Case) override {
    statement(Case->getSubStmt());
    return true;
  }
  bool VisitLabelStmt(const LabelStmt *Label) override {
    statement(Label->getSubStmt());
    return true;
  }
  bool VisitAttributedStmt(const AttributedStmt *Attributed) override {
    statement(Attributed->getSubStmt());
    return true;
  }
  bool VisitBinaryOperator(const BinaryOperator *Binary) override {
    if (Binary->getOpcode() == BO_Comma)
      discarded(Binary->getLHS(), false);
    return true;
  }

private:
  static std::optional<const Stmt *> takenBranch(const IfStmt *If) {
    if (!If->isConstexpr() || !If->getCond() ||
        If->getCond()->isValueDependent())
      return std::nullopt;
    if (const auto *Constant = dyn_cast<ConstantExpr>(If->getCond()))
      if (Constant->hasAPValueResult())
        return Constant->getAPValueResult().getInt().getBoolValue()
                   ? If->getThen()
                   : If->getElse();
    return std::nullopt;
  }

  void statement(const Stmt *S) {
    if (const auto *E = dyn_cast_or_null<Expr>(S))
      discarded(E, false);
  }

  void discarded(const Expr *Written, bool ByAuthor) {
    const Expr *E = withoutWrappers(Written);
    if (const auto *Cast = dyn_cast<CastExpr>(E);
        Cast && Cast->getCastKind() == CK_ToVoid)
      return discarded(Cast->getSubExpr(),
                       ByAuthor || isa<ExplicitCastExpr>(Cast));
    if (const auto *Binary = dyn_cast<BinaryOperator>(E);
        Binary && Binary->getOpcode() == BO_Comma)
      return discarded(Binary->getRHS(), ByAuthor);
    if (const auto *Conditional = dyn_cast<ConditionalOperator>(E)) {
      discarded(Conditional->getTrueExpr(), ByAuthor);
      return discarded(Conditional->getFalseExpr(), ByAuthor);
    }
    // `std::ignore = f();` ([tuple.general]) is as plain a word as a cast to void.
    if (const auto *Assignment = dyn_cast<CXXOperatorCallExpr>(E);
        Assignment && Assignment->getOperator() == OO_Equal)
      if (const auto *Target =
              dyn_cast<DeclRefExpr>(withoutWrappers(Assignment->getArg(0)));
          Target && Target->getDecl()->isInStdNamespace() &&
          Target->getDecl()->getName() == "ignore")
        return discarded(Assignment->getArg(1), true);
    Visit({Written->IgnoreImplicit(), E, ByAuthor, HandlerDepth != 0});
  }

  llvm::function_ref<void(const Discarded &)> Visit;
  const Stmt *Last = nullptr;
  unsigned HandlerDepth = 0;
};

} // namespace

void forEachDiscarded(const Stmt *Body,
                      llvm::function_ref<void(const Discarded &)> Visit) {
  DiscardedVisitor(Visit).TraverseStmt(Body);
}

} // namespace clang::tidy::coro
