// coro-sequential-await: awaits that do not depend on each other, one after the other.
#include "Analysis/IndependentAwaits.h"
#include "Checks/CheckRegistration.h"
#include "Checks/CoroCheck.h"
#include "Support/MacroPlace.h"

using namespace clang::ast_matchers;

namespace clang::tidy::coro {
namespace {

/// Finds awaits in a row, or in a loop, that could overlap: each calls a function that is given values only, and none uses
/// what another one gave.
///
/// Before:
/// \code
///   auto user = co_await loadUser(name);
///   auto news = co_await loadNews(topic);
/// \endcode
/// After:
/// \code
///   auto [user, news] = co_await when_all(loadUser(name), loadNews(topic));
/// \endcode
class SequentialAwaitCheck : public HintCheck {
public:
  using HintCheck::HintCheck;

  void registerMatchers(MatchFinder *Finder) override {
    Finder->addMatcher(
        functionDecl(isDefinition(), hasBody(coroutineBodyStmt()))
            .bind("coroutine"),
        this);
  }
  void check(const MatchFinder::MatchResult &Result) override;

private:
  void inARow(const AwaitsInARow &Row);
};

} // namespace

void SequentialAwaitCheck::check(const MatchFinder::MatchResult &Result) {
  const auto &F = *Result.Nodes.getNodeAs<FunctionDecl>("coroutine");
  if (errorLog().hasErrorIn(F.getSourceRange(), *Result.SourceManager))
    return;
  auto MayReport = [&](const AskingAwait &Await) {
    SourceLocation Loc = Await.Await->getExprLoc();
    return isReportable(Loc, *Result.SourceManager) && !isRepeated(Loc);
  };
  auto Found = independentAwaits(F, modelOf(*Result.Context));
  for (const AwaitsInARow &Row : Found.Rows)
    if (MayReport(Row.Second))
      inARow(Row);
  for (const AskingAwait &Each : Found.Loops)
    if (MayReport(Each))
      diag(Each.Await->getExprLoc(),
           "the awaits of this loop do not need each other: they could run at "
           "once")
          << Each.Await->getSourceRange();
}

void SequentialAwaitCheck::inARow(const AwaitsInARow &Row) {
  const CoawaitExpr *Await = Row.Second.Await;
  bool AreStarted = Row.First.IsStarted && Row.Second.IsStarted;
  diag(Await->getExprLoc(),
       "%select{this await does not need what the one before it gives: the two "
       "could run at once|each of these tasks is awaited as soon as it is "
       "started, so that they do not overlap: start both, then await them}0")
      << AreStarted << Await->getSourceRange();
  diag(Row.First.Await->getExprLoc(), "the one before it", DiagnosticIDs::Note)
      << Row.First.Await->getSourceRange();
}

static CheckRegistration<SequentialAwaitCheck>
    Register("coro-sequential-await");

} // namespace clang::tidy::coro
