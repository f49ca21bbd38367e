// What the checks about objects that have to be ended have in common.
#include "Checks/LifecycleCheck.h"
#include "Support/MacroPlace.h"

using namespace clang::ast_matchers;

namespace clang::tidy::coro {

LifecycleCheck::LifecycleCheck(StringRef Name, ClangTidyContext *Context,
                               LifecycleKind Of)
    : FunctionCheck(Name, Context), Of(Of),
      ReportExceptionPaths(Options.get("ReportExceptionPaths", false)) {}

void LifecycleCheck::storeOptions(ClangTidyOptions::OptionMap &Opts) {
  Options.store(Opts, "ReportExceptionPaths", ReportExceptionPaths);
}

void LifecycleCheck::checkFunction(const FunctionDecl &Function,
                                   ASTContext &Context) {
  CoroutineModel &Model = modelOf(Context);
  for (const LifecycleFault &Fault : lifecycleFaults(Function, Model)) {
    SourceLocation Loc = Fault.Opened->getExprLoc();
    if (Fault.Of == Of && isWanted(Fault) &&
        isReportable(Loc, Context.getSourceManager()) && !isRepeated(Loc))
      report(Fault, Function, Model);
  }
}

void LifecycleCheck::notePath(const LifecycleFault &Fault,
                              const FunctionDecl &Function, StringRef Ending,
                              CoroutineModel &Model, bool WithFixes) {
  for (const PathNote &Note : pathNotes(Fault, Function, Ending, Model)) {
    auto Diag = diag(Note.Loc, "%0", DiagnosticIDs::Note) << Note.Text;
    if (WithFixes)
      Diag << Note.Fixes;
  }
}

void OwnedLifecycleCheck::registerMatchers(MatchFinder *Finder) {
  LifecycleCheck::registerMatchers(Finder);
  Finder->addMatcher(cxxRecordDecl(isDefinition()).bind("class"), this);
}

void OwnedLifecycleCheck::check(const MatchFinder::MatchResult &Result) {
  const auto *Class = Result.Nodes.getNodeAs<CXXRecordDecl>("class");
  if (!Class)
    return LifecycleCheck::check(Result);
  CoroutineModel &Model = modelOf(*Result.Context);
  for (const MemberFault &Fault : memberFaults(*Class, Model)) {
    SourceLocation Loc = Fault.Opened->getExprLoc();
    if (Fault.Of == Of && isWantedMember(Fault) &&
        isReportable(Loc, *Result.SourceManager) && !isRepeated(Loc))
      reportMember(Fault, *Class, Model);
  }
}

} // namespace clang::tidy::coro
