// A walk over what a function itself evaluates.
#ifndef CORO_TIDY_ANALYSIS_OWNBODYVISITOR_H
#define CORO_TIDY_ANALYSIS_OWNBODYVISITOR_H

#include "clang/AST/DynamicRecursiveASTVisitor.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"

namespace clang::tidy::coro {

/// Visits the expressions of a body once each, as they are written: not what clang adds for a coroutine, not the bodies
/// of lambdas and classes inside, nothing that is not evaluated.
class OwnBodyVisitor : public ConstDynamicRecursiveASTVisitor {
public:
  // The other children of an await repeat its operand.
  bool TraverseCoawaitExpr(const CoawaitExpr *Await) override {
    return TraverseStmt(Await->getOperand());
  }
  bool TraverseCoyieldExpr(const CoyieldExpr *Yield) override {
    return TraverseStmt(Yield->getOperand());
  }
  bool TraverseCoreturnStmt(const CoreturnStmt *Return) override {
    return TraverseStmt(Return->getOperand());
  }
  bool TraverseCoroutineBodyStmt(const CoroutineBodyStmt *Body) override {
    return TraverseStmt(Body->getBody());
  }
  // Only what a lambda captures is evaluated where it stands.
  bool TraverseLambdaExpr(const LambdaExpr *Lambda) override {
    for (const Expr *Init : Lambda->capture_inits())
      TraverseStmt(Init);
    return true;
  }
  bool TraverseCXXRecordDecl(const CXXRecordDecl *) override { return true; }
  bool
  TraverseUnaryExprOrTypeTraitExpr(const UnaryExprOrTypeTraitExpr *) override {
    return true;
  }
  bool TraverseCXXNoexceptExpr(const CXXNoexceptExpr *) override {
    return true;
  }
  bool TraverseRequiresExpr(const RequiresExpr *) override { return true; }
  bool TraverseDecltypeTypeLoc(DecltypeTypeLoc, bool) override { return true; }
};

} // namespace clang::tidy::coro

#endif
