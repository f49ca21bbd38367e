// coro-unjoined-scope: an async scope ends while the work that was spawned in it may still run.
#include "Analysis/LifecycleNotes.h"
#include "Analysis/MemberLifecycles.h"
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
    Finder->addMatcher(cxxRecordDecl(isDefinition()).bind("class"), this);
  }
  void check(const MatchFinder::MatchResult &Result) override;

private:
  void leftByFunction(const FunctionDecl &Function, ASTContext &Context);
  void leftByClass(const CXXRecordDecl &Class, ASTContext &Context);

  const bool ReportExceptionPaths;
};

/// In the words of its library, how \p Scope is joined: "co_await scope.join()".
std::string joinOf(const ValueDecl &Scope, const TypeFacets &Facets,
                   CoroutineModel &Model) {
  const auto &Members =
      Facets.JoinMembers.empty() ? Facets.CloseMembers : Facets.JoinMembers;
  bool IsPointer = Model.facets(Scope.getType()).Class != Facets.Class;
  std::string Name = Scope.getNameAsString();
  if (Members.empty() || Members.front() == "operator co_await")
    return (IsPointer ? "co_await *" : "co_await ") + Name;
  return "co_await " + Name + (IsPointer ? "->" : ".") + Members.front().str() +
         "()";
}

} // namespace

void UnjoinedScopeCheck::leftByFunction(const FunctionDecl &Function,
                                        ASTContext &Context) {
  for (const LifecycleFault &Fault :
       lifecycleFaults(Function, modelOf(Context))) {
    SourceLocation Loc = Fault.Opened->getExprLoc();
    if (Fault.Of != LifecycleKind::Scope ||
        (Fault.Kind == LifecycleFaultKind::LostToException &&
         !ReportExceptionPaths && !isExpectedException(Fault)) ||
        !isReportable(Loc, Context.getSourceManager()) || isRepeated(Loc))
      continue;
    bool Never = Fault.Kind == LifecycleFaultKind::NeverEnded;
    diag(Loc, "%0 is not joined %select{on each path|before its end}1: the "
              "work that is spawned here may outlive it")
        << Fault.Object << Never << Fault.Opened->getSourceRange();
    for (const PathNote &Note :
         pathNotes(Fault, Function, "joining", modelOf(Context)))
      diag(Note.Loc, "%0", DiagnosticIDs::Note) << Note.Text << Note.Fixes;
    if (Never)
      diag(Fault.Object->getLocation(),
           "use '%0' where its work has to be done", DiagnosticIDs::Note)
          << joinOf(*Fault.Object, *Fault.Facets, modelOf(Context));
  }
}

void UnjoinedScopeCheck::leftByClass(const CXXRecordDecl &Class,
                                     ASTContext &Context) {
  for (const MemberFault &Fault : memberFaults(Class, modelOf(Context))) {
    SourceLocation Loc = Fault.Opened->getExprLoc();
    if (Fault.Of != LifecycleKind::Scope ||
        !isReportable(Loc, Context.getSourceManager()) || isRepeated(Loc))
      continue;
    diag(Loc, "nothing in its class joins %0: the work that is spawned here "
              "may outlive it")
        << Fault.Member << Fault.Opened->getSourceRange();
    diag(Fault.Member->getLocation(),
         "use '%0' before an object of %1 is destroyed", DiagnosticIDs::Note)
        << joinOf(*Fault.Member, *Fault.Facets, modelOf(Context)) << &Class;
  }
}

void UnjoinedScopeCheck::check(const MatchFinder::MatchResult &Result) {
  if (const auto *Class = Result.Nodes.getNodeAs<CXXRecordDecl>("class"))
    leftByClass(*Class, *Result.Context);
  else
    leftByFunction(*Result.Nodes.getNodeAs<FunctionDecl>("function"),
                   *Result.Context);
}

static CheckRegistration<UnjoinedScopeCheck> Register("coro-unjoined-scope");

} // namespace clang::tidy::coro
