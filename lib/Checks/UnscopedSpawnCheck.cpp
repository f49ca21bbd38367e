// coro-unscoped-spawn: work is started that nobody owns, and that refers to what dies first.
#include "Analysis/DetachedWork.h"
#include "Analysis/OutlivedMessage.h"
#include "Analysis/ScopeFix.h"
#include "Checks/CheckRegistration.h"
#include "Checks/CoroCheck.h"
#include "Support/MacroPlace.h"

namespace clang::tidy::coro {
namespace {

/// Finds work that is started without an owner and refers to locals of the function that starts it.
///
/// Before:
/// \code
///   std::string name = co_await read_name();
///   co_spawn(executor, greet(name), detached);
/// \endcode
/// After:
/// \code
///   std::string name = co_await read_name();
///   co_spawn(executor, greet(std::move(name)), detached);
/// \endcode
class UnscopedSpawnCheck : public FunctionCheck {
public:
  UnscopedSpawnCheck(StringRef Name, ClangTidyContext *Context)
      : FunctionCheck(Name, Context),
        ReportUnowned(Options.get("ReportUnowned", false)) {}

  void storeOptions(ClangTidyOptions::OptionMap &Opts) override {
    Options.store(Opts, "ReportUnowned", ReportUnowned);
  }
  void checkFunction(const FunctionDecl &Function,
                     ASTContext &Context) override;

private:
  void outlives(const DetachedWork &Work);
  void outlivesObject(const DetachedWork &Work);
  void unowned(const DetachedWork &Work);

  const bool ReportUnowned;
};

} // namespace

void UnscopedSpawnCheck::outlives(const DetachedWork &Work) {
  const OutlivedLocal &First = Work.Outlived.front();
  diag(Work.Start->getExprLoc(),
       "this work has no owner and refers to %0, which may be gone before it "
       "is done")
      << First.Local << Work.Start->getSourceRange();
  for (const OutlivedLocal &O : Work.Outlived)
    for (const DanglingNote &Note : notesOf(O))
      diag(Note.Where, "%0", DiagnosticIDs::Note) << Note.Text;
}

void UnscopedSpawnCheck::unowned(const DetachedWork &Work) {
  diag(Work.Start->getExprLoc(),
       "this work has no owner%select{|, and refers to '*this'}0: nobody waits "
       "for its end")
      << Work.UsesThis << Work.Start->getSourceRange();
}

/// The object ends with its destructor.
void UnscopedSpawnCheck::outlivesObject(const DetachedWork &Work) {
  diag(Work.Start->getExprLoc(),
       "this work has no owner and refers to '*this', which is gone when the "
       "destructor has returned")
      << Work.Start->getSourceRange();
  diag(Work.UseOfThis->getExprLoc(), "the coroutine uses it here",
       DiagnosticIDs::Note);
}

void UnscopedSpawnCheck::checkFunction(const FunctionDecl &Function,
                                       ASTContext &Context) {
  CoroutineModel &Model = modelOf(Context);
  for (const DetachedWork &Work : detachedWork(Function, Model)) {
    SourceLocation Loc = Work.Start->getExprLoc();
    bool Outlives = !Work.Outlived.empty();
    bool OutlivesObject =
        isa<CXXDestructorDecl>(Function) && Work.UseOfThis && !Work.KeepsThis;
    if (Work.How != DetachedBy::Call || Work.IsOwned ||
        (!Outlives && !OutlivesObject && (!ReportUnowned || Work.KeepsThis)) ||
        !isReportable(Loc, Context.getSourceManager()) || isRepeated(Loc))
      continue;
    if (Outlives)
      outlives(Work);
    else if (OutlivesObject)
      outlivesObject(Work);
    else
      unowned(Work);
    if (ScopeInReach Reach = scopeFor(Work, Function, Model); Reach.Scope)
      diag(Reach.Scope->getLocation(), "%0 could own it", DiagnosticIDs::Note)
          << Reach.Scope << Reach.Fixes;
  }
}

static CheckRegistration<UnscopedSpawnCheck> Register("coro-unscoped-spawn");

} // namespace clang::tidy::coro
