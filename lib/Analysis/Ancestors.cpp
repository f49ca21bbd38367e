// What a statement stands in.
#include "Analysis/Ancestors.h"
#include "clang/AST/DynamicRecursiveASTVisitor.h"
#include "clang/AST/StmtCXX.h"

namespace clang::tidy::coro {
namespace {

class AncestorFinder : public ConstDynamicRecursiveASTVisitor {
public:
  explicit AncestorFinder(const Stmt *Wanted) : Wanted(Wanted) {}
  llvm::SmallVector<const Stmt *, 8> Found;

  bool TraverseStmt(const Stmt *S) override {
    if (!S || isa<LambdaExpr>(S))
      return true;
    if (S == Wanted) {
      Found.assign(Stack.rbegin(), Stack.rend());
      return false;
    }
    Stack.push_back(S);
    bool GoesOn = ConstDynamicRecursiveASTVisitor::TraverseStmt(S);
    Stack.pop_back();
    return GoesOn;
  }
  // The other parts of a coroutine's body and of an await repeat these.
  bool TraverseCoroutineBodyStmt(const CoroutineBodyStmt *Body) override {
    return TraverseStmt(Body->getBody());
  }
  bool TraverseCoawaitExpr(const CoawaitExpr *Await) override {
    return TraverseStmt(Await->getOperand());
  }

private:
  const Stmt *Wanted;
  llvm::SmallVector<const Stmt *, 16> Stack;
};

} // namespace

llvm::SmallVector<const Stmt *, 8> ancestorsOf(const Stmt *Wanted,
                                               const Stmt *Body) {
  AncestorFinder Finder(Wanted);
  Finder.TraverseStmt(Body);
  return std::move(Finder.Found);
}

const Stmt *statementAround(const Stmt *Wanted, const Stmt *Body) {
  const Stmt *Inner = Wanted;
  for (const Stmt *Ancestor : ancestorsOf(Wanted, Body)) {
    if (isa<CompoundStmt>(Ancestor))
      return Inner;
    if (!isa<Expr>(Ancestor))
      return nullptr;
    Inner = Ancestor;
  }
  return nullptr;
}

} // namespace clang::tidy::coro
