// `coro-tidy [-p BUILD] [FILES]`: lints, prints the findings, applies or exports their fixes.
#include "Command.h"
#include "Driver/Configuration.h"
#include "Driver/Linter.h"
#include "Report/TextReport.h"
#include "clang-tidy/ClangTidy.h"
#include "llvm/Support/FileSystem.h"
#include <set>

using namespace llvm;
using clang::tidy::ClangTidyError;

namespace clang::tidy::coro {
namespace {

cl::list<std::string> Files(cl::Positional, cl::desc("[FILES]"),
                            cl::cat(Category));
cl::opt<std::string>
    BuildPath("p", cl::value_desc("build"),
              cl::desc("Directory of compile_commands.json (default: looked "
                       "for above the first file)"),
              cl::cat(Category));
cl::opt<std::string> Checks("checks", cl::value_desc("globs"),
                            cl::desc("Checks to run, as in clang-tidy: "
                                     "'-*,coro-unawaited-task'"),
                            cl::cat(Category));
cl::opt<std::string> WarningsAsErrors("warnings-as-errors",
                                      cl::value_desc("globs"),
                                      cl::desc("Checks whose findings are "
                                               "errors"),
                                      cl::cat(Category));
cl::opt<std::string> Config("config", cl::value_desc("yaml"),
                            cl::desc("Configuration, in place of .clang-tidy "
                                     "files"),
                            cl::cat(Category));
cl::opt<std::string> ConfigFile("config-file", cl::value_desc("file"),
                                cl::desc("A file with a configuration, in "
                                         "place of .clang-tidy files"),
                                cl::cat(Category));
cl::opt<std::string> HeaderFilter("header-filter", cl::value_desc("regex"),
                                  cl::desc("Headers whose findings are "
                                           "reported"),
                                  cl::cat(Category));
cl::opt<std::string> ExcludeHeaderFilter("exclude-header-filter",
                                         cl::value_desc("regex"),
                                         cl::desc("Headers whose findings are "
                                                  "not reported"),
                                         cl::cat(Category));
cl::opt<bool> SystemHeaders("system-headers",
                            cl::desc("Report findings in system headers"),
                            cl::cat(Category));
cl::opt<std::string> LineFilter("line-filter", cl::value_desc("json"),
                                cl::desc("Lines whose findings are reported: "
                                         "[{\"name\":\"a.cpp\",\"lines\":[[1,"
                                         "9]]}]"),
                                cl::cat(Category));
cl::list<std::string> ExtraArgs("extra-arg", cl::value_desc("flag"),
                                cl::desc("A compiler flag to add at the end"),
                                cl::cat(Category));
cl::list<std::string>
    ExtraArgsBefore("extra-arg-before", cl::value_desc("flag"),
                    cl::desc("A compiler flag to add at the start"),
                    cl::cat(Category));
cl::opt<bool> Fix("fix", cl::desc("Apply the safe fixes"), cl::cat(Category));
cl::opt<bool> FixNotes("fix-notes",
                       cl::desc("Apply suggested fixes too, which change what "
                                "the program does"),
                       cl::cat(Category));
cl::opt<bool> FixErrors("fix-errors",
                        cl::desc("Apply fixes even if a file does not "
                                 "compile"),
                        cl::cat(Category));
cl::opt<std::string> FormatStyle("format-style", cl::value_desc("style"),
                                 cl::desc("clang-format style for the code "
                                          "around fixes: file, llvm, none…"),
                                 cl::cat(Category));
cl::opt<std::string> ExportFixes("export-fixes", cl::value_desc("file"),
                                 cl::desc("Write the fixes as YAML for "
                                          "clang-apply-replacements"),
                                 cl::cat(Category));
cl::opt<bool> UseColor("use-color",
                       cl::desc("Colours even when not on a "
                                "terminal"),
                       cl::cat(Category));
cl::opt<bool> Quiet("quiet", cl::desc("No summary"), cl::cat(Category));

template <typename T> std::optional<T> ifGiven(const cl::opt<T> &Option) {
  if (Option.getNumOccurrences() == 0)
    return std::nullopt;
  return Option.getValue();
}

ConfigurationFlags configurationFlags() {
  ConfigurationFlags Flags;
  Flags.Checks = ifGiven(Checks);
  Flags.WarningsAsErrors = ifGiven(WarningsAsErrors);
  Flags.HeaderFilter = ifGiven(HeaderFilter);
  Flags.ExcludeHeaderFilter = ifGiven(ExcludeHeaderFilter);
  Flags.SystemHeaders = ifGiven(SystemHeaders);
  Flags.FormatStyle = ifGiven(FormatStyle);
  Flags.UseColor = ifGiven(UseColor);
  Flags.ExtraArgs = ExtraArgs;
  Flags.ExtraArgsBefore = ExtraArgsBefore;
  Flags.LineFilter = LineFilter;
  Flags.Config = Config;
  Flags.ConfigFile = ConfigFile;
  return Flags;
}

/// One run over the chosen files.
class LintRun {
public:
  LintRun(Configuration &Config, const tooling::CompilationDatabase &Database)
      : Config(Config),
        Linter(Config, Database, {/*FixesFromNotes=*/FixNotes}) {}

  int run(ArrayRef<std::string> Files) {
    for (const std::string &File : Files)
      lint(File);
    report();
    if (!ExportFixes.empty())
      exportFixes(Files.front());
    return Problems
               ? CouldNotDoTheWork
               : (Reported.empty() ? ExitStatus::Clean : ExitStatus::Findings);
  }

private:
  void problem(const Twine &What) {
    printError(What);
    ++Problems;
  }

  void lint(const std::string &File) {
    std::vector<std::string> ConfigErrors = Config.errorsFor(File);
    for (const std::string &Error : ConfigErrors)
      if (Said.insert(Error).second)
        problem(Error);
    if (!ConfigErrors.empty())
      return;
    LintedFile Linted = Linter.lint(File);
    if (!Linted.Problem.empty())
      problem(File + ": " + Linted.Problem);
    // A header's finding is the same whoever includes it.
    for (ClangTidyError &Finding : Linted.Findings)
      if (Keys.insert({Finding.Message.FilePath, Finding.Message.FileOffset,
                       Finding.DiagnosticName, Finding.Message.Message})
              .second)
        Reported.push_back(std::move(Finding));
  }

  void report() {
    ClangTidyContext Context(Config.makeProvider());
    // A file that does not compile is a reason not to touch anything, unless the user insists.
    bool MayFix = !Problems || FixErrors;
    FixBehaviour Behaviour = !MayFix            ? FB_NoFix
                             : FixNotes         ? FB_FixNotes
                             : Fix || FixErrors ? FB_Fix
                                                : FB_NoFix;
    if ((Fix || FixNotes) && !MayFix)
      errs() << "coro-tidy: no fix was applied because of the errors above; "
                "'--fix-errors' applies them all the same\n";
    unsigned AsErrors = 0;
    handleErrors(Reported, Context, Behaviour, AsErrors,
                 vfs::getRealFileSystem());
    outs().flush();
    llvm::erase_if(Reported, [](const ClangTidyError &Finding) {
      return Finding.DiagnosticName == "clang-diagnostic-error";
    });
    if (!Quiet && !Reported.empty())
      errs() << summary(Reported) << '\n';
  }

  void exportFixes(const std::string &MainFile) {
    std::error_code Error;
    raw_fd_ostream OS(ExportFixes, Error, sys::fs::OF_None);
    if (Error)
      return problem("can't write '" + ExportFixes + "': " + Error.message());
    exportReplacements(MainFile, Reported, OS);
  }

  Configuration &Config;
  coro::Linter Linter;
  std::vector<ClangTidyError> Reported;
  std::set<std::tuple<std::string, unsigned, std::string, std::string>> Keys;
  std::set<std::string> Said;
  unsigned Problems = 0;
};

int lintCommand(Invocation &Invocation) {
  Configuration Config(configurationFlags());
  for (const std::string &Error : Config.errors())
    printError(Error);
  if (!Config.errors().empty())
    return CouldNotDoTheWork;

  std::unique_ptr<tooling::CompilationDatabase> Owner;
  if (Invocation.Fixed && Files.empty()) {
    printError("no file given; 'coro-tidy FILE -- FLAGS' lints one, "
               "'coro-tidy -p BUILD' a project");
    return CouldNotDoTheWork;
  }
  const tooling::CompilationDatabase *Database =
      chooseDatabase(Invocation, BuildPath, Files, Owner);
  if (!Database)
    return CouldNotDoTheWork;
  std::vector<std::string> Chosen = chooseFiles(Files, *Database);
  if (Chosen.empty()) {
    printError("the compilation database is empty: there is nothing to lint");
    return CouldNotDoTheWork;
  }
  return LintRun(Config, *Database).run(Chosen);
}

Command Register(cl::SubCommand::getTopLevel(), lintCommand);

} // namespace
} // namespace clang::tidy::coro
