// Visitors of code: of what is evaluated, and of what is written in the body of one function.
#ifndef CORO_TIDY_ANALYSIS_BODYVISITOR_H
#define CORO_TIDY_ANALYSIS_BODYVISITOR_H

#include "clang/AST/DynamicRecursiveASTVisitor.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"

namespace clang::tidy::coro {

/// The base of visitors that leave out what is not evaluated.
class EvaluatedVisitor : public ConstDynamicRecursiveASTVisitor {
public:
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

/// The base of visitors of a body, each expression once. Of what clang adds to a coroutine nothing is seen: the parts of an await repeat its
/// operand. A lambda is a function of its own; what its captures are made from belongs to the function around it. Classes
/// inside are left out.
class BodyVisitor : public EvaluatedVisitor {
public:
  bool TraverseCoawaitExpr(const CoawaitExpr *Await) override {
    return WalkUpFromCoawaitExpr(Await) && TraverseStmt(Await->getOperand());
  }
  bool TraverseCoyieldExpr(const CoyieldExpr *Yield) override {
    return WalkUpFromCoyieldExpr(Yield) && TraverseStmt(Yield->getOperand());
  }
  bool TraverseCoreturnStmt(const CoreturnStmt *Return) override {
    return WalkUpFromCoreturnStmt(Return) &&
           (!Return->getOperand() || TraverseStmt(Return->getOperand()));
  }
  bool TraverseCoroutineBodyStmt(const CoroutineBodyStmt *Body) override {
    return TraverseStmt(Body->getBody());
  }
  bool TraverseLambdaExpr(const LambdaExpr *Lambda) override {
    for (const Expr *Init : Lambda->capture_inits())
      if (!TraverseStmt(Init))
        return false;
    return true;
  }
  bool TraverseCXXRecordDecl(const CXXRecordDecl *) override { return true; }
};

} // namespace clang::tidy::coro

#endif
