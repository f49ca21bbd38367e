// What an await_suspend does wrong with the coroutine that it suspends.
#include "Analysis/AwaitSuspend.h"
#include "Analysis/CoroutineHandles.h"
#include "Analysis/Discarded.h"
#include "clang/AST/DynamicRecursiveASTVisitor.h"
#include "clang/AST/StmtCXX.h"

namespace clang::tidy::coro {
namespace {

/// Finds the first use of the own object, lambdas that capture it included.
class ThisFinder : public ConstDynamicRecursiveASTVisitor {
public:
  const Expr *Found = nullptr;
  bool VisitCXXThisExpr(const CXXThisExpr *This) override {
    Found = This;
    return false;
  }
  bool TraverseLambdaExpr(const LambdaExpr *Lambda) override {
    for (const Expr *Init : Lambda->capture_inits())
      if (Init && !TraverseStmt(Init))
        return false;
    return true;
  }
};

const Expr *useOfThis(const Stmt *S) {
  ThisFinder Finder;
  Finder.TraverseStmt(S);
  return Finder.Found;
}

/// Finds the first expression that lets the suspended coroutine go, outside of lambdas.
class LetsGoFinder : public ConstDynamicRecursiveASTVisitor {
public:
  LetsGoFinder(const ParmVarDecl &Handle, CoroutineModel &Model)
      : Handle(Handle), Model(Model) {}
  AwaitSuspendFault Found{AwaitSuspendFaultKind::UsedAfterResume, nullptr};

  bool TraverseLambdaExpr(const LambdaExpr *) override { return true; }
  bool VisitCallExpr(const CallExpr *Call) override {
    if (names(resumedHandle(Call)))
      return found(Call, AwaitSuspendFault::Resume);
    if (names(destroyedHandle(Call)))
      return found(Call, AwaitSuspendFault::Destroy);
    return offloads(Call, Call->getDirectCallee(), Call->arguments());
  }
  bool VisitCXXConstructExpr(const CXXConstructExpr *Construct) override {
    return offloads(Construct, Construct->getConstructor(),
                    Construct->arguments());
  }

private:
  bool found(const Expr *E, decltype(AwaitSuspendFault::How) How) {
    Found.Resumed = E;
    Found.How = How;
    return false;
  }
  bool names(const Expr *E) const {
    const auto *Ref = E ? dyn_cast<DeclRefExpr>(withoutWrappers(E)) : nullptr;
    return Ref && Ref->getDecl() == &Handle;
  }
  /// Whether an argument is a lambda that resumes a coroutine.
  static bool resumes(const Expr *Argument) {
    class Finder : public ConstDynamicRecursiveASTVisitor {
    public:
      bool InLambda = false;
      bool TraverseLambdaExpr(const LambdaExpr *Lambda) override {
        InLambda = true;
        return TraverseStmt(Lambda->getBody());
      }
      bool VisitCallExpr(const CallExpr *Call) override {
        return !InLambda || !resumedHandle(Call);
      }
    };
    return !Finder().TraverseStmt(Argument);
  }
  template <typename Range>
  bool offloads(const Expr *E, const FunctionDecl *Callee, Range Arguments) {
    if (!Callee || !Model.profiles().function(Callee, FunctionRole::Offload))
      return true;
    for (const Expr *Argument : Arguments)
      if (names(Argument) || resumes(Argument))
        return found(E, AwaitSuspendFault::Offload);
    return true;
  }

  const ParmVarDecl &Handle;
  CoroutineModel &Model;
};

/// Walks the statements of a body in their order, and knows on which paths the coroutine has been let go.
class BodyWalk {
public:
  BodyWalk(const CXXMethodDecl &Suspend, CoroutineModel &Model,
           llvm::SmallVectorImpl<AwaitSuspendFault> &Faults)
      : Suspend(Suspend), Model(Model), Faults(Faults) {}

  /// Walks \p S, where \p Let says what let the coroutine go before; updates it. Whether control leaves \p S at its end.
  bool walk(const Stmt *S, AwaitSuspendFault &Let) {
    if (!S || Done)
      return true;
    if (const auto *Block = dyn_cast<CompoundStmt>(S))
      return llvm::all_of(Block->body(),
                          [&](const Stmt *Child) { return walk(Child, Let); });
    if (const auto *If = dyn_cast<IfStmt>(S))
      return walkIf(*If, Let);
    if (const auto *Label = dyn_cast<LabelStmt>(S))
      return walk(Label->getSubStmt(), Let);
    // Loops, switches and handlers: whatever happens in them is one step.
    step(S, Let);
    return !isa<ReturnStmt, BreakStmt, ContinueStmt, GotoStmt>(S);
  }

private:
  bool walkIf(const IfStmt &If, AwaitSuspendFault &Let) {
    walk(If.getInit(), Let);
    step(If.getCond(), Let);
    AwaitSuspendFault Then = Let, Else = Let;
    bool ThenEnds = walk(If.getThen(), Then);
    bool ElseEnds = !If.getElse() || walk(If.getElse(), Else);
    Let = ThenEnds && Then.Resumed ? Then : ElseEnds ? Else : Let;
    return ThenEnds || ElseEnds;
  }
  void step(const Stmt *S, AwaitSuspendFault &Let) {
    if (!S || Done)
      return;
    if (Let.Resumed)
      if (const Expr *Use = useOfThis(S))
        return report(Let, Use);
    LetsGoFinder Finder(*Suspend.getParamDecl(0), Model);
    Finder.TraverseStmt(S);
    if (!Finder.Found.Resumed)
      return;
    Let = Finder.Found;
    // `thread = std::thread(…)`: what is assigned to is used last.
    const auto *Value = dyn_cast<Expr>(S);
    const auto *Assignment =
        Value ? dyn_cast<CXXOperatorCallExpr>(withoutWrappers(Value)) : nullptr;
    if (Assignment && Assignment->getOperator() == OO_Equal)
      if (const Expr *Use = useOfThis(Assignment->getArg(0)))
        report(Let, Use);
  }
  void report(AwaitSuspendFault Let, const Expr *Use) {
    Let.Where = Use;
    Faults.push_back(Let);
    Done = true;
  }

  const CXXMethodDecl &Suspend;
  CoroutineModel &Model;
  llvm::SmallVectorImpl<AwaitSuspendFault> &Faults;
  bool Done = false;
};

/// Finds what a body returns, and whether it takes a lock: under that, nobody resumes what was published.
class BodyReader : public ConstDynamicRecursiveASTVisitor {
public:
  explicit BodyReader(CoroutineModel &Model) : Model(Model) {}
  llvm::SmallVector<const Expr *, 2> Nulls;
  bool Locks = false;

  bool TraverseLambdaExpr(const LambdaExpr *) override { return true; }
  bool VisitReturnStmt(const ReturnStmt *Return) override {
    findNulls(Return->getRetValue());
    return true;
  }
  bool VisitVarDecl(const VarDecl *Local) override {
    Locks |= Model.facets(Local->getType()).Roles.has(TypeRole::LockGuard);
    return true;
  }

private:
  void findNulls(const Expr *Value) {
    if (!Value)
      return;
    const Expr *Inner = withoutWrappers(Value);
    while (const auto *Cast = dyn_cast<CastExpr>(Inner))
      Inner = withoutWrappers(Cast->getSubExpr());
    if (const auto *Choice = dyn_cast<ConditionalOperator>(Inner)) {
      findNulls(Choice->getTrueExpr());
      findNulls(Choice->getFalseExpr());
    } else if (isNullHandle(Value)) {
      Nulls.push_back(Value);
    }
  }
  CoroutineModel &Model;
};

/// The resume() that the body ends with, of another coroutine than the one that is suspended.
const Expr *inlineResume(const CXXMethodDecl &Suspend) {
  const auto *Body = dyn_cast<CompoundStmt>(Suspend.getBody());
  if (!Suspend.getReturnType()->isVoidType() || !Body || Body->body_empty())
    return nullptr;
  const auto *Last = dyn_cast<Expr>(Body->body_back());
  const Expr *Handle = Last ? resumedHandle(Last) : nullptr;
  const auto *Ref =
      Handle ? dyn_cast<DeclRefExpr>(withoutWrappers(Handle)) : nullptr;
  return Handle && !(Ref && Ref->getDecl() == Suspend.getParamDecl(0))
             ? Last
             : nullptr;
}

} // namespace

llvm::SmallVector<AwaitSuspendFault, 2>
awaitSuspendFaults(const CXXMethodDecl &Suspend, CoroutineModel &Model) {
  llvm::SmallVector<AwaitSuspendFault, 2> Faults;
  if (Suspend.getNumParams() == 0 || !Suspend.hasBody())
    return Faults;
  BodyReader Reader(Model);
  Reader.TraverseStmt(Suspend.getBody());
  if (isCoroutineHandle(Suspend.getReturnType()))
    for (const Expr *Null : Reader.Nulls)
      Faults.push_back({AwaitSuspendFaultKind::NullHandle, Null});
  if (!Reader.Locks) {
    AwaitSuspendFault Let{AwaitSuspendFaultKind::UsedAfterResume, nullptr};
    BodyWalk(Suspend, Model, Faults).walk(Suspend.getBody(), Let);
  }
  if (const Expr *Resume = inlineResume(Suspend))
    Faults.push_back({AwaitSuspendFaultKind::InlineResume, Resume});
  return Faults;
}

} // namespace clang::tidy::coro
