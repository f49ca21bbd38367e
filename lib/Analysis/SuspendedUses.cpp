// Which parts of a caller's world the body of a coroutine uses once it may have outlived the call.
#include "Analysis/SuspendedUses.h"
#include "Analysis/BodyVisitor.h"
#include "Analysis/FunctionCFG.h"
#include "clang/AST/StmtCXX.h"

namespace clang::tidy::coro {
namespace {

/// Collects the uses of one of the caller's objects, those inside nested lambdas included: they reach it through the
/// coroutine.
class UseFinder : public BodyVisitor {
public:
  explicit UseFinder(CallersObject What) : What(What) {}
  llvm::SmallPtrSet<const ValueDecl *, 4>
      ByReference; ///< the objects that the lambda captures by reference
  llvm::SmallVector<const Expr *, 8> Found;

  bool VisitDeclRefExpr(const DeclRefExpr *Ref) override {
    if (Ref->isNonOdrUse())
      return true;
    if (What.Parameter
            ? named(Ref)->getCanonicalDecl() ==
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
    if (What.This) {
      for (const Expr *Init : Lambda->capture_inits())
        TraverseStmt(Init);
      return true;
    }
    size_t Before = Found.size();
    ConstDynamicRecursiveASTVisitor::TraverseLambdaExpr(Lambda);
    // Its body is no part of this one's graph; it is.
    if (Found.size() != Before)
      Found.push_back(Lambda);
    return true;
  }
  // `(void)x` reads nothing.
  bool TraverseCStyleCastExpr(const CStyleCastExpr *Cast) override {
    return (Cast->getCastKind() == CK_ToVoid &&
            isa<DeclRefExpr>(Cast->getSubExpr()->IgnoreParens())) ||
           ConstDynamicRecursiveASTVisitor::TraverseCStyleCastExpr(Cast);
  }
  // Each step of a loop over the object, or over what a view points to, uses it again.
  bool TraverseCXXForRangeStmt(const CXXForRangeStmt *For) override {
    size_t Before = Found.size();
    TraverseStmt(For->getInit());
    TraverseStmt(For->getRangeInit());
    if (Found.size() != Before && For->getInc() &&
        For->getRangeInit()->isLValue())
      Found.push_back(For->getInc());
    TraverseDecl(For->getLoopVariable());
    return TraverseStmt(For->getBody());
  }

private:
  /// What \p Ref names; for a local reference to a variable, that.
  static const ValueDecl *named(const DeclRefExpr *Ref) {
    const auto *Local = dyn_cast<VarDecl>(Ref->getDecl());
    if (!Local || !Local->isLocalVarDecl() ||
        !Local->getType()->isReferenceType() || !Local->getInit())
      return Ref->getDecl();
    const Expr *Init = Local->getInit()->IgnoreParens();
    while (const auto *Cast = dyn_cast<ImplicitCastExpr>(Init)) {
      if (Cast->getCastKind() != CK_NoOp)
        break;
      Init = Cast->getSubExpr()->IgnoreParens();
    }
    const auto *Original = dyn_cast<DeclRefExpr>(Init);
    return Original ? named(Original) : Local;
  }
  bool isCapturedByReference(const DeclRefExpr *Ref) const {
    return ByReference.contains(Ref->getDecl());
  }

  CallersObject What;
};

/// Whether the awaiter of \p Await is always ready, as std::suspend_never is.
bool isAlwaysReady(const CoawaitExpr *Await) {
  const Expr *Ready = Await->getReadyExpr();
  const auto *Call =
      Ready ? dyn_cast<CXXMemberCallExpr>(Ready->IgnoreImplicit()) : nullptr;
  const CXXMethodDecl *Method = Call ? Call->getMethodDecl() : nullptr;
  const auto *Body =
      Method ? dyn_cast_or_null<CompoundStmt>(Method->getBody()) : nullptr;
  const auto *Return = Body && Body->size() == 1
                           ? dyn_cast<ReturnStmt>(Body->body_front())
                           : nullptr;
  const auto *Value = Return && Return->getRetValue()
                          ? dyn_cast<CXXBoolLiteralExpr>(
                                Return->getRetValue()->IgnoreImplicit())
                          : nullptr;
  return Value && Value->getValue();
}

/// Whether \p S gives up control to whoever resumes the coroutine later.
bool suspends(const Stmt *S, CoroutineModel &Model) {
  if (isa<CoyieldExpr>(S))
    return true;
  const auto *Await = dyn_cast<CoawaitExpr>(S);
  return Await && !isAlwaysReady(Await) &&
         Model.facets(Await->getOperand()->getType()).Kind !=
             TypeKind::ShortCircuit;
}

/// The first of \p Uses that some path reaches behind a suspension.
SuspendedUse firstBehindSuspension(const FunctionDecl &F,
                                   llvm::ArrayRef<const Expr *> Uses,
                                   CoroutineModel &Model) {
  auto Graph = FunctionCFG::build(F);
  if (!Graph)
    return {};
  // Of each block that a suspension leads to, the first of those.
  std::vector<const Expr *> Before(Graph->order().size());
  llvm::SmallVector<const CFGBlock *, 16> Work;
  auto Reach = [&](const CFGBlock *Block, const Expr *Suspension) {
    for (const CFGBlock *Successor : Block->succs())
      if (Successor && !Before[Graph->position(Successor)]) {
        Before[Graph->position(Successor)] = Suspension;
        Work.push_back(Successor);
      }
  };
  SuspendedUse First;
  auto Scan = [&](const CFGBlock *Block, const Expr *Suspension) {
    for (const CFGElement &Element : *Block)
      if (auto Statement = Element.getAs<CFGStmt>()) {
        const Stmt *S = Statement->getStmt();
        if (Suspension && !First && llvm::is_contained(Uses, S))
          First = {cast<Expr>(S), Suspension};
        if (suspends(S, Model))
          Suspension = cast<Expr>(S);
      }
    return Suspension;
  };
  for (const CFGBlock *Block : Graph->order())
    if (const Expr *Suspension = Scan(Block, nullptr))
      Reach(Block, Suspension);
  while (!Work.empty()) {
    const CFGBlock *Block = Work.pop_back_val();
    Reach(Block, Before[Graph->position(Block)]);
  }
  for (const CFGBlock *Block : Graph->order())
    if (const Expr *Suspension = Before[Graph->position(Block)])
      Scan(Block, Suspension);
  return First;
}

/// All uses of \p What in the body of \p F, in source order.
llvm::SmallVector<const Expr *, 8> usesOf(CallersObject What,
                                          const FunctionDecl &F) {
  const CoroutineBodyStmt *Body = coroutineBody(&F);
  if (!Body)
    return {};
  UseFinder Finder(What);
  if (const auto *Method = dyn_cast<CXXMethodDecl>(&F);
      Method && Method->getParent()->isLambda())
    for (const LambdaCapture &Capture : Method->getParent()->captures())
      if (Capture.capturesVariable() && Capture.getCaptureKind() == LCK_ByRef &&
          !Capture.getCapturedVar()->getType()->isReferenceType())
        Finder.ByReference.insert(Capture.getCapturedVar());
  Finder.TraverseStmt(Body->getBody());
  return std::move(Finder.Found);
}

} // namespace

SuspendedUse useAfterReturn(const FunctionDecl &F, CallersObject What,
                            CoroutineModel &Model) {
  auto Uses = usesOf(What, F);
  if (Uses.empty())
    return {};
  switch (Model.resultFacets(&F).Start) {
  case StartKind::Lazy:
    return {Uses.front(), nullptr};
  case StartKind::Eager:
  case StartKind::Unknown:
    // Behind a suspension the call has returned either way.
    return firstBehindSuspension(F, Uses, Model);
  }
  return {};
}

SuspendedUse useBehindSuspension(const FunctionDecl &F, CallersObject What,
                                 CoroutineModel &Model) {
  auto Uses = usesOf(What, F);
  return Uses.empty() ? SuspendedUse() : firstBehindSuspension(F, Uses, Model);
}

} // namespace clang::tidy::coro
