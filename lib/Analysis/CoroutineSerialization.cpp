// Whether a coroutine has its shared objects for itself, and which members of its object its awaits call.
#include "Analysis/CoroutineSerialization.h"
#include "Analysis/Discarded.h"
#include "clang/AST/DynamicRecursiveASTVisitor.h"
#include "clang/AST/StmtCXX.h"

namespace clang::tidy::coro {
namespace {

class LockFinder : public ConstDynamicRecursiveASTVisitor {
public:
  explicit LockFinder(CoroutineModel &Model) : Model(Model) {}

  bool TraverseLambdaExpr(const LambdaExpr *) override { return true; }
  bool VisitVarDecl(const VarDecl *Local) override {
    return !isLock(Local->getType());
  }
  // `co_await mutex.lock()`, `mutex.lock()`.
  bool VisitCXXMemberCallExpr(const CXXMemberCallExpr *Call) override {
    QualType T = Call->getImplicitObjectArgument()->getType();
    if (T->isPointerType())
      T = T->getPointeeType();
    return !isLock(T);
  }
  bool VisitCoawaitExpr(const CoawaitExpr *Await) override {
    return !isLock(Await->getType()) && !isLock(Await->getOperand()->getType());
  }

private:
  bool isLock(QualType T) {
    const TypeRoles &Roles = Model.facets(T).Roles;
    return Roles.has(TypeRole::LockGuard) || Roles.has(TypeRole::AsyncLock) ||
           Roles.has(TypeRole::Semaphore) ||
           Roles.has(TypeRole::SemaphoreUnits);
  }
  CoroutineModel &Model;
};

class OwnCallFinder : public ConstDynamicRecursiveASTVisitor {
public:
  llvm::SmallVector<const FunctionDecl *, 2> Found;
  bool TraverseLambdaExpr(const LambdaExpr *) override { return true; }
  bool VisitCXXMemberCallExpr(const CXXMemberCallExpr *Call) override {
    if (isa<CXXThisExpr>(
            Call->getImplicitObjectArgument()->IgnoreParenImpCasts()))
      if (const CXXMethodDecl *Method = Call->getMethodDecl())
        Found.push_back(Method);
    return true;
  }
};

} // namespace

bool serializesAccess(const FunctionDecl &F, CoroutineModel &Model) {
  const CoroutineBodyStmt *Body = coroutineBody(&F);
  for (const ParmVarDecl *Parameter : F.parameters()) {
    const TypeRoles &Roles = Model.facets(Parameter->getType()).Roles;
    if (Roles.has(TypeRole::LockGuard) || Roles.has(TypeRole::SemaphoreUnits))
      return true;
  }
  return Body && !LockFinder(Model).TraverseStmt(Body->getBody());
}

llvm::SmallVector<const FunctionDecl *, 2>
ownMembersCalledBy(const Expr &Await) {
  OwnCallFinder Finder;
  if (const auto *Suspend = dyn_cast<CoroutineSuspendExpr>(&Await))
    Finder.TraverseStmt(Suspend->getOperand());
  return Finder.Found;
}

} // namespace clang::tidy::coro
