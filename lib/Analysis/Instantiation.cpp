// What of a function was written, and what templates made of it.
#include "Analysis/Instantiation.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/DynamicRecursiveASTVisitor.h"
#include "clang/AST/ExprCXX.h"

namespace clang::tidy::coro {
namespace {

/// The call operator of the lambda at a place.
class LambdaAt : public ConstDynamicRecursiveASTVisitor {
public:
  explicit LambdaAt(SourceLocation Place) : Place(Place) {}
  const FunctionDecl *Found = nullptr;

  bool VisitLambdaExpr(const LambdaExpr *Lambda) override {
    if (Lambda->getBeginLoc() == Place)
      Found = Lambda->getCallOperator();
    return !Found;
  }

private:
  SourceLocation Place;
};

bool isLambda(const FunctionDecl &F) {
  const auto *Method = dyn_cast<CXXMethodDecl>(&F);
  return Method && Method->getParent()->isLambda();
}

const FunctionDecl *enclosingFunction(const FunctionDecl &F) {
  for (const DeclContext *DC = F.getParent(); DC; DC = DC->getParent())
    if (const auto *Outer = dyn_cast<FunctionDecl>(DC))
      return Outer;
  return nullptr;
}

} // namespace

const FunctionDecl *patternOf(const FunctionDecl &F) {
  if (const FunctionDecl *Pattern = F.getTemplateInstantiationPattern())
    return Pattern;
  // clang does not keep from which lambda of the template a lambda was made; both stand at the same place.
  const FunctionDecl *Outer = isLambda(F) ? enclosingFunction(F) : nullptr;
  const FunctionDecl *OuterPattern = Outer ? patternOf(*Outer) : nullptr;
  if (!OuterPattern || !OuterPattern->getBody())
    return nullptr;
  LambdaAt Visitor(cast<CXXMethodDecl>(F).getParent()->getBeginLoc());
  Visitor.TraverseStmt(OuterPattern->getBody());
  return Visitor.Found;
}

bool isInstantiated(const FunctionDecl &F) {
  if (F.isTemplateInstantiation())
    return true;
  const FunctionDecl *Outer = enclosingFunction(F);
  if (Outer && isInstantiated(*Outer))
    return true;
  for (const DeclContext *DC = F.getParent(); DC; DC = DC->getParent())
    if (const auto *Spec = dyn_cast<ClassTemplateSpecializationDecl>(DC))
      if (!Spec->isExplicitSpecialization())
        return true;
  return false;
}

} // namespace clang::tidy::coro
