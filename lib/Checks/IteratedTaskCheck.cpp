// coro-iterated-task: a plain loop over what has to be awaited.
#include "Analysis/AwaitFix.h"
#include "Analysis/Discarded.h"
#include "Analysis/TaskValue.h"
#include "Analysis/WrongKind.h"
#include "Checks/CheckRegistration.h"
#include "Checks/CoroCheck.h"
#include "Model/RecordLookup.h"
#include "Support/DisplayType.h"

using namespace clang::ast_matchers;

namespace clang::tidy::coro {
namespace {

/// Finds range-for loops over tasks, and loops over asynchronous generators that do not await their steps.
class IteratedTaskCheck : public CoroCheck {
public:
  using CoroCheck::CoroCheck;

  void registerMatchers(MatchFinder *Finder) override {
    Finder->addMatcher(translationUnitDecl().bind("unit"), this);
    Finder->addMatcher(
        forStmt(hasIncrement(expr().bind("increment")),
                forCallable(functionDecl().bind("function")),
                optionally(hasAncestor(cxxCatchStmt().bind("handler")))),
        this);
  }
  void check(const MatchFinder::MatchResult &Result) override;

private:
  void ill(const WrongKind &W, ASTContext &Context);
  void step(const Expr &Increment, const MatchFinder::MatchResult &Result);
};

} // namespace

void IteratedTaskCheck::check(const MatchFinder::MatchResult &Result) {
  if (const auto *Increment = Result.Nodes.getNodeAs<Expr>("increment"))
    return step(*Increment, Result);
  for (const WrongKind &W : wrongKinds(modelOf(*Result.Context)))
    ill(W, *Result.Context);
}

void IteratedTaskCheck::ill(const WrongKind &W, ASTContext &Context) {
  CoroutineModel &Model = modelOf(Context);
  if (W.Kind == Misuse::IteratedTask) {
    const CXXRecordDecl *Value = classOf(valueOfTask(W.Type, Model));
    bool HasElements = methodNamed(Value, "begin");
    diag(W.Loc, "a task of type '%0' is no range: await it%select{, it has one "
                "result and no elements| and iterate its result}1")
        << displayType(W.Type, Model.context()) << HasElements << W.Operand
        << W.Fixes;
  } else if (W.Kind == Misuse::IteratedAsyncGenerator) {
    diag(W.Loc, "the steps of the asynchronous generator of type '%0' have to "
                "be awaited: a range-'for' does not")
        << displayType(W.Type, Model.context()) << W.Operand << W.Fixes;
    if (W.Fixes.empty())
      diag(W.Loc,
           "write %select{'for (auto it = co_await generator.begin(); it != "
           "generator.end(); co_await ++it)'|'while (auto item = co_await "
           "generator.next())'}0",
           DiagnosticIDs::Note)
          << (Model.facets(W.Type).Range == RangeKind::AsyncNext);
  } else if (W.Kind == Misuse::UnawaitedIterator) {
    diag(W.Loc, "'begin()' of an asynchronous generator gives no iterator "
                "before it is awaited; did you forget 'co_await'?")
        << W.Operand << W.Fixes;
  }
}

/// `for (…; …; ++it)` over an asynchronous generator: nothing moves.
void IteratedTaskCheck::step(const Expr &Increment,
                             const MatchFinder::MatchResult &Result) {
  const Expr *Written = withoutWrappers(&Increment);
  if (const auto *Both = dyn_cast<BinaryOperator>(Written);
      Both && Both->isCommaOp()) {
    step(*Both->getLHS(), Result);
    return step(*Both->getRHS(), Result);
  }
  const auto *Step = dyn_cast<CXXOperatorCallExpr>(Written);
  if (!Step || Step->getOperator() != OO_PlusPlus || !Step->isPRValue())
    return;
  CoroutineModel &Model = modelOf(*Result.Context);
  // A step that is a task is coro-unawaited-task's.
  if (Model.facets(Step->getType()).Kind != TypeKind::Operation ||
      isRepeated(Step->getExprLoc()))
    return;
  AwaitPlace Place{Result.Nodes.getNodeAs<FunctionDecl>("function"),
                   Result.Nodes.getNodeAs<CXXCatchStmt>("handler") != nullptr,
                   false};
  auto Diag = diag(Step->getBeginLoc(),
                   "the step of this asynchronous iterator does nothing "
                   "before it is awaited; did you forget 'co_await'?")
              << Step->getSourceRange();
  for (const FixItHint &Fix : awaitFix(Step, Place, Model))
    Diag << Fix;
}

static CheckRegistration<IteratedTaskCheck> Register("coro-iterated-task");

} // namespace clang::tidy::coro
