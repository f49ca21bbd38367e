// coro-unclosed-resource: a resource whose close is awaited is left open on some path.
#include "Analysis/LifecycleNotes.h"
#include "Checks/CheckRegistration.h"
#include "Checks/CoroCheck.h"
#include "Support/MacroPlace.h"

using namespace clang::ast_matchers;

namespace clang::tidy::coro {
namespace {

/// Finds resources that have to be closed by an await, which no destructor can do, and are left open on some path.
///
/// Before:
/// \code
///   auto out = co_await make_file_output_stream(file);
///   if (records.empty())
///     co_return;
///   co_await out.close();
/// \endcode
/// After:
/// \code
///   auto out = co_await make_file_output_stream(file);
///   if (records.empty()) {
///     co_await out.close();
///     co_return;
///   }
///   co_await out.close();
/// \endcode
class UnclosedResourceCheck : public CoroCheck {
public:
  UnclosedResourceCheck(StringRef Name, ClangTidyContext *Context)
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

} // namespace

void UnclosedResourceCheck::check(const MatchFinder::MatchResult &Result) {
  const auto &Function = *Result.Nodes.getNodeAs<FunctionDecl>("function");
  for (const LifecycleFault &Fault :
       lifecycleFaults(Function, modelOf(*Result.Context))) {
    SourceLocation Loc = Fault.Opened->getExprLoc();
    bool Never = Fault.Kind == LifecycleFaultKind::NeverEnded;
    // That a close can be awaited does not say that it must be; a profile does, and so does the author of another path.
    if (Fault.Of != LifecycleKind::Resource ||
        (Never && Fault.Facets->Library.empty()) ||
        (Fault.Kind == LifecycleFaultKind::LostToException &&
         !ReportExceptionPaths) ||
        !isReportable(Loc, *Result.SourceManager) || isRepeated(Loc))
      continue;
    StringRef Close = Fault.Facets->CloseMembers.front();
    diag(Loc, "%0 is opened here and %select{not closed on each path|never "
              "closed}1: its destructor can't await '%2'")
        << Fault.Object << Never << Close << Fault.Opened->getSourceRange();
    for (const PathNote &Note :
         pathNotes(Fault, Function, "closing", *Result.Context))
      diag(Note.Loc, "%0", DiagnosticIDs::Note) << Note.Text << Note.Fixes;
  }
}

static CheckRegistration<UnclosedResourceCheck>
    Register("coro-unclosed-resource");

} // namespace clang::tidy::coro
