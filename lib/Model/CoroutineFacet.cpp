// The coroutine facet of a type: its promise, how a body starts and ends, what it can yield and await.
#include "Model/Classifier.h"
#include "Model/RecordLookup.h"
#include "llvm/ADT/STLExtras.h"

namespace clang::tidy::coro {

void CoroutineModel::Classifier::findPromise() {
  std::string How;
  Facets.Promise = Model.promiseOf(T, &Record, How);
  if (!Facets.Promise)
    return;
  because(Aspect::Promise, How, Facets.Promise);
  Facets.ReturnsValue = methodNamed(Facets.Promise, "return_value");
  Facets.ReturnsVoid = methodNamed(Facets.Promise, "return_void");
  findStart();
  findEnd();
  findYield();
  findAwaitTransform();
}

/// The constant that \p F returns when its body is `return true;` or `return false;`.
static std::optional<bool> constantResult(const FunctionDecl *F) {
  const auto *Body = dyn_cast_or_null<CompoundStmt>(bodyOf(F));
  if (!Body || Body->size() != 1)
    return std::nullopt;
  const auto *Return = dyn_cast<ReturnStmt>(Body->body_front());
  if (!Return || !Return->getRetValue())
    return std::nullopt;
  const auto *Literal = dyn_cast<CXXBoolLiteralExpr>(
      Return->getRetValue()->IgnoreParenImpCasts());
  return Literal ? std::optional<bool>(Literal->getValue()) : std::nullopt;
}

std::optional<bool> alwaysReady(const CXXRecordDecl *Awaiter) {
  if (!Awaiter)
    return std::nullopt;
  const FunctionDecl *Ready = methodNamed(Awaiter, "await_ready");
  if (std::optional<bool> Constant = constantResult(Ready))
    return Constant;
  // `std::false_type await_ready()` is as constant.
  const CXXRecordDecl *Result = Ready ? classOf(resultOf(Ready)) : nullptr;
  if (Result)
    for (const NamedDecl *D : membersNamed(Result, "value"))
      if (const auto *Value = dyn_cast<VarDecl>(D);
          Value && Value->getInit() && !Value->getInit()->isValueDependent())
        if (std::optional<llvm::APSInt> Known =
                Value->getInit()->getIntegerConstantExpr(
                    Value->getASTContext()))
          return Known->getBoolValue();
  // The two trivial awaiters of the standard ([coroutine.trivial.awaitables]), even where their bodies are not seen.
  if (isNamed(Awaiter, "std::suspend_always"))
    return false;
  if (isNamed(Awaiter, "std::suspend_never"))
    return true;
  return std::nullopt;
}

std::optional<bool> alwaysSuspends(const CXXRecordDecl *Awaiter) {
  std::optional<bool> Ready = alwaysReady(Awaiter);
  if (!Ready)
    return std::nullopt;
  if (*Ready)
    return false;
  if (isNamed(Awaiter, "std::suspend_always"))
    return true;
  // Not ready, so await_suspend runs: when it does nothing, the coroutine stays where it is; when it does something,
  // it may well schedule its own resumption.
  const FunctionDecl *Suspend = methodNamed(Awaiter, "await_suspend");
  if (constantResult(Suspend) == true)
    return true;
  const auto *Body = dyn_cast_or_null<CompoundStmt>(bodyOf(Suspend));
  if (Body && Body->body_empty() && Suspend->getReturnType()->isVoidType())
    return true;
  return std::nullopt;
}

/// The class of what awaiting the result of \p F leads to: the result, or what its member operator co_await gives.
static const CXXRecordDecl *awaiterOf(const FunctionDecl *F) {
  const CXXRecordDecl *Result = classOf(resultOf(F));
  if (!Result || methodNamed(Result, "await_ready"))
    return Result;
  auto Operators = operatorsOf(Result, OO_Coawait);
  return Operators.size() == 1 ? classOf(resultOf(Operators.front())) : nullptr;
}

void CoroutineModel::Classifier::findStart() {
  auto Initial = methodsNamed(Facets.Promise, "initial_suspend");
  if (Initial.size() != 1)
    return;
  std::optional<bool> Suspends = alwaysSuspends(awaiterOf(Initial.front()));
  if (Suspends)
    Facets.Start = *Suspends ? StartKind::Lazy : StartKind::Eager;
  because(Aspect::Start,
          !Suspends   ? "initial_suspend gives an awaiter that decides"
          : *Suspends ? "initial_suspend always suspends"
                      : "initial_suspend never suspends",
          Initial.front());
}

void CoroutineModel::Classifier::findEnd() {
  const FunctionDecl *Final = methodNamed(Facets.Promise, "final_suspend");
  if (!Final || alwaysReady(awaiterOf(Final)) != true)
    return;
  Facets.DestroysItself = true;
  because(Aspect::Drop, "final_suspend never suspends: the frame frees itself",
          Final);
}

void CoroutineModel::Classifier::findYield() {
  for (const FunctionDecl *Yield : methodsNamed(Facets.Promise, "yield_value"))
    if (!Yield->isDeleted() && Yield->getNumParams() != 0) {
      Facets.Yields = true;
      because(Aspect::Yield, "", Yield);
      return;
    }
}

bool takesAnything(const ParmVarDecl *P) {
  QualType T = P->getType().getNonReferenceType();
  if (T->getContainedAutoType())
    return true;
  const auto *Parameter = T->getAs<TemplateTypeParmType>();
  const auto *F = dyn_cast<FunctionDecl>(P->getDeclContext());
  const FunctionTemplateDecl *Template =
      F ? F->getDescribedFunctionTemplate() : nullptr;
  return Parameter && Template &&
         Parameter->getDepth() == Template->getTemplateParameters()->getDepth();
}

void CoroutineModel::Classifier::findAwaitTransform() {
  auto Transforms = methodsNamed(Facets.Promise, "await_transform");
  if (Transforms.empty())
    return;
  auto IsDeleted = [](const FunctionDecl *F) { return F->isDeleted(); };
  auto TakesAnything = [](const FunctionDecl *F) {
    return !F->isDeleted() && F->getNumParams() != 0 &&
           takesAnything(F->getParamDecl(0));
  };
  if (llvm::all_of(Transforms, IsDeleted)) {
    Facets.AwaitTransform = AwaitTransformKind::Deleted;
    because(Aspect::Promise, "await_transform is deleted", Transforms.front());
  } else {
    Facets.AwaitTransform = llvm::any_of(Transforms, TakesAnything)
                                ? AwaitTransformKind::Generic
                                : AwaitTransformKind::Overloads;
  }
}

} // namespace clang::tidy::coro
