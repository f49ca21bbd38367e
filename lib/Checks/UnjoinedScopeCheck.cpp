// coro-unjoined-scope: an async scope ends while the work that was spawned in it may still run.
#include "Analysis/LifecycleNotes.h"
#include "Checks/CheckRegistration.h"
#include "Checks/CoroCheck.h"
#include "Support/MacroPlace.h"

using namespace clang::ast_matchers;

namespace clang::tidy::coro {
namespace {

/// Finds async scopes, gates and task groups that reach the end of their life without being joined.
///
/// Before:
/// \code
///   cppcoro::async_scope scope;
///   scope.spawn(work());
///   if (stop)
///     co_return;
///   co_await scope.join();
/// \endcode
/// After:
/// \code
///   cppcoro::async_scope scope;
///   scope.spawn(work());
///   if (stop) {
///     co_await scope.join();
///     co_return;
///   }
///   co_await scope.join();
/// \endcode
class UnjoinedScopeCheck : public CoroCheck {
public:
  UnjoinedScopeCheck(StringRef Name, ClangTidyContext *Context)
      : CoroCheck(Name, Context),
        ReportExceptionPaths(Options.get("ReportExceptionPaths", false)) {}

  void storeOptions(ClangTidyOptions::OptionMap &Opts) override {
    Options.store(Opts, "ReportExceptionPaths", ReportExceptionPaths);
  }
  void registerMatchers(MatchFinder *Finder) override {
    Finder->addMatcher(functionDecl(isDefinition()).bind("function"), this);
  }
  void check(const MatchFinder::MatchResult &Result) override;

private:
  const bool ReportExceptionPaths;
};

/// How the words of the library for it: "co_await scope.join()".
std::string joinOf(const LifecycleFault &Fault) {
  const auto &Members = Fault.Facets->JoinMembers.empty()
                            ? Fault.Facets->CloseMembers
                            : Fault.Facets->JoinMembers;
  std::string Name = Fault.Object->getNameAsString();
  if (Members.empty() || Members.front() == "operator co_await")
    return "co_await " + Name;
  return "co_await " + Name + "." + Members.front().str() + "()";
}

} // namespace

void UnjoinedScopeCheck::check(const MatchFinder::MatchResult &Result) {
  const auto &Function = *Result.Nodes.getNodeAs<FunctionDecl>("function");
  for (const LifecycleFault &Fault :
       lifecycleFaults(Function, modelOf(*Result.Context))) {
    SourceLocation Loc = Fault.Opened->getExprLoc();
    bool ByException = Fault.Kind == LifecycleFaultKind::LostToException;
    if (Fault.Of != LifecycleKind::Scope ||
        (ByException && !ReportExceptionPaths) ||
        !isReportable(Loc, *Result.SourceManager) || isRepeated(Loc))
      continue;
    bool Never = Fault.Kind == LifecycleFaultKind::NeverEnded;
    diag(Loc, "%0 is not joined %select{on each path|before its end}1: the "
              "work that is spawned here may outlive it")
        << Fault.Object << Never << Fault.Opened->getSourceRange();
    for (const PathNote &Note :
         pathNotes(Fault, Function, "joining", *Result.Context))
      diag(Note.Loc, "%0", DiagnosticIDs::Note) << Note.Text << Note.Fixes;
    if (Never)
      diag(Fault.Object->getLocation(),
           "use '%0' where its work has to be done", DiagnosticIDs::Note)
          << joinOf(Fault);
  }
}

static CheckRegistration<UnjoinedScopeCheck> Register("coro-unjoined-scope");

} // namespace clang::tidy::coro
