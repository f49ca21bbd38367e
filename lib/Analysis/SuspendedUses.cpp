// Which parts of a caller's world the body of a coroutine uses once it may have outlived the call.
#include "Analysis/SuspendedUses.h"
#include "Analysis/FunctionCFG.h"
#include "clang/AST/DynamicRecursiveASTVisitor.h"
#include "clang/AST/StmtCXX.h"
#include "llvm/ADT/BitVector.h"

namespace clang::tidy::coro {
namespace {

/// Collects the uses of one of the caller's objects, those inside nested lambdas included: they reach it through the
/// coroutine.
class UseFinder : public ConstDynamicRecursiveASTVisitor {
public:
  explicit UseFinder(CallersObject What) : What(What) {}
  llvm::SmallPtrSet<const ValueDecl *, 4>
      ByReference; ///< what the lambda captures by reference
  llvm::SmallVector<const Expr *, 8> Found;

  bool VisitDeclRefExpr(const DeclRefExpr *Ref) override {
    if (Ref->isNonOdrUse())
      return true;
    if (What.Parameter
            ? Ref->getDecl()->getCanonicalDecl() ==
                  What.Parameter->getCanonicalDecl()
            : Ref->refersToEnclosingVariableOrCapture() &&
                  (!What.CapturesByReference || isCapturedByReference(Ref)))
      Found.push_back(Ref);
    return true;
  }
  bool VisitCXXThisExpr(const CXXThisExpr *This) override {
    if (What.This && !What.CapturesByReference)
      Found.push_back(This);
    return true;
  }
  bool TraverseLambdaExpr(const LambdaExpr *Lambda) override {
    // What a nested lambda takes from the frame of this one is no capture of this one.
    if (What.This)
      for (const Expr *Init : Lambda->capture_inits())
        TraverseStmt(Init);
    else
      return ConstDynamicRecursiveASTVisitor::TraverseLambdaExpr(Lambda);
    return true;
  }
  // The parts of an await that clang adds repeat its operand.
  bool TraverseCoawaitExpr(const CoawaitExpr *Await) override {
    return TraverseStmt(Await->getOperand());
  }
  bool TraverseCoyieldExpr(const CoyieldExpr *Yield) override {
    return TraverseStmt(Yield->getOperand());
  }
  bool TraverseCoroutineBodyStmt(const CoroutineBodyStmt *Body) override {
    return TraverseStmt(Body->getBody());
  }
  bool
  TraverseUnaryExprOrTypeTraitExpr(const UnaryExprOrTypeTraitExpr *) override {
    return true;
  }
  bool TraverseCXXNoexceptExpr(const CXXNoexceptExpr *) override {
    return true;
  }
  bool TraverseDecltypeTypeLoc(DecltypeTypeLoc, bool) override { return true; }

private:
  bool isCapturedByReference(const DeclRefExpr *Ref) const {
    return ByReference.contains(Ref->getDecl());
  }

  CallersObject What;
};

/// Whether \p S gives up control to whoever resumes the coroutine later.
bool suspends(const Stmt *S, CoroutineModel &Model) {
  if (isa<CoyieldExpr>(S))
    return true;
  const auto *Await = dyn_cast<CoawaitExpr>(S);
  return Await && Model.facets(Await->getOperand()->getType()).Kind !=
                      TypeKind::ShortCircuit;
}

/// The first of \p Uses that some path reaches behind a suspension.
const Expr *firstBehindSuspension(const FunctionDecl &F,
                                  llvm::ArrayRef<const Expr *> Uses,
                                  CoroutineModel &Model) {
  auto Graph = FunctionCFG::build(F);
  if (!Graph)
    return nullptr;
  // Behind: a block that a suspension leads to.
  llvm::BitVector Behind(Graph->order().size());
  llvm::SmallVector<const CFGBlock *, 16> Work;
  auto Reach = [&](const CFGBlock *Block) {
    for (const CFGBlock *Successor : Block->succs())
      if (Successor && !Behind.test(Graph->position(Successor))) {
        Behind.set(Graph->position(Successor));
        Work.push_back(Successor);
      }
  };
  const Expr *First = nullptr;
  auto Scan = [&](const CFGBlock *Block, bool Suspended) {
    for (const CFGElement &Element : *Block)
      if (auto Statement = Element.getAs<CFGStmt>()) {
        if (Suspended && !First &&
            llvm::is_contained(Uses, Statement->getStmt()))
          First = cast<Expr>(Statement->getStmt());
        Suspended |= suspends(Statement->getStmt(), Model);
      }
    return Suspended;
  };
  for (const CFGBlock *Block : Graph->order())
    if (Scan(Block, false))
      Reach(Block);
  while (!Work.empty())
    Reach(Work.pop_back_val());
  for (const CFGBlock *Block : Graph->order())
    if (Behind.test(Graph->position(Block)))
      Scan(Block, true);
  return First;
}

} // namespace

const Expr *useAfterReturn(const FunctionDecl &F, CallersObject What,
                           CoroutineModel &Model) {
  const CoroutineBodyStmt *Body = coroutineBody(&F);
  if (!Body)
    return nullptr;
  UseFinder Finder(What);
  if (const auto *Method = dyn_cast<CXXMethodDecl>(&F);
      Method && Method->getParent()->isLambda())
    for (const LambdaCapture &Capture : Method->getParent()->captures())
      if (Capture.capturesVariable() && Capture.getCaptureKind() == LCK_ByRef)
        Finder.ByReference.insert(Capture.getCapturedVar());
  Finder.TraverseStmt(Body->getBody());
  if (Finder.Found.empty())
    return nullptr;
  switch (Model.resultFacets(&F).Start) {
  case StartKind::Lazy:
    return Finder.Found.front();
  case StartKind::Eager:
    return firstBehindSuspension(F, Finder.Found, Model);
  case StartKind::Unknown:
    return nullptr;
  }
  return nullptr;
}

} // namespace clang::tidy::coro
