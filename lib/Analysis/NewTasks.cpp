// Which expressions make a task that has to be consumed.
#include "Analysis/NewTasks.h"
#include "Analysis/Borrows.h"
#include "Analysis/Discarded.h"
#include "Analysis/Lost.h"
#include "Analysis/TaskFates.h"
#include "Model/RecordLookup.h"
#include "clang/AST/ExprCXX.h"

namespace clang::tidy::coro {

const Expr *makerOf(const Expr *Value) {
  Value = withoutWrappers(Value);
  const auto *Construct = dyn_cast<CXXConstructExpr>(Value);
  if (!Construct || Construct->getNumArgs() == 0 ||
      !Construct->getConstructor()->isMoveConstructor())
    return Value;
  const auto *Await =
      dyn_cast<CoawaitExpr>(withoutWrappers(Construct->getArg(0)));
  return Await && Await->isXValue() ? Await : Value;
}

bool makesObligation(const Expr *Value, CoroutineModel &Model) {
  Value = makerOf(Value);
  if (const auto *Conditional = dyn_cast<ConditionalOperator>(Value))
    return makesObligation(Conditional->getTrueExpr(), Model) &&
           makesObligation(Conditional->getFalseExpr(), Model);
  if (!wordsFor(Model.facets(Value->getType()), Model))
    return false;
  if (isa<CoawaitExpr>(Value))
    return !Value->isLValue();
  if (!Value->isPRValue())
    return false;
  const auto *Call = dyn_cast<CallExpr>(Value);
  if (!Call)
    return false;
  // std::exchange(member, {}) and the like hand back what was there.
  const FunctionDecl *Callee = Call->getDirectCallee();
  if (Callee && Callee->isInStdNamespace())
    for (const Expr *Arg : Call->arguments())
      if (classOf(Arg->getType()) == classOf(Value->getType()))
        return false;
  return true;
}

bool isEmptyInit(const Expr *Init) {
  if (!Init)
    return true;
  Init = withoutWrappers(Init);
  if (const auto *List = dyn_cast<InitListExpr>(Init))
    return List->getNumInits() == 0;
  const auto *Construct = dyn_cast<CXXConstructExpr>(Init);
  return Construct && Construct->getNumArgs() == 0;
}

bool mayBeReady(const Expr *Created, CoroutineModel &Model) {
  const auto *Call = dyn_cast_or_null<CallExpr>(Created);
  const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
  if (!Callee || Callee->isCXXInstanceMember() ||
      !calleeBody(*Callee).isOpaque())
    return false;
  return llvm::none_of(Call->arguments(), [&](const Expr *Arg) {
    const CXXRecordDecl *Class = classOf(Arg->getType());
    return holdsTask(Arg->getType(), Model) || (Class && Class->isLambda());
  });
}

} // namespace clang::tidy::coro
