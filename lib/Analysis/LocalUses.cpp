// What a function does with its local variables, reference by reference.
#include "Analysis/LocalUses.h"
#include "Analysis/BodyVisitor.h"
#include "Analysis/Discarded.h"
#include "clang/AST/StmtCXX.h"
#include "llvm/ADT/StringSwitch.h"

namespace clang::tidy::coro {

/// The operand of \p E if it only changes the value category: std::move(x), std::forward<T>(x), static_cast<T &&>(x).
static const Expr *moveOperand(const Expr *E) {
  if (const auto *Call = dyn_cast<CallExpr>(E)) {
    const FunctionDecl *Callee = Call->getDirectCallee();
    if (Call->getNumArgs() == 1 && Callee && Callee->isInStdNamespace() &&
        Callee->getIdentifier() &&
        (Callee->getName() == "move" || Callee->getName() == "forward"))
      return Call->getArg(0);
    return nullptr;
  }
  if (const auto *Cast = dyn_cast<ExplicitCastExpr>(E))
    if (Cast->isXValue() && Cast->getCastKind() == CK_NoOp)
      return Cast->getSubExpr();
  return nullptr;
}

bool isMove(const Expr *E) {
  if (!E)
    return false;
  E = withoutWrappers(E);
  if (const auto *Construct = dyn_cast<CXXConstructExpr>(E);
      Construct && Construct->getConstructor()->isMoveConstructor())
    E = withoutWrappers(Construct->getArg(0));
  return moveOperand(E) != nullptr;
}

const DeclRefExpr *localNamedBy(const Expr *E) {
  while (E) {
    E = withoutWrappers(E);
    if (const auto *Ref = dyn_cast<DeclRefExpr>(E)) {
      const auto *Local = dyn_cast<VarDecl>(Ref->getDecl());
      return Local && (Local->isLocalVarDecl() || isa<ParmVarDecl>(Local))
                 ? Ref
                 : nullptr;
    }
    // A copy or move into a parameter by value, or into the operand of co_await.
    if (const auto *Construct = dyn_cast<CXXConstructExpr>(E);
        Construct && Construct->getNumArgs() >= 1 &&
        Construct->getConstructor()->isCopyOrMoveConstructor())
      E = Construct->getArg(0);
    else
      E = moveOperand(E);
  }
  return nullptr;
}

llvm::SmallVector<const VarDecl *, 4>
LocalUses::capturedBy(const LambdaExpr *Lambda) {
  llvm::SmallVector<const VarDecl *, 4> Captured;
  for (const LambdaCapture &Capture : Lambda->captures())
    if (Capture.capturesVariable())
      if (const auto *Local = dyn_cast<VarDecl>(Capture.getCapturedVar());
          Local && !Local->isInitCapture())
        Captured.push_back(Local);
  return Captured;
}

/// Walks a body from the outside in: the outermost thing that says what becomes of a reference wins.
class UseCollector : public EvaluatedVisitor {
public:
  explicit UseCollector(LocalUses &Result) : Result(Result) {}

  // The other children of an await repeat its operand.
  bool TraverseCoawaitExpr(const CoawaitExpr *Await) override {
    note(Await->getOperand(), {UseKind::Await, Await});
    return TraverseStmt(Await->getOperand());
  }
  bool
  TraverseDependentCoawaitExpr(const DependentCoawaitExpr *Await) override {
    note(Await->getOperand(), {UseKind::Await, Await});
    return TraverseStmt(Await->getOperand());
  }
  bool TraverseCoyieldExpr(const CoyieldExpr *Yield) override {
    note(Yield->getOperand(), {UseKind::HandOver, Yield});
    return TraverseStmt(Yield->getOperand());
  }
  bool TraverseCoreturnStmt(const CoreturnStmt *Return) override {
    if (!Return->getOperand())
      return true;
    note(Return->getOperand(), {UseKind::HandOver, Return->getOperand()});
    return TraverseStmt(Return->getOperand());
  }
  // A statement of a coroutine's frame is not written in its body.
  bool TraverseCoroutineBodyStmt(const CoroutineBodyStmt *Body) override {
    return TraverseStmt(Body->getBody());
  }
  bool TraverseLambdaExpr(const LambdaExpr *Lambda) override {
    for (const Expr *Init : Lambda->capture_inits()) {
      if (!Init)
        continue;
      note(Init, {isMove(Init) ? UseKind::Move : UseKind::Escape, Lambda});
      TraverseStmt(Init);
    }
    return true;
  }

  bool VisitReturnStmt(const ReturnStmt *Return) override {
    if (Return->getRetValue())
      note(Return->getRetValue(), {UseKind::HandOver, Return->getRetValue()});
    return true;
  }
  bool VisitCXXMemberCallExpr(const CXXMemberCallExpr *Call) override {
    const Expr *Object = Call->getImplicitObjectArgument();
    if (!Object)
      return true;
    const CXXMethodDecl *Method = Call->getMethodDecl();
    if (Method && onlyFills(*Method))
      note(Object, {UseKind::Fill, Call,
                    Call->getNumArgs() == 1 ? Call->getArg(0) : nullptr});
    else
      note(Object, {isMove(Object) ? UseKind::Move : UseKind::HandOver, Call});
    return true;
  }
  bool VisitCallExpr(const CallExpr *Call) override {
    const auto *Operator = dyn_cast<CXXOperatorCallExpr>(Call);
    if (Operator && Operator->isAssignmentOp() && Call->getNumArgs() == 2)
      note(Call->getArg(0), {UseKind::Overwrite, Call, Call->getArg(1)});
    // std::move itself hands over nothing; what it stands in does. Left alone, it moves into something unknown.
    if (moveOperand(Call)) {
      note(Call, {UseKind::Move, Call});
      return true;
    }
    for (const Expr *Arg : Call->arguments())
      note(Arg, {isMove(Arg) ? UseKind::Move : UseKind::HandOver, Call});
    return true;
  }
  bool VisitCXXConstructExpr(const CXXConstructExpr *Construct) override {
    for (const Expr *Arg : Construct->arguments())
      note(Arg, {isMove(Arg) ? UseKind::Move : UseKind::HandOver, Construct});
    return true;
  }
  bool VisitConditionalOperator(const ConditionalOperator *Choice) override {
    for (const Expr *Arm : {Choice->getTrueExpr(), Choice->getFalseExpr()})
      if (const DeclRefExpr *Ref = localNamedBy(Arm))
        Result.Choices.insert(cast<VarDecl>(Ref->getDecl()));
    return true;
  }
  bool VisitDeclRefExpr(const DeclRefExpr *Ref) override {
    if (localNamedBy(Ref)) {
      Result.Uses.try_emplace(Ref, LocalUse{UseKind::Escape, Ref});
      auto &All = Result.References[cast<VarDecl>(Ref->getDecl())];
      if (!llvm::is_contained(All, Ref))
        All.push_back(Ref);
    }
    return true;
  }

private:
  /// Members by which containers are filled or asked how full they are: no element is consumed.
  static bool onlyFills(const CXXMethodDecl &Method) {
    return Method.getIdentifier() && Method.getParent()->isInStdNamespace() &&
           llvm::StringSwitch<bool>(Method.getName())
               .Cases({"push_back", "emplace_back", "push_front",
                       "emplace_front", "push", "emplace", "insert", "reserve",
                       "size", "empty", "capacity"},
                      true)
               .Default(false);
  }

  void note(const Expr *E, LocalUse Use) {
    if (const DeclRefExpr *Ref = localNamedBy(E))
      Result.Uses.try_emplace(Ref, Use);
  }

  LocalUses &Result;
};

LocalUses::LocalUses(const Stmt *Body) {
  UseCollector(*this).TraverseStmt(const_cast<Stmt *>(Body));
}

bool LocalUses::mayMoveOn(const VarDecl *Local) const {
  return llvm::any_of(references(Local), [&](const DeclRefExpr *Ref) {
    const LocalUse *Use = use(Ref);
    return Use->Kind == UseKind::Move || Use->Kind == UseKind::Escape;
  });
}

} // namespace clang::tidy::coro
