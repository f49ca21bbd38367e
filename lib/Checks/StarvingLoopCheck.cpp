// coro-starving-loop: a loop in a coroutine that never lets another one run.
#include "Analysis/Effects.h"
#include "Analysis/Loops.h"
#include "Checks/CheckRegistration.h"
#include "Checks/CoroCheck.h"
#include "Model/CoroutineModel.h"

namespace clang::tidy::coro {
namespace {

/// Finds loops in a coroutine that go on without a suspension point, so that no other task of the thread runs.
class StarvingLoopCheck : public CoroutineCheck {
public:
  StarvingLoopCheck(StringRef Name, ClangTidyContext *Context)
      : CoroutineCheck(Name, Context),
        ReportPolling(Options.get("ReportPolling", false)),
        ReportDataSized(Options.get("ReportDataSized", false)) {}

  void storeOptions(ClangTidyOptions::OptionMap &Opts) override {
    Options.store(Opts, "ReportPolling", ReportPolling);
    Options.store(Opts, "ReportDataSized", ReportDataSized);
  }
  void checkFunction(const FunctionDecl &Function,
                     ASTContext &Context) override;

private:
  void report(const LoopSite &Site, LoopKind Kind);

  const bool ReportPolling;
  const bool ReportDataSized;
};

} // namespace

void StarvingLoopCheck::checkFunction(const FunctionDecl &Function,
                                      ASTContext &Context) {
  CoroutineModel &Model = modelOf(Context);
  if (!sharesItsThread(&Function, Model) ||
      errorLog().hasErrorIn(Function.getSourceRange(),
                            Context.getSourceManager()))
    return;
  for (const LoopSite &Site : effectsOf(Model).summary(&Function).Calls.Loops)
    if (!Site.Elsewhere)
      report(Site, kindOfLoop(Site.Loop, Context));
}

void StarvingLoopCheck::report(const LoopSite &Site, LoopKind Kind) {
  StringRef What, Instead;
  switch (Kind) {
  case LoopKind::Normal:
    return;
  case LoopKind::Endless:
    // Who handles exceptions around the loop means to leave it by one.
    if (Site.InTry)
      return;
    What = "this endless loop never suspends its coroutine: no other task of "
           "the thread runs again";
    Instead = "await something in each round, or run the loop on a thread of "
              "its own";
    break;
  case LoopKind::Spinning:
    What = "this loop waits without suspending its coroutine: no other task "
           "of the thread runs meanwhile, not even the one it waits for";
    Instead = "await an event that is set where the condition changes";
    break;
  case LoopKind::Polling:
    if (!ReportPolling)
      return;
    What = "this loop polls its condition";
    Instead = "await an event that is set where the condition changes";
    break;
  case LoopKind::DataSized:
    if (!ReportDataSized)
      return;
    What = "this loop works through a whole range without suspending its "
           "coroutine";
    Instead = "let other tasks run from time to time if the range can be long";
    break;
  }
  SourceLocation Loc = Site.Loop->getBeginLoc();
  if (isRepeated(Loc))
    return;
  diag(Loc, "%0") << What;
  diag(Loc, "%0", DiagnosticIDs::Note) << Instead;
}

static CheckRegistration<StarvingLoopCheck> Register("coro-starving-loop");

} // namespace clang::tidy::coro
