// Which expressions are a constant zero: a number, or a duration.
#include "Analysis/ConstantZero.h"
#include "Analysis/Discarded.h"
#include "clang/AST/ExprCXX.h"

namespace clang::tidy::coro {

/// Whether calling \p F gives a duration of zero.
static bool isNamedZero(const FunctionDecl *F) {
  return F && F->getIdentifier() && F->getName() == "zero" &&
         F->getNumParams() == 0;
}

bool isZero(const Expr *E, const ASTContext &Context) {
  E = withoutWrappers(E->IgnoreImplicit());
  if (E->isValueDependent())
    return false;
  if (E->getType()->isIntegerType()) {
    Expr::EvalResult Result;
    return E->EvaluateAsInt(Result, Context) && Result.Val.getInt() == 0;
  }
  if (const auto *Literal = dyn_cast<UserDefinedLiteral>(E)) {
    if (const Expr *Cooked =
            Literal->getLiteralOperatorKind() == UserDefinedLiteral::LOK_Integer
                ? Literal->getCookedLiteral()
                : nullptr)
      return isZero(Cooked, Context);
    // The standard's duration literals take their digits as template arguments ([time.duration.literals]).
    const auto *Operator =
        dyn_cast_or_null<FunctionDecl>(Literal->getDirectCallee());
    const TemplateArgumentList *Args =
        Operator ? Operator->getTemplateSpecializationArgs() : nullptr;
    if (!Args || Args->size() != 1 ||
        Args->get(0).getKind() != TemplateArgument::Pack)
      return false;
    return llvm::all_of(
        Args->get(0).pack_elements(), [](const TemplateArgument &Digit) {
          return Digit.getKind() == TemplateArgument::Integral &&
                 Digit.getAsIntegral() == '0';
        });
  }
  if (const auto *Call = dyn_cast<CallExpr>(E))
    return isNamedZero(Call->getDirectCallee());
  if (const auto *Cast = dyn_cast<CXXFunctionalCastExpr>(E))
    return isZero(Cast->getSubExpr(), Context);
  if (const auto *Construct = dyn_cast<CXXConstructExpr>(E))
    return E->getType()->isRecordType() && Construct->getNumArgs() == 1 &&
           isZero(Construct->getArg(0), Context);
  if (const auto *List = dyn_cast<InitListExpr>(E))
    return List->getNumInits() == 1 && isZero(List->getInit(0), Context);
  return false;
}

bool isZeroDuration(const Expr *E, const ASTContext &Context) {
  const CXXRecordDecl *Class =
      E->getType().getNonReferenceType()->getAsCXXRecordDecl();
  return Class && Class->getName().contains_insensitive("duration") &&
         isZero(E, Context);
}

} // namespace clang::tidy::coro
