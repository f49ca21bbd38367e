// What the profiles say of a call, be it of a function or of a function object.
#include "Analysis/CallRoles.h"
#include "Analysis/Discarded.h"

namespace clang::tidy::coro {

FromProfile<FunctionProfile> roleOf(const CallExpr *Call, FunctionRole Role,
                                    CoroutineModel &Model) {
  if (const FunctionDecl *Callee = Call->getDirectCallee())
    if (auto Said = Model.profiles().function(Callee, Role))
      return Said;
  const auto *Operator = dyn_cast<CXXOperatorCallExpr>(Call);
  if (!Operator || Operator->getOperator() != OO_Call)
    return {};
  const auto *Object =
      dyn_cast<DeclRefExpr>(withoutWrappers(Operator->getArg(0)));
  return Model.profiles().object(
      Object ? dyn_cast<VarDecl>(Object->getDecl()) : nullptr, Role);
}

llvm::ArrayRef<const Expr *> profileArguments(const CallExpr *Call) {
  llvm::ArrayRef<const Expr *> All(Call->getArgs(), Call->getNumArgs());
  const auto *Operator = dyn_cast<CXXOperatorCallExpr>(Call);
  return Operator && Operator->getOperator() == OO_Call ? All.drop_front()
                                                        : All;
}

const Expr *argumentOf(const CallExpr *Call,
                       const FromProfile<FunctionProfile> &Entry) {
  int Index = Entry->Argument.Index;
  if (Index == ArgumentRef::Object) {
    if (const auto *Member = dyn_cast<CXXMemberCallExpr>(Call))
      return Member->getImplicitObjectArgument();
    return isa<CXXOperatorCallExpr>(Call) ? Call->getArg(0) : nullptr;
  }
  auto Arguments = profileArguments(Call);
  return Index >= 0 && Index < int(Arguments.size()) ? Arguments[Index]
                                                     : nullptr;
}

} // namespace clang::tidy::coro
