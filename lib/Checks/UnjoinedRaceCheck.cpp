// coro-unjoined-race: the losers of a race run on, and refer to what dies before they are done.
#include "Analysis/DetachedWork.h"
#include "Checks/CheckRegistration.h"
#include "Checks/CoroCheck.h"
#include "Support/MacroPlace.h"

using namespace clang::ast_matchers;

namespace clang::tidy::coro {
namespace {

/// Finds races whose losers are neither cancelled nor waited for, and refer to locals of the function that awaits the race.
///
/// Before:
/// \code
///   std::string request = co_await read();
///   co_await coro::when_any(send(request), timeout());
/// \endcode
/// After:
/// \code
///   std::string request = co_await read();
///   co_await coro::when_any(send(std::move(request)), timeout());
/// \endcode
class UnjoinedRaceCheck : public CoroCheck {
public:
  UnjoinedRaceCheck(StringRef Name, ClangTidyContext *Context)
      : CoroCheck(Name, Context),
        ReportAllRaces(Options.get("ReportAllRaces", false)) {}

  void storeOptions(ClangTidyOptions::OptionMap &Opts) override {
    Options.store(Opts, "ReportAllRaces", ReportAllRaces);
  }
  void registerMatchers(MatchFinder *Finder) override {
    Finder->addMatcher(functionDecl(isDefinition()).bind("function"), this);
  }
  void check(const MatchFinder::MatchResult &Result) override;

private:
  const bool ReportAllRaces;
};

} // namespace

void UnjoinedRaceCheck::check(const MatchFinder::MatchResult &Result) {
  const auto &Function = *Result.Nodes.getNodeAs<FunctionDecl>("function");
  auto All = detachedWork(Function, modelOf(*Result.Context));
  // First those that refer to something: of one race, one finding.
  llvm::stable_sort(All, [](const DetachedWork &A, const DetachedWork &B) {
    return !A.Outlived.empty() && B.Outlived.empty();
  });
  for (const DetachedWork &Work : All) {
    SourceLocation Loc = Work.Start->getExprLoc();
    if (Work.How != DetachedBy::Race ||
        (Work.Outlived.empty() && !ReportAllRaces) ||
        !isReportable(Loc, *Result.SourceManager) || isRepeated(Loc))
      continue;
    if (Work.Outlived.empty()) {
      diag(Loc, "the losers of this race run on: nobody cancels them or waits "
                "for their end")
          << Work.Start->getSourceRange();
      continue;
    }
    const OutlivedLocal &First = Work.Outlived.front();
    diag(Loc, "a loser of this race runs on and refers to %0, which may be "
              "gone before it is done")
        << First.Local << Work.Start->getSourceRange();
    if (First.Use)
      diag(First.Use->getExprLoc(), "the coroutine uses it here",
           DiagnosticIDs::Note);
    else
      diag(First.Named->getExprLoc(), "the coroutine takes a reference to it",
           DiagnosticIDs::Note);
    diag(First.Local->getLocation(), "%0 lives until the end of its %1",
         DiagnosticIDs::Note)
        << First.Local
        << (isa<ParmVarDecl>(First.Local) ? "function" : "block");
  }
}

static CheckRegistration<UnjoinedRaceCheck> Register("coro-unjoined-race");

} // namespace clang::tidy::coro
