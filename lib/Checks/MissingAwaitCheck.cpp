// coro-missing-await: a task stands where its result is meant.
#include "Analysis/AwaitFix.h"
#include "Analysis/TaskValue.h"
#include "Analysis/WrongKind.h"
#include "Checks/CheckRegistration.h"
#include "Checks/CoroCheck.h"
#include "Support/DisplayType.h"

using namespace clang::ast_matchers;

namespace clang::tidy::coro {
namespace {

/// Finds tasks that are used as the value that awaiting them gives: in the compiler's errors, and where the task type
/// converts to something that compiles.
class MissingAwaitCheck : public CoroCheck {
public:
  using CoroCheck::CoroCheck;

  void registerMatchers(MatchFinder *Finder) override {
    Finder->addMatcher(translationUnitDecl().bind("unit"), this);
    Finder->addMatcher(
        implicitCastExpr(
            hasCastKind(CK_UserDefinedConversion),
            hasSourceExpression(
                ignoringImplicit(cxxMemberCallExpr(callee(cxxConversionDecl()))
                                     .bind("conversion"))),
            optionally(forCallable(functionDecl().bind("function"))),
            optionally(hasAncestor(cxxCatchStmt().bind("handler"))))
            .bind("cast"),
        this);
  }
  void check(const MatchFinder::MatchResult &Result) override;

private:
  void ill(const WrongKind &W, ASTContext &Context);
  void converted(const CXXMemberCallExpr &Conversion,
                 const MatchFinder::MatchResult &Result);
};

} // namespace

void MissingAwaitCheck::check(const MatchFinder::MatchResult &Result) {
  if (const auto *Conversion =
          Result.Nodes.getNodeAs<CXXMemberCallExpr>("conversion"))
    return converted(*Conversion, Result);
  for (const WrongKind &W : wrongKinds(modelOf(*Result.Context)))
    ill(W, *Result.Context);
}

void MissingAwaitCheck::ill(const WrongKind &W, ASTContext &Context) {
  bool IsOperation =
      modelOf(Context).facets(W.Type).Kind == TypeKind::Operation;
  switch (W.Kind) {
  case Misuse::TaskAsValue:
    diag(W.Loc, "this %select{task|operation}1 of type '%0' is used as its "
                "result; did you forget 'co_await'?")
        << displayType(W.Type, Context) << IsOperation << W.Operand << W.Fixes;
    break;
  case Misuse::TaskAsCondition:
    diag(W.Loc,
         "this condition tests %select{a task|an operation}1 of type '%0' "
         "and not its result; did you forget 'co_await'?")
        << displayType(W.Type, Context) << IsOperation << W.Operand << W.Fixes;
    break;
  case Misuse::AwaitTooWide:
    diag(W.Loc, "'co_await' binds looser than the member access after the "
                "task of type '%0': the task itself is not awaited")
        << displayType(W.Type, Context) << W.Operand << W.Fixes;
    return;
  default:
    return;
  }
  if (!W.Function || !W.Fixes.empty())
    return;
  if (W.InHandler) {
    diag(W.Loc,
         "'co_await' can't stand in a catch clause: await the task "
         "after it",
         DiagnosticIDs::Note);
    return;
  }
  if (W.IsCoroutine)
    return;
  if (W.Function->isMain()) {
    diag(W.Function->getLocation(),
         "'main' can't await: move this to a coroutine and run that one here",
         DiagnosticIDs::Note);
    return;
  }
  if (isa<CXXConstructorDecl, CXXDestructorDecl>(W.Function))
    return;
  if (modelOf(Context).resultFacets(W.Function).isCoroutine()) {
    diag(W.Function->getLocation(),
         "%0 becomes a coroutine that can await by 'co_return' in place of "
         "'return'",
         DiagnosticIDs::Note)
        << W.Function;
    return;
  }
  const auto *Method = dyn_cast<CXXMethodDecl>(W.Function);
  bool IsLambda = Method && Method->getParent()->isLambda();
  std::string Type = withValue(W.Type, W.Function->getReturnType(), Context);
  if (!Type.empty())
    diag(W.Function->getLocation(),
         "to await the task, make %select{%1|this lambda}0 a coroutine: it "
         "could return '%2'",
         DiagnosticIDs::Note)
        << IsLambda << W.Function << Type;
}

/// `if (ready())` where the task has an operator bool: it tests whether there is a task.
void MissingAwaitCheck::converted(const CXXMemberCallExpr &Conversion,
                                  const MatchFinder::MatchResult &Result) {
  // A written cast is the author's word.
  if (Result.Nodes.getNodeAs<ImplicitCastExpr>("cast")->isPartOfExplicitCast())
    return;
  const Expr *Object =
      Conversion.getImplicitObjectArgument()->IgnoreUnlessSpelledInSource();
  CoroutineModel &Model = modelOf(*Result.Context);
  const auto *Operator =
      dyn_cast_or_null<CXXConversionDecl>(Conversion.getMethodDecl());
  const TypeFacets &Facets = Model.facets(Object->getType());
  // A named task may be asked whether it is there; of one that was made just now nobody wants to know that.
  if (!Operator || !Object->isPRValue() || !isa<CallExpr>(Object) ||
      !Facets.isTask() || !Facets.isCoroutine())
    return;
  QualType Value = valueOfTask(Object->getType(), Model);
  QualType Converted = Operator->getConversionType().getNonReferenceType();
  if (Value.isNull() ||
      !Result.Context->hasSameUnqualifiedType(Value, Converted))
    return;
  AwaitPlace Place{Result.Nodes.getNodeAs<FunctionDecl>("function"),
                   Result.Nodes.getNodeAs<CXXCatchStmt>("handler") != nullptr,
                   false};
  // The author of the type may mean the conversion to wait; in a coroutine that is still not how one waits.
  if (!Converted->isBooleanType() &&
      !canAwaitAt(Object->getType(), Place, Model))
    return;
  if (isRepeated(Object->getExprLoc()))
    return;
  auto Diag = diag(Object->getBeginLoc(),
                   "%select{this task of type '%1' is converted to its result "
                   "without being awaited|this condition tests a task of type "
                   "'%1' and not its result}0; did you forget 'co_await'?")
              << Converted->isBooleanType()
              << displayType(Object->getType(), *Result.Context)
              << Object->getSourceRange();
  for (const FixItHint &Fix : awaitFix(Object, Place, Model))
    Diag << Fix;
}

static CheckRegistration<MissingAwaitCheck> Register("coro-missing-await");

} // namespace clang::tidy::coro
