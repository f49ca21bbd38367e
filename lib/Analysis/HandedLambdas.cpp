// The lambda coroutines that a call is given and calls, and what it does with their tasks.
#include "Analysis/HandedLambdas.h"
#include "Analysis/Discarded.h"
#include "Analysis/LocalUses.h"

namespace clang::tidy::coro {
namespace {

/// The call operator of the lambda with captures that \p Arg is, if that is a coroutine.
const CXXMethodDecl *lambdaCoroutine(const Expr *Arg) {
  const auto *Lambda = dyn_cast<LambdaExpr>(withoutWrappers(Arg));
  if (!Lambda || Lambda->capture_size() == 0)
    return nullptr;
  const CXXMethodDecl *Operator = Lambda->getCallOperator();
  return !Operator->isDependentContext() &&
                 !Operator->isExplicitObjectMemberFunction() &&
                 coroutineBody(Operator)
             ? Operator
             : nullptr;
}

/// Whether \p Task is made by calling the parameter \p P.
bool isCallOf(const MadeTask &Task, const ParmVarDecl *P) {
  const auto *Call = dyn_cast<CXXOperatorCallExpr>(Task.Call);
  const DeclRefExpr *Ref = Call && Call->getOperator() == OO_Call
                               ? localNamedBy(Call->getArg(0))
                               : nullptr;
  return Ref && Ref->getDecl()->getCanonicalDecl() == P->getCanonicalDecl();
}

bool saysDrops(const FunctionDecl *Callee, CoroutineModel &Model) {
  return bool(Model.profiles().function(Callee, FunctionRole::DropsCallable));
}

} // namespace

llvm::SmallVector<HandedLambda, 1> handedLambdas(const CallExpr &Call,
                                                 CoroutineModel &Model) {
  llvm::SmallVector<HandedLambda, 1> Found;
  const FunctionDecl *Callee = Call.getDirectCallee();
  if (!Callee || isa<CXXOperatorCallExpr>(Call))
    return Found;
  for (unsigned I = 0; I != Call.getNumArgs(); ++I) {
    const Expr *Arg = Call.getArg(I);
    const CXXMethodDecl *Lambda = lambdaCoroutine(Arg);
    if (!Lambda)
      continue;
    if (saysDrops(Callee, Model)) {
      Found.push_back({Arg, Lambda, FateKind::Discarded, nullptr});
      continue;
    }
    const FunctionDecl *Definition = nullptr;
    if (I >= Callee->getNumParams() || !Callee->isDefined(Definition) ||
        coroutineBody(Definition) ||
        Model.context().getSourceManager().isInSystemHeader(
            Definition->getLocation()))
      continue;
    const ParmVarDecl *P = Definition->getParamDecl(I);
    if (!P->getType()->isReferenceType())
      continue;
    for (const MadeTask &Task : tasksMadeIn(*Definition, Model))
      if (isCallOf(Task, P))
        Found.push_back({Arg, Lambda, Task.Fate,
                         Task.Spawn ? Task.Spawn : Task.Carriers.back()});
  }
  return Found;
}

} // namespace clang::tidy::coro
