// What is written below a statement, summed up: its awaits, what it mentions and assigns, whether it leaves.
#include "Analysis/Contents.h"
#include "Analysis/BodyVisitor.h"
#include "Analysis/Cancellation.h"

namespace clang::tidy::coro {
namespace {

class ContentsReader : public BodyVisitor {
public:
  ContentsReader(Contents &Of, CoroutineModel &Model) : Of(Of), Model(Model) {}

  bool TraverseCoawaitExpr(const CoawaitExpr *Await) override {
    Of.Awaits.push_back(Await);
    return BodyVisitor::TraverseCoawaitExpr(Await);
  }
  bool TraverseCoreturnStmt(const CoreturnStmt *Return) override {
    Of.Returns.push_back(Return);
    leaves();
    return BodyVisitor::TraverseCoreturnStmt(Return);
  }
  bool VisitCXXThrowExpr(const CXXThrowExpr *) override { return leaves(); }
  bool VisitReturnStmt(const ReturnStmt *) override { return leaves(); }
  bool VisitBreakStmt(const BreakStmt *) override { return leaves(); }
  bool VisitGotoStmt(const GotoStmt *) override { return leaves(); }
  bool VisitForStmt(const ForStmt *) override { return loops(); }
  bool VisitWhileStmt(const WhileStmt *) override { return loops(); }
  bool VisitDoStmt(const DoStmt *) override { return loops(); }
  bool VisitCXXForRangeStmt(const CXXForRangeStmt *) override {
    return loops();
  }
  bool VisitCXXDynamicCastExpr(const CXXDynamicCastExpr *) override {
    return Of.AsksException = true;
  }
  bool VisitCallExpr(const CallExpr *Call) override;
  bool VisitBinaryOperator(const BinaryOperator *Operator) override {
    return !Operator->isAssignmentOp() || assigned(Operator->getLHS());
  }
  bool VisitUnaryOperator(const UnaryOperator *Operator) override {
    return !Operator->isIncrementDecrementOp() ||
           assigned(Operator->getSubExpr(), true);
  }
  bool VisitCXXOperatorCallExpr(const CXXOperatorCallExpr *Call) override {
    return !Call->isAssignmentOp() || assigned(Call->getArg(0));
  }
  bool VisitDeclRefExpr(const DeclRefExpr *Ref) override {
    Of.Mentioned.insert(Ref->getDecl());
    return true;
  }
  bool VisitMemberExpr(const MemberExpr *Member) override {
    Of.Mentioned.insert(Member->getMemberDecl());
    return true;
  }

private:
  bool leaves() { return Of.Leaves = true; }
  bool loops() { return Of.HasLoop = true; }
  bool assigned(const Expr *Target, bool IsStep = false);

  Contents &Of;
  CoroutineModel &Model;
};

bool ContentsReader::VisitCallExpr(const CallExpr *Call) {
  Of.Calls.push_back(Call);
  const FunctionDecl *Callee = Call->getDirectCallee();
  if (!Callee)
    return true;
  if (Callee->isNoReturn())
    leaves();
  // Libraries have their own.
  Of.AsksException |=
      Callee->getIdentifier() && Callee->getName() == "current_exception";
  const auto *Method = dyn_cast<CXXMethodDecl>(Callee);
  Of.AsksToken |=
      Method && !Method->isStatic() &&
      isCancellationToken(
          Model.context().getCanonicalTagType(Method->getParent()), Model);
  return true;
}

bool ContentsReader::assigned(const Expr *Target, bool IsStep) {
  for (const ValueDecl *D : contentsOf(Target, Model).Mentioned) {
    bool IsNew = Of.Assigned.insert(D).second;
    if (!IsStep)
      Of.Stepped.erase(D);
    else if (IsNew)
      Of.Stepped.insert(D);
  }
  return true;
}

} // namespace

Contents contentsOf(const Stmt *S, CoroutineModel &Model) {
  Contents Of;
  if (S)
    ContentsReader(Of, Model).TraverseStmt(S);
  return Of;
}

} // namespace clang::tidy::coro
