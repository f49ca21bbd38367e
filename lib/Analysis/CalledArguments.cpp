// Which callables a call of the standard library calls before it returns.
#include "Analysis/CalledArguments.h"
#include "Analysis/Discarded.h"
#include "Model/ProfileSet.h"
#include "Model/RecordLookup.h"
#include "clang/AST/ExprCXX.h"

namespace clang::tidy::coro {
namespace {

/// The function that calling \p E would call, or null: a lambda, an object with one call operator, a function.
const FunctionDecl *functorOf(const Expr *E) {
  E = withoutWrappers(E->IgnoreParenImpCasts());
  if (const auto *Construct = dyn_cast<CXXConstructExpr>(E);
      Construct && Construct->getNumArgs() == 1 &&
      Construct->getConstructor()->isCopyOrMoveConstructor())
    return functorOf(Construct->getArg(0));
  if (const auto *Address = dyn_cast<UnaryOperator>(E);
      Address && Address->getOpcode() == UO_AddrOf)
    E = Address->getSubExpr()->IgnoreParens();
  if (const auto *Ref = dyn_cast<DeclRefExpr>(E))
    if (const auto *F = dyn_cast<FunctionDecl>(Ref->getDecl()))
      return F;
  const CXXRecordDecl *Record = E->getType()->getAsCXXRecordDecl();
  if (!Record || !Record->hasDefinition())
    return nullptr;
  if (Record->isLambda())
    // A generic lambda: whether an instance of it has a body depends on whether the library's bodies were read.
    return Record->isGenericLambda()
               ? Record->getDependentLambdaCallOperator()->getTemplatedDecl()
               : Record->getLambdaCallOperator();
  auto Operators = methodsNamed(
      Record, Record->getASTContext().DeclarationNames.getCXXOperatorName(
                  OO_Call));
  return Operators.size() == 1 ? Operators.front() : nullptr;
}

/// Whether \p T is an iterator or a range, as far as its members show.
bool isSequence(QualType T) {
  T = T.getNonReferenceType();
  if (T->isPointerType())
    return !T->isFunctionPointerType();
  if (T->isArrayType())
    return true;
  const CXXRecordDecl *Record = T->getAsCXXRecordDecl();
  if (!Record || !Record->hasDefinition() || Record->isLambda())
    return false;
  auto HasOperator = [&](OverloadedOperatorKind Kind) {
    return !methodsNamed(
                Record,
                Record->getASTContext().DeclarationNames.getCXXOperatorName(
                    Kind))
                .empty();
  };
  return methodNamed(Record, "begin") ||
         (HasOperator(OO_Star) && HasOperator(OO_PlusPlus));
}

/// Whether one of the template arguments of \p T is a closure, so that a value of it may hold one. A closure itself is
/// no such type: `std::for_each` gives its argument back.
bool holdsClosure(QualType T) {
  const auto *Spec = dyn_cast_or_null<ClassTemplateSpecializationDecl>(
      T.getNonReferenceType()->getAsCXXRecordDecl());
  if (!Spec)
    return false;
  return llvm::any_of(
      Spec->getTemplateArgs().asArray(), [](const TemplateArgument &Arg) {
        if (Arg.getKind() != TemplateArgument::Type)
          return false;
        const CXXRecordDecl *Record = Arg.getAsType()->getAsCXXRecordDecl();
        return (Record && Record->isLambda()) || holdsClosure(Arg.getAsType());
      });
}

bool callsByName(const FunctionDecl *F) {
  for (llvm::StringRef Name :
       {"std::invoke", "std::invoke_r", "std::apply", "std::visit",
        "std::call_once"})
    if (isNamed(F, Name))
      return true;
  return false;
}

/// A free function template of std, or the call operator of one of its function objects (std::ranges).
bool isStandardFunction(const FunctionDecl *F) {
  if (!F->isInStdNamespace() || !F->getPrimaryTemplate())
    return false;
  const auto *Method = dyn_cast<CXXMethodDecl>(F);
  return !Method || (Method->getOverloadedOperator() == OO_Call &&
                     Method->getParent()->isEmpty() &&
                     !Method->getParent()->isLambda());
}

bool isAlgorithm(const CallExpr *Call, const FunctionDecl *F) {
  if (holdsClosure(F->getReturnType()))
    return false;
  // `std::make_unique<X>(…)` and the like make what was asked for in so many words.
  const auto *Ref =
      dyn_cast<DeclRefExpr>(Call->getCallee()->IgnoreParenImpCasts());
  if (Ref && Ref->hasExplicitTemplateArgs())
    return false;
  return llvm::any_of(Call->arguments(), [](const Expr *Arg) {
    return isSequence(Arg->IgnoreParenImpCasts()->getType());
  });
}

} // namespace

void forEachCalledArgument(
    const CallExpr *Call,
    llvm::function_ref<void(const FunctionDecl *, const Expr *)> Visit) {
  const FunctionDecl *F = Call->getDirectCallee();
  if (!F || !isStandardFunction(F) ||
      !(callsByName(F) || isAlgorithm(Call, F)))
    return;
  unsigned FirstArgument = isa<CXXOperatorCallExpr>(Call) ? 1 : 0;
  for (unsigned I = FirstArgument; I < Call->getNumArgs(); ++I)
    if (const FunctionDecl *Functor = functorOf(Call->getArg(I)))
      Visit(Functor, Call->getArg(I));
}

} // namespace clang::tidy::coro
