// coro-dangling-capture: a lambda dies before the coroutine that uses its captures.
#include "Analysis/CaptureFix.h"
#include "Analysis/DanglingMessage.h"
#include "Checks/CheckRegistration.h"
#include "Checks/CoroCheck.h"
#include "Support/MacroPlace.h"

namespace clang::tidy::coro {
namespace {

/// Finds lambda coroutines whose closure dies before they are done with its captures.
///
/// Before:
/// \code
///   pool.spawn_detached([name]() -> task<> { co_await step(); print(name); }());
/// \endcode
/// After:
/// \code
///   pool.spawn_detached([](auto name) -> task<> { co_await step(); print(name); }(name));
/// \endcode
class DanglingCaptureCheck : public FunctionCheck {
public:
  using FunctionCheck::FunctionCheck;

  void checkFunction(const FunctionDecl &Function,
                     ASTContext &Context) override;

private:
  void report(const DanglingTask &Dangling);

  CoroutineModel *Model = nullptr;
};

} // namespace

void DanglingCaptureCheck::checkFunction(const FunctionDecl &Function,
                                         ASTContext &Context) {
  Model = &modelOf(Context);
  for (const DanglingTask &Dangling : danglingTasks(Function, *Model)) {
    SourceLocation Loc = Dangling.What.Argument->getExprLoc();
    if (Dangling.What.Lambda && isReportable(Loc, Context.getSourceManager()) &&
        !isRepeated(Loc))
      report(Dangling);
  }
}

void DanglingCaptureCheck::report(const DanglingTask &Dangling) {
  const Borrow &What = Dangling.What;
  CaptureFix Fix = captureFix(Dangling, *Model);
  {
    auto Diag = diag(What.Argument->getExprLoc(),
                     "the captures of %select{this lambda|%1}0 die before the "
                     "%select{task|generator}2 that uses them "
                     "%select{resumes|runs}3")
                << (What.Object.Local != nullptr) << What.Object.Local
                << Model->facets(Dangling.Call->getType()).isGenerator()
                << Dangling.IsLazy << What.Argument->getSourceRange();
    if (Fix.IsSafe)
      for (const FixItHint &Edit : Fix.Edits)
        Diag << Edit;
  }
  for (const DanglingNote &Note : notesOf(Dangling, *Model))
    diag(Note.Where, "%0", DiagnosticIDs::Note) << Note.Text;
  if (Fix.Edits.empty())
    return;
  auto Diag = diag(What.Argument->getExprLoc(), "%0", DiagnosticIDs::Note)
              << Fix.Advice;
  if (!Fix.IsSafe)
    for (const FixItHint &Edit : Fix.Edits)
      Diag << Edit;
}

static CheckRegistration<DanglingCaptureCheck>
    Register("coro-dangling-capture");

} // namespace clang::tidy::coro
