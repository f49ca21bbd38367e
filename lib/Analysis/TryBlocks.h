// The try blocks of a function, and what stands in them.
#ifndef CORO_TIDY_ANALYSIS_TRYBLOCKS_H
#define CORO_TIDY_ANALYSIS_TRYBLOCKS_H

#include "clang/AST/DynamicRecursiveASTVisitor.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/STLFunctionalExtras.h"

namespace clang::tidy::coro {

/// The statements of a function by the innermost try block that they stand in.
class TryBlocks : public ConstDynamicRecursiveASTVisitor {
public:
  bool TraverseCXXTryStmt(const CXXTryStmt *Try) override {
    const CXXTryStmt *Outer = std::exchange(Current, Try);
    Outers[Try] = Outer;
    TraverseStmt(Try->getTryBlock());
    Current = Outer;
    for (unsigned I = 0; I != Try->getNumHandlers(); ++I)
      TraverseStmt(Try->getHandler(I));
    return true;
  }
  bool TraverseCoawaitExpr(const CoawaitExpr *Await) override {
    if (Current)
      Innermost[Await] = Current;
    return TraverseStmt(Await->getOperand());
  }
  bool VisitVarDecl(const VarDecl *Local) override {
    if (Current)
      Home[Local->getCanonicalDecl()] = Current;
    return true;
  }
  bool TraverseLambdaExpr(const LambdaExpr *) override { return true; }

  /// Whether \p Local is declared in the try block of \p Try, so that it is gone in the handlers.
  bool diesIn(const VarDecl *Local, const CXXTryStmt *Try) const {
    const CXXTryStmt *Around = Local ? Home.lookup(Local) : nullptr;
    while (Around && Around != Try)
      Around = Outers.lookup(Around);
    return Around;
  }

  /// Calls \p Visit with each try block whose handlers may see what \p S throws. \returns whether one of them handles
  /// everything.
  bool forEachAround(const Stmt *S,
                     llvm::function_ref<void(const CXXTryStmt *)> Visit) const {
    for (const CXXTryStmt *Try = Innermost.lookup(S); Try;
         Try = Outers.lookup(Try)) {
      Visit(Try);
      for (unsigned I = 0; I != Try->getNumHandlers(); ++I)
        if (!Try->getHandler(I)->getExceptionDecl())
          return true;
    }
    return false;
  }
  bool empty() const { return Outers.empty(); }

private:
  const CXXTryStmt *Current = nullptr;
  llvm::DenseMap<const Stmt *, const CXXTryStmt *> Innermost;
  llvm::DenseMap<const VarDecl *, const CXXTryStmt *> Home;
  llvm::DenseMap<const CXXTryStmt *, const CXXTryStmt *> Outers;
};

} // namespace clang::tidy::coro

#endif
