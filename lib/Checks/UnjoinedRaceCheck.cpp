// coro-unjoined-race: the losers of a race run on, and refer to what dies before they are done.
#include "Analysis/DetachedWork.h"
#include "Analysis/OutlivedMessage.h"
#include "Checks/CheckRegistration.h"
#include "Checks/CoroCheck.h"
#include "Support/MacroPlace.h"

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
class UnjoinedRaceCheck : public FunctionCheck {
public:
  UnjoinedRaceCheck(StringRef Name, ClangTidyContext *Context)
      : FunctionCheck(Name, Context),
        ReportAllRaces(Options.get("ReportAllRaces", false)) {}

  void storeOptions(ClangTidyOptions::OptionMap &Opts) override {
    Options.store(Opts, "ReportAllRaces", ReportAllRaces);
  }
  void checkFunction(const FunctionDecl &Function,
                     ASTContext &Context) override;

private:
  void report(const DetachedWork &Work);

  const bool ReportAllRaces;
};

} // namespace

void UnjoinedRaceCheck::checkFunction(const FunctionDecl &Function,
                                      ASTContext &Context) {
  std::vector<DetachedWork> All = detachedWork(Function, modelOf(Context));
  // First those that refer to something: of one race, one finding.
  for (bool Refers : {true, false})
    for (const DetachedWork &Work : All)
      if (SourceLocation Loc = Work.Start->getExprLoc();
          Work.How == DetachedBy::Race && Work.Outlived.empty() != Refers &&
          (Refers || ReportAllRaces) &&
          isReportable(Loc, Context.getSourceManager()) && !isRepeated(Loc))
        report(Work);
}

void UnjoinedRaceCheck::report(const DetachedWork &Work) {
  SourceLocation Loc = Work.Start->getExprLoc();
  if (Work.Outlived.empty()) {
    diag(Loc, "the losers of this race run on: nobody cancels them or waits "
              "for their end")
        << Work.Start->getSourceRange();
    return;
  }
  const OutlivedLocal &First = Work.Outlived.front();
  diag(Loc, "a loser of this race runs on and refers to %0, which may be "
            "gone before it is done")
      << First.Local << Work.Start->getSourceRange();
  for (const DanglingNote &Note : notesOf(First))
    diag(Note.Where, "%0", DiagnosticIDs::Note) << Note.Text;
}

static CheckRegistration<UnjoinedRaceCheck> Register("coro-unjoined-race");

} // namespace clang::tidy::coro
