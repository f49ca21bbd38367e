// `coro-tidy inspect FILE`: what the model believes of the types, coroutines and calls in a file, and why.
#include "Command.h"
#include "Driver/Configuration.h"
#include "Driver/LintAction.h"
#include "Driver/Linter.h"
#include "Driver/TrustedCommands.h"
#include "InspectionOutput.h"
#include "clang/Frontend/CompilerInstance.h"
#include "clang/Tooling/ArgumentsAdjusters.h"

using namespace llvm;

namespace clang::tidy::coro {
namespace {

enum class Format { Text, Json };

cl::SubCommand Inspect("inspect",
                       "Show what coro-tidy believes of a file, and why");
cl::opt<std::string> File(cl::Positional, cl::Required, cl::desc("FILE"),
                          cl::sub(Inspect), cl::cat(Category));
cl::opt<std::string>
    BuildPath("p", cl::value_desc("build"),
              cl::desc("Directory of compile_commands.json (default: looked "
                       "for above the file)"),
              cl::sub(Inspect), cl::cat(Category));
cl::opt<std::string> Config("config", cl::value_desc("yaml"),
                            cl::desc("Configuration, in place of .clang-tidy "
                                     "files"),
                            cl::sub(Inspect), cl::cat(Category));
cl::opt<std::string> ConfigFile("config-file", cl::value_desc("file"),
                                cl::desc("A file with a configuration, in "
                                         "place of .clang-tidy files"),
                                cl::sub(Inspect), cl::cat(Category));
cl::opt<Format> OutputFormat(
    "format", cl::value_desc("text|json"), cl::desc("How to print it"),
    cl::init(Format::Text),
    cl::values(clEnumValN(Format::Text, "text", "for people (default)"),
               clEnumValN(Format::Json, "json", "for programs")),
    cl::sub(Inspect), cl::cat(Category));

cl::opt<bool> NoProfiles("no-profiles",
                         cl::desc("Show what structure alone tells, without "
                                  "library profiles"),
                         cl::sub(Inspect), cl::cat(Category));

class InspectingConsumer : public ASTConsumer {
public:
  InspectingConsumer(const ProjectProfiles &Profiles, StringRef File)
      : Profiles(Profiles), File(File) {}

  void HandleTranslationUnit(ASTContext &Context) override {
    CoroutineModel &Model = modelOf(Context, Profiles);
    Inspection Inspected = inspect(Model);
    if (OutputFormat == Format::Json)
      printJson(Inspected, Model, File, outs());
    else
      printText(Inspected, Model, outs());
  }

private:
  const ProjectProfiles &Profiles;
  std::string File;
};

/// Keeps the first error of the compiler, for the one line that says why the file could not be inspected as it should.
class FirstError : public DiagnosticConsumer {
public:
  void HandleDiagnostic(DiagnosticsEngine::Level Level,
                        const Diagnostic &Info) override {
    DiagnosticConsumer::HandleDiagnostic(Level, Info);
    if (Level < DiagnosticsEngine::Error || !Text.empty())
      return;
    SmallString<128> Message;
    Info.FormatDiagnostic(Message);
    Text = std::string(Message);
    if (Info.hasSourceManager()) {
      Place At = placeOf(Info.getLocation(), Info.getSourceManager());
      if (At.isValid())
        Text = (shortPath(At.File) + ":" + Twine(At.Line) + ":" +
                Twine(At.Column) + ": " + Text)
                   .str();
    }
  }
  std::string Text;
};

int inspectCommand(Invocation &Invocation) {
  ConfigurationFlags Flags;
  Flags.Config = Config;
  Flags.ConfigFile = ConfigFile;
  Configuration Configuration(Flags);
  std::unique_ptr<tooling::CompilationDatabase> Owner;
  const tooling::CompilationDatabase *Database =
      chooseDatabase(Invocation, BuildPath, {File}, Owner);
  if (!Database)
    return CouldNotDoTheWork;
  std::string Path = chooseFiles({File}, *Database).front();

  std::vector<std::string> Errors = Configuration.errors();
  if (Errors.empty())
    Errors = Configuration.errorsFor(Path);
  if (std::string Why = cannotTry(Path, *Database); !Why.empty())
    Errors.push_back(Path + ": " + Why);
  if (Errors.empty())
    for (const tooling::CompileCommand &Command :
         Database->getCompileCommands(Path))
      if (std::string Why = refusal(Command.CommandLine); !Why.empty())
        Errors.push_back(Path + ": " + Why);
  for (const std::string &Error : Errors)
    printError(Error);
  if (!Errors.empty())
    return CouldNotDoTheWork;

  ProjectProfiles Profiles =
      NoProfiles ? ProjectProfiles::none() : Configuration.profilesFor(Path);
  tooling::ClangTool Tool(*Database, {Path});
  FirstError Error;
  Tool.setDiagnosticConsumer(&Error);
  Tool.setPrintErrorMessage(false);
  Tool.appendArgumentsAdjuster(tooling::getStripPluginsAdjuster());
  LintActionFactory Factory([&](CompilerInstance &, StringRef) {
    std::vector<std::unique_ptr<ASTConsumer>> Consumers;
    Consumers.push_back(std::make_unique<InspectingConsumer>(Profiles, Path));
    return Consumers;
  });
  bool Failed = Tool.run(&Factory) != 0;
  if (!Failed)
    return ExitStatus::Clean;
  printError(Path + ": " +
             (Error.Text.empty()
                  ? std::string("could not be parsed; check its flags")
                  : "does not compile: " + Error.Text));
  return CouldNotDoTheWork;
}

Command Register(Inspect, inspectCommand);

} // namespace
} // namespace clang::tidy::coro
