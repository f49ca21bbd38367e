// coro-dangling-argument: an argument dies before the coroutine that was given a reference to it.
#include "Analysis/DanglingMessage.h"
#include "Analysis/DanglingTasks.h"
#include "Analysis/ValueParameterFix.h"
#include "Checks/CheckRegistration.h"
#include "Checks/CoroCheck.h"
#include "Support/MacroPlace.h"

namespace clang::tidy::coro {
namespace {

/// Finds calls of coroutines that are given a reference to what dies before they are done with it.
///
/// Before:
/// \code
///   task<reply> send(const std::string &text);
///   auto pending = send(name + "!");
///   co_await pending;
/// \endcode
/// After:
/// \code
///   std::string text = name + "!";
///   auto pending = send(text);
///   co_await pending;
/// \endcode
class DanglingArgumentCheck : public FunctionCheck {
public:
  DanglingArgumentCheck(StringRef Name, ClangTidyContext *Context)
      : FunctionCheck(Name, Context),
        ReportUnseen(Options.get("ReportUnseen", true)) {}

  void storeOptions(ClangTidyOptions::OptionMap &Opts) override {
    Options.store(Opts, "ReportUnseen", ReportUnseen);
  }
  void checkFunction(const FunctionDecl &Function,
                     ASTContext &Context) override;

private:
  void report(const DanglingTask &Dangling);
  void adviseValue(const Borrow &What);

  const bool ReportUnseen;
  CoroutineModel *Model = nullptr;
};

} // namespace

void DanglingArgumentCheck::checkFunction(const FunctionDecl &Function,
                                          ASTContext &Context) {
  Model = &modelOf(Context);
  for (const DanglingTask &Dangling : danglingTasks(Function, *Model)) {
    SourceLocation Loc = Dangling.What.Argument->getExprLoc();
    if (!Dangling.What.Use && !ReportUnseen)
      continue;
    if (!Dangling.What.Lambda &&
        isReportable(Loc, Context.getSourceManager()) && !isRepeated(Loc))
      report(Dangling);
  }
}

void DanglingArgumentCheck::report(const DanglingTask &Dangling) {
  const Borrow &What = Dangling.What;
  diag(What.Argument->getExprLoc(),
       "%select{this temporary|%1}0 dies before the %select{task|generator}2 "
       "that refers to it %select{resumes|runs}3")
      << (What.Object.Local != nullptr) << What.Object.Local
      << Model->facets(Dangling.Call->getType()).isGenerator()
      << Dangling.IsLazy << What.Argument->getSourceRange();
  for (const DanglingNote &Note : notesOf(Dangling, *Model))
    diag(Note.Where, "%0", DiagnosticIDs::Note) << Note.Text;
  adviseValue(What);
}

/// Suggests to copy what the coroutine needs into its frame, where its definition is at hand.
void DanglingArgumentCheck::adviseValue(const Borrow &What) {
  if (!What.Parameter || !What.Use)
    return;
  const auto *Coroutine = cast<FunctionDecl>(What.Parameter->getDeclContext());
  auto Fixes = valueParameterFix(*Coroutine, *What.Parameter);
  if (Fixes.empty())
    return;
  auto Diag = diag(What.Parameter->getLocation(),
                   "take it by value: the coroutine then has a copy of its own",
                   DiagnosticIDs::Note);
  for (const FixItHint &Fix : Fixes)
    Diag << Fix;
}

static CheckRegistration<DanglingArgumentCheck>
    Register("coro-dangling-argument");

} // namespace clang::tidy::coro
