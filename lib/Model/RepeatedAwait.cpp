// Whether a task that is a variable may be awaited again.
#include "Model/RepeatedAwait.h"
#include "Model/Classifier.h"
#include "Model/RecordLookup.h"

namespace clang::tidy::coro {

bool canAwaitAgain(const TypeFacets &Facets, ASTContext &Context) {
  if (Facets.RvalueOnly || !Facets.Class)
    return false;
  const CXXRecordDecl *Awaiter = Facets.Class;
  if (Facets.Awaited == AwaitedBy::MemberOperator) {
    auto Operators = methodsNamed(
        Awaiter, Context.DeclarationNames.getCXXOperatorName(OO_Coawait));
    if (Operators.size() > 1)
      return true;
    if (Operators.size() == 1)
      Awaiter = classOf(resultOf(Operators.front()));
  } else if (Facets.Awaited != AwaitedBy::Members) {
    return Facets.Awaited != AwaitedBy::CustomizationPoint;
  }
  return !Awaiter || alwaysReady(Awaiter) != false;
}

} // namespace clang::tidy::coro
