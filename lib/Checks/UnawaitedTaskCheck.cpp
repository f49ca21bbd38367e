// coro-unawaited-task: a task is created and never awaited.
#include "Analysis/AwaitFix.h"
#include "Analysis/Discarded.h"
#include "Analysis/Obligations.h"
#include "Checks/CheckRegistration.h"
#include "Checks/CoroCheck.h"
#include "Model/CoroutineModel.h"
#include "Model/RecordLookup.h"

using namespace clang::ast_matchers;

namespace clang::tidy::coro {
namespace {

/// Finds tasks that are created and never awaited.
///
/// Before:
/// \code
///   session.flush();
/// \endcode
/// After:
/// \code
///   co_await session.flush();
/// \endcode
class UnawaitedTaskCheck : public CoroCheck {
public:
  UnawaitedTaskCheck(StringRef Name, ClangTidyContext *Context)
      : CoroCheck(Name, Context),
        ReportVoidCasts(Options.get("ReportVoidCasts", false)) {}

  void storeOptions(ClangTidyOptions::OptionMap &Opts) override {
    Options.store(Opts, "ReportVoidCasts", ReportVoidCasts);
  }
  void registerMatchers(MatchFinder *Finder) override {
    Finder->addMatcher(functionDecl(isDefinition()).bind("function"), this);
  }
  void check(const MatchFinder::MatchResult &Result) override;

private:
  void discarded(const Discarded &D, const FunctionDecl &Function);
  void fault(const ObligationFault &Fault);
  const TypeFacets *unconsumed(const Expr *Value);

  const bool ReportVoidCasts;
  CoroutineModel *Model = nullptr;
};

/// What happens to what is not awaited, as the end of a sentence.
StringRef consequence(const TypeFacets &Facets, bool Many = false) {
  switch (Facets.Dropped) {
  case DropEffect::NeverRuns:
    return Many ? "their bodies never run" : "its body never runs";
  case DropEffect::Cancels:
    return "destroying it cancels the work";
  default:
    return Many ? "their results and exceptions are lost"
                : "its result and its exception are lost";
  }
}

} // namespace

const TypeFacets *UnawaitedTaskCheck::unconsumed(const Expr *Value) {
  if (!Value->isPRValue() || !Value->getType()->isRecordType())
    return nullptr;
  const TypeFacets &Facets = Model->facets(Value->getType());
  return Facets.isTask() && Facets.mustBeConsumed() ? &Facets : nullptr;
}

void UnawaitedTaskCheck::check(const MatchFinder::MatchResult &Result) {
  const auto &Function = *Result.Nodes.getNodeAs<FunctionDecl>("function");
  const Stmt *Body = Function.getBody();
  if (!Body || Function.isDefaulted())
    return;
  Model = &modelOf(*Result.Context);
  forEachDiscarded(Body, [&](const Discarded &D) { discarded(D, Function); });
  for (const ObligationFault &Fault : obligationFaults(Function, *Model))
    fault(Fault);
}

void UnawaitedTaskCheck::discarded(const Discarded &D,
                                   const FunctionDecl &Function) {
  if (D.ByAuthor && !ReportVoidCasts)
    return;
  const TypeFacets *Facets = unconsumed(D.Value);
  if (!Facets || isRepeated(D.Value->getExprLoc()))
    return;
  auto Diag =
      diag(D.Value->getExprLoc(), "this task of type %0 is never awaited: %1")
      << D.Value->getType() << consequence(*Facets)
      << D.Value->getSourceRange();
  for (const FixItHint &Fix :
       awaitFix(D.Value, {&Function, D.InHandler, false}, *Model))
    Diag << Fix;
}

void UnawaitedTaskCheck::fault(const ObligationFault &Fault) {
  const bool IsGenerator = Fault.Facets->isGenerator();
  switch (Fault.Kind) {
  case ObligationFaultKind::NeverConsumed:
    if (!isRepeated(Fault.At))
      diag(Fault.At,
           "%select{task|generator}0 %1 is never %select{awaited|iterated}0: "
           "%2")
          << IsGenerator << Fault.Local << consequence(*Fault.Facets);
    return;
  case ObligationFaultKind::LeftOnPath:
    if (isRepeated(Fault.Created->getExprLoc()))
      return;
    diag(Fault.Created->getExprLoc(),
         "task %0 is awaited on some paths only: where it is not, %1")
        << Fault.Local << consequence(*Fault.Facets)
        << Fault.Created->getSourceRange();
    if (Fault.Condition)
      diag(Fault.Condition->getBeginLoc(),
           "this condition is %select{false|true}0 on a path that leaves "
           "it behind",
           DiagnosticIDs::Note)
          << Fault.ConditionHolds << Fault.Condition->getSourceRange();
    if (Fault.At.isValid())
      diag(Fault.At, "the path ends here without awaiting %0",
           DiagnosticIDs::Note)
          << Fault.Local;
    return;
  case ObligationFaultKind::Overwritten:
    if (isRepeated(Fault.At))
      return;
    diag(Fault.At, "task %0 is overwritten before it is awaited: %1")
        << Fault.Local << consequence(*Fault.Facets);
    if (Fault.Created)
      diag(Fault.Created->getExprLoc(), "the task that is lost is created here",
           DiagnosticIDs::Note);
    return;
  case ObligationFaultKind::NeverDrained:
    if (isRepeated(Fault.At))
      return;
    diag(Fault.At, "the tasks in %0 are never awaited: %1")
        << Fault.Local << consequence(*Fault.Facets, /*Many=*/true);
    diag(Fault.Created->getExprLoc(), "a task is put in here",
         DiagnosticIDs::Note);
    return;
  case ObligationFaultKind::ConsumedTwice:
  case ObligationFaultKind::ConsumedInLoop:
    return; // coro-double-await
  }
}

static CheckRegistration<UnawaitedTaskCheck> Register("coro-unawaited-task");

} // namespace clang::tidy::coro
