// Which calls of a function start work that nobody owns.
#ifndef CORO_TIDY_ANALYSIS_WORKSTARTS_H
#define CORO_TIDY_ANALYSIS_WORKSTARTS_H

#include "Analysis/DetachedWork.h"
#include "clang/AST/DynamicRecursiveASTVisitor.h"
#include "clang/AST/StmtCXX.h"

namespace clang::tidy::coro {

/// The calls of a body, those of nested lambdas not included.
class CallsInOrder : public ConstDynamicRecursiveASTVisitor {
public:
  std::vector<const CallExpr *> Calls;
  std::vector<const CoawaitExpr *> Awaits;

  bool VisitCallExpr(const CallExpr *Call) override {
    Calls.push_back(Call);
    return true;
  }
  bool TraverseCoawaitExpr(const CoawaitExpr *Await) override {
    Awaits.push_back(Await);
    return TraverseStmt(Await->getOperand());
  }
  bool TraverseCoyieldExpr(const CoyieldExpr *Yield) override {
    return TraverseStmt(Yield->getOperand());
  }
  bool TraverseCoroutineBodyStmt(const CoroutineBodyStmt *Body) override {
    return TraverseStmt(Body->getBody());
  }
  bool TraverseLambdaExpr(const LambdaExpr *) override { return true; }
};

/// What \p Call starts without an owner; null if it does not.
const Expr *workDetachedBy(const CallExpr *Call, CoroutineModel &Model);

/// The work that the calls of \p F start without an owner.
std::vector<DetachedWork> startsOf(const FunctionDecl &F,
                                   const CallsInOrder &Body,
                                   CoroutineModel &Model);

} // namespace clang::tidy::coro

#endif
