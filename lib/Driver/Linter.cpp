// Lints translation units: parses each once, runs the checks, and gathers what they find.
#include "Driver/Linter.h"
#include "Driver/LintAction.h"
#include "clang-tidy/ClangTidy.h"
#include "clang/Tooling/ArgumentsAdjusters.h"
#include "clang/Tooling/Tooling.h"
#include "llvm/Support/FileSystem.h"

namespace clang::tidy::coro {

std::string cannotTry(const std::string &File,
                      const tooling::CompilationDatabase &Database) {
  if (llvm::sys::fs::is_directory(File))
    return "is a directory; name its files, or leave them out to lint every "
           "file of the compilation database";
  if (!llvm::sys::fs::exists(File))
    return "no such file";
  if (Database.getCompileCommands(File).empty())
    return "has no entry in the compilation database; build it with the "
           "project, or give its flags after '--'";
  return {};
}

/// The flags of `ExtraArgs` and `ExtraArgsBefore`, put where clang-tidy puts them.
static tooling::ArgumentsAdjuster extraArguments(ClangTidyContext &Context) {
  return [&Context](const tooling::CommandLineArguments &Args, StringRef File) {
    ClangTidyOptions Options = Context.getOptionsForFile(File);
    tooling::CommandLineArguments Adjusted = Args;
    if (Options.RemovedArgs)
      llvm::erase_if(Adjusted, [&](const std::string &Arg) {
        return llvm::is_contained(*Options.RemovedArgs, Arg);
      });
    if (Options.ExtraArgsBefore && !Adjusted.empty())
      Adjusted.insert(Adjusted.begin() + 1, Options.ExtraArgsBefore->begin(),
                      Options.ExtraArgsBefore->end());
    if (Options.ExtraArgs)
      Adjusted.insert(Adjusted.end(), Options.ExtraArgs->begin(),
                      Options.ExtraArgs->end());
    return Adjusted;
  };
}

/// "does not compile (2 errors)…" when \p Errors has errors of the compiler, else an empty string.
static std::string compilerProblem(llvm::ArrayRef<ClangTidyError> Errors) {
  unsigned Count = 0;
  const ClangTidyError *First = nullptr;
  for (const ClangTidyError &Error : Errors)
    if (Error.DiagnosticName == "clang-diagnostic-error") {
      // "too many errors" has no place, and sorts first.
      if (!First || First->Message.FilePath.empty())
        First = &Error;
      ++Count;
    }
  if (!Count)
    return {};
  return "does not compile (" + std::to_string(Count) +
         (Count == 1 ? " error" : " errors, the first") + ": " +
         First->Message.Message + "); check its flags";
}

LintedFile Linter::lint(const std::string &File) {
  LintedFile Result;
  Result.File = File;
  Result.Problem = cannotTry(File, Database);
  if (!Result.Problem.empty())
    return Result;

  ClangTidyContext Context(Config.makeProvider());
  if (getCheckNames(Context.getOptionsForFile(File), false, false).empty()) {
    Result.Problem = "no check is enabled for it; name some with '--checks' or "
                     "in the 'Checks' of its .clang-tidy";
    return Result;
  }
  ClangTidyDiagnosticConsumer Consumer(Context, nullptr,
                                       /*RemoveIncompatibleErrors=*/true,
                                       Options.FixesFromNotes);
  auto DiagOptions = std::make_unique<DiagnosticOptions>();
  DiagnosticsEngine Engine(DiagnosticIDs::create(), *DiagOptions, &Consumer,
                           /*ShouldOwnClient=*/false);
  Context.setDiagnosticsEngine(std::move(DiagOptions), &Engine);

  tooling::ClangTool Tool(Database, {File});
  Tool.appendArgumentsAdjuster(extraArguments(Context));
  Tool.appendArgumentsAdjuster(tooling::getStripPluginsAdjuster());
  Tool.setDiagnosticConsumer(&Consumer);
  Tool.setPrintErrorMessage(false);
  FactsSink Sink;
  LintActionFactory Factory(Context, Options.WithFacts ? &Sink : nullptr);
  bool Failed = Tool.run(&Factory) != 0;

  Result.Findings = Consumer.take();
  takeRoots(Result.Findings, Sink);
  Result.UnitFacts = std::move(Sink.Result);
  Result.Problem = compilerProblem(Result.Findings);
  // A NOLINTBEGIN without an end is an error to clang-tidy too, and says for itself what it is.
  for (const ClangTidyError &Error : Result.Findings)
    if (Result.Problem.empty() && Error.DiagnosticName == "clang-tidy-nolint")
      Result.Problem = Error.Message.Message;
  if (Failed && Result.Problem.empty())
    Result.Problem = "could not be parsed; check its flags";
  return Result;
}

} // namespace clang::tidy::coro
