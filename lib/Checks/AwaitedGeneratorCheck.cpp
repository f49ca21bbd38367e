// coro-awaited-generator: co_await on a generator, which is to be iterated.
#include "Analysis/FreshGenerator.h"
#include "Analysis/WrongKind.h"
#include "Checks/CheckRegistration.h"
#include "Checks/CoroCheck.h"
#include "Model/RecordLookup.h"
#include "Support/DisplayType.h"

using namespace clang::ast_matchers;

namespace clang::tidy::coro {
namespace {

/// Finds generators that are awaited as if they were tasks, and generators that are made anew for each element.
class AwaitedGeneratorCheck : public CoroCheck {
public:
  using CoroCheck::CoroCheck;

  void registerMatchers(MatchFinder *Finder) override {
    auto InFunction = forCallable(functionDecl().bind("function"));
    Finder->addMatcher(translationUnitDecl().bind("unit"), this);
    Finder->addMatcher(coawaitExpr(InFunction).bind("await"), this);
    Finder->addMatcher(dependentCoawaitExpr(InFunction).bind("dependent"),
                       this);
  }
  void check(const MatchFinder::MatchResult &Result) override;

private:
  void passedThrough(const CoawaitExpr &Await, const FunctionDecl &Function);
  void freshInLoop(const CoawaitExpr &Await);
  void dependent(const DependentCoawaitExpr &Await,
                 const FunctionDecl &Function);
  void report(SourceLocation Loc, SourceRange Operand, QualType Type,
              llvm::ArrayRef<FixItHint> Fixes = {},
              llvm::ArrayRef<FixItHint> Suggestion = {});

  CoroutineModel *Model = nullptr;
};

} // namespace

static bool isIterated(const TypeFacets &Facets) {
  return Facets.Kind == TypeKind::Generator ||
         Facets.Kind == TypeKind::AsyncGenerator;
}

void AwaitedGeneratorCheck::check(const MatchFinder::MatchResult &Result) {
  Model = &modelOf(*Result.Context);
  const auto *Function = Result.Nodes.getNodeAs<FunctionDecl>("function");
  if (const auto *Await = Result.Nodes.getNodeAs<CoawaitExpr>("await")) {
    passedThrough(*Await, *Function);
    freshInLoop(*Await);
  } else if (const auto *Await =
                 Result.Nodes.getNodeAs<DependentCoawaitExpr>("dependent"))
    dependent(*Await, *Function);
  else
    for (const WrongKind &W : wrongKinds(*Model))
      if (W.Kind == Misuse::AwaitedGenerator)
        report(W.Loc, W.Operand, W.Type, W.Fixes, W.Suggestion);
}

void AwaitedGeneratorCheck::report(SourceLocation Loc, SourceRange Operand,
                                   QualType Type,
                                   llvm::ArrayRef<FixItHint> Fixes,
                                   llvm::ArrayRef<FixItHint> Suggestion) {
  if (isRepeated(Loc))
    return;
  const TypeFacets &Facets = Model->facets(Type);
  bool IsAsync = Facets.Kind == TypeKind::AsyncGenerator;
  {
    auto Diag = diag(Loc, "a generator of type '%0' can't be awaited: "
                          "%select{iterate it with a range-'for'|await its "
                          "elements one by one}1")
                << displayType(Type, Model->context()) << IsAsync << Operand;
    for (const FixItHint &Fix : Fixes)
      Diag << Fix;
  }
  if (!IsAsync)
    return;
  diag(Loc,
       "write %select{'for (auto it = co_await generator.begin(); it != "
       "generator.end(); co_await ++it)'|'while (auto item = co_await "
       "generator%1())'}0",
       DiagnosticIDs::Note)
      << (Facets.Range == RangeKind::AsyncNext)
      << (methodNamed(classOf(Type), "next") ? ".next" : "");
  if (!Suggestion.empty())
    diag(Loc, "or ask it for its next element", DiagnosticIDs::Note)
        << Suggestion;
}

/// A promise that lets everything through makes `co_await generator()` compile, and gives the generator back.
void AwaitedGeneratorCheck::passedThrough(const CoawaitExpr &Await,
                                          const FunctionDecl &Function) {
  const Expr *Operand = Await.getOperand();
  if (Await.isImplicit() || !Operand || Operand->isTypeDependent() ||
      !isIterated(Model->facets(Operand->getType())))
    return;
  // Awaiting that gives something else is what a library made for its generators.
  QualType Result = Await.getType().getNonReferenceType();
  if (!Result->isVoidType() &&
      !Model->context().hasSameUnqualifiedType(
          Result, Operand->getType().getNonReferenceType()))
    return;
  const CXXRecordDecl *Promise = promiseOfCoroutine(&Function);
  if (!Promise)
    return;
  for (const FunctionDecl *Transform : methodsNamed(Promise, "await_transform"))
    if (Transform->getNumParams() != 0 &&
        classOf(Transform->getParamDecl(0)->getType()))
      if (templateOf(classOf(Transform->getParamDecl(0)->getType())) ==
              templateOf(classOf(Operand->getType())) &&
          templateOf(classOf(Operand->getType())))
        return;
  report(Await.getKeywordLoc(), Operand->getSourceRange(), Operand->getType());
}

/// `while (auto x = co_await numbers())`: a new generator each time, and each time its first element.
void AwaitedGeneratorCheck::freshInLoop(const CoawaitExpr &Await) {
  const CallExpr *Call = freshGenerator(Await, *Model);
  if (!Call || isRepeated(Await.getKeywordLoc()))
    return;
  diag(Await.getKeywordLoc(),
       "this loop makes a new generator of type '%0' each time and awaits its "
       "first element: make it once, in front of the loop")
      << displayType(Call->getType(), Model->context())
      << Call->getSourceRange();
}

/// In a template that nobody instantiates the compiler says nothing.
void AwaitedGeneratorCheck::dependent(const DependentCoawaitExpr &Await,
                                      const FunctionDecl &Function) {
  const Expr *Operand = Await.getOperand();
  const TypeFacets &Facets = Model->facets(Operand->getType());
  if (!isIterated(Facets))
    return;
  const CXXRecordDecl *Promise = Model->resultFacets(&Function).Promise;
  if (!Promise || !methodsNamed(Promise, "await_transform").empty())
    return;
  report(Await.getKeywordLoc(), Operand->getSourceRange(), Operand->getType());
}

static CheckRegistration<AwaitedGeneratorCheck>
    Register("coro-awaited-generator");

} // namespace clang::tidy::coro
