// Lints translation units: parses each once, runs the checks, and gathers what they find.
#include "Driver/Linter.h"
#include "Driver/CheckTimes.h"
#include "Driver/LintAction.h"
#include "Driver/NormalPaths.h"
#include "Driver/Padding.h"
#include "Driver/ReadIndex.h"
#include "Driver/RecordingFileSystem.h"
#include "Driver/SharedPreamble.h"
#include "Driver/SuppressionWatch.h"
#include "Driver/ToolRun.h"
#include "clang-tidy/ClangTidy.h"
#include "clang/Driver/Types.h"
#include "clang/Frontend/CompilerInstance.h"
#include "clang/Frontend/FrontendActions.h"
#include "clang/Frontend/Utils.h"
#include "clang/Lex/PreprocessorOptions.h"
#include "clang/Tooling/ArgumentsAdjusters.h"
#include "clang/Tooling/Tooling.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Process.h"
#include <chrono>
#include <sys/resource.h>

namespace clang::tidy::coro {

static driver::types::ID typeOf(llvm::StringRef File) {
  return driver::types::lookupTypeForExtension(
      llvm::sys::path::extension(File).ltrim('.'));
}

static bool isHeader(llvm::StringRef File) {
  driver::types::ID Type = typeOf(File);
  return Type != driver::types::TY_INVALID &&
         driver::types::onlyPrecompileType(Type);
}

bool isSourceFile(llvm::StringRef File) {
  driver::types::ID Type = typeOf(File);
  return Type != driver::types::TY_INVALID && driver::types::isCXX(Type) &&
         !driver::types::onlyPrecompileType(Type);
}

std::string cannotTry(const std::string &File,
                      const tooling::CompilationDatabase &Database,
                      const Overlay &Edited) {
  if (llvm::sys::fs::is_directory(File))
    return "is a directory; name its files, or leave them out to lint every "
           "file of the compilation database";
  if (!Edited.count(File) && !Edited.count(normalPath(File)) &&
      !llvm::sys::fs::exists(File))
    return "no such file";
  std::vector<tooling::CompileCommand> Commands =
      Database.getCompileCommands(File);
  // ClangTool ends the process.
  for (const tooling::CompileCommand &Command : Commands)
    if (!Command.Directory.empty() &&
        !llvm::sys::fs::is_directory(Command.Directory))
      return "the working directory of its compile command, '" +
             Command.Directory + "', is not there; build it again";
  if (!Commands.empty())
    return {};
  if (isHeader(File))
    return "is a header, which is linted with the files that include it; name "
           "one of them, or give its flags after '--'";
  return "has no entry in the compilation database; build it with the "
         "project, or give its flags after '--'";
}

namespace {

/// Fills in what the lint that it outlives has cost.
class CostMeter {
public:
  explicit CostMeter(LintCost &Cost) : Cost(Cost) {}
  void restart() { Start = std::chrono::steady_clock::now(); }
  ~CostMeter() {
    Cost.Seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - Start)
            .count();
    rusage Usage;
    if (getrusage(RUSAGE_SELF, &Usage) == 0)
      Cost.PeakMemory = uint64_t(Usage.ru_maxrss) * 1024;
  }

private:
  LintCost &Cost;
  std::chrono::steady_clock::time_point Start =
      std::chrono::steady_clock::now();
};

/// What the compiler and its driver take from the environment.
constexpr const char *CompilerVariables[] = {
    "CPATH",           "C_INCLUDE_PATH",       "CPLUS_INCLUDE_PATH",
    "GCC_EXEC_PREFIX", "CCC_OVERRIDE_OPTIONS", "SOURCE_DATE_EPOCH"};

} // namespace

namespace {

/// Prints what is left of a translation unit after the preprocessor.
class PrintPreprocessed : public PreprocessorFrontendAction {
public:
  explicit PrintPreprocessed(std::string &Into) : Into(Into) {}

protected:
  void ExecuteAction() override {
    CompilerInstance &Compiler = getCompilerInstance();
    // `#pragma clang __debug` is there to crash; not yet.
    Compiler.getPreprocessorOpts().DisablePragmaDebugCrash = true;
    PreprocessorOutputOptions &Options = Compiler.getPreprocessorOutputOpts();
    Options.ShowCPP = true;
    Options.ShowLineMarkers = true;
    llvm::raw_string_ostream OS(Into);
    DoPrintPreprocessedInput(Compiler.getPreprocessor(), &OS, Options);
  }

private:
  std::string &Into;
};

class PreprocessFactory : public tooling::FrontendActionFactory {
public:
  explicit PreprocessFactory(std::string &Into) : Into(Into) {}
  std::unique_ptr<FrontendAction> create() override {
    return std::make_unique<PrintPreprocessed>(Into);
  }

private:
  std::string &Into;
};

} // namespace

std::string Linter::preprocess(const std::string &File) {
  std::string Text;
  ClangTidyContext Context(Config.makeProvider());
  IgnoringDiagConsumer Ignore;
  PreprocessFactory Factory(Text);
  runTool(Database, File, Context, llvm::vfs::getRealFileSystem(), Ignore,
          Factory);
  return Text;
}

bool Linter::readsNone(const std::string &File, const Overlay &Edited,
                       llvm::function_ref<bool(llvm::StringRef Path)> Matters) {
  if (!Scanner)
    Scanner = std::make_unique<DependencyScan>(overlayFileSystem(Edited));
  ClangTidyContext Context(Config.makeProvider());
  for (const tooling::CompileCommand &Command :
       adjustedCommands(Database, File, Context)) {
    auto Files = Scanner->filesReadBy(Command);
    if (!Files || llvm::any_of(*Files, Matters))
      return false;
  }
  return true;
}

std::optional<LintedFile> Linter::skip(const std::string &File,
                                       const Overlay &Edited) {
  // What is typed over the disk has no words in the index.
  if (!Edited.empty() || !cannotTry(File, Database, Edited).empty())
    return std::nullopt;
  ClangTidyContext Context(Config.makeProvider());
  // Those need no coroutine.
  if (asksForWarnings(Context.getOptionsForFile(File)))
    return std::nullopt;
  std::vector<tooling::CompileCommand> Commands =
      adjustedCommands(Database, File, Context);
  if (!refusedCommand(Database, File, Context).empty())
    return std::nullopt;
  LintedFile Skipped;
  Skipped.File = File;
  Skipped.IsSkipped = true;
  const ProjectProfiles Profiles = Config.profilesFor(File);
  // Most translation units with coroutines say so in their main file.
  Skipped.Read.at(File).What = Input::Content;
  if (mayHoldFindings(Skipped.Read, Profiles.set(), Words))
    return std::nullopt;
  Skipped.Read = Inputs();
  // Nothing that is remembered from another scan may be missing from what is recorded.
  DependencyScan Fresh(llvm::makeIntrusiveRefCnt<RecordingFileSystem>(
      overlayFileSystem(Edited), Skipped.Read));
  for (const tooling::CompileCommand &Command : Commands)
    if (!Fresh.filesReadBy(Command))
      return std::nullopt;
  if (mayHoldFindings(Skipped.Read, Profiles.set(), Words))
    return std::nullopt;
  return Skipped;
}

std::string Linter::describe(const std::string &File) const {
  std::string Text = Config.fingerprint(File);
  auto Add = [&Text](llvm::StringRef Part) { (Text += Part) += '\0'; };
  Add(File);
  Add(Options.FixesFromNotes ? "fixes from notes" : "");
  Add(Options.WithFacts ? "facts" : "");
  Add(Options.WithAllBodies ? "all bodies" : "");
  for (const tooling::CompileCommand &Command :
       Database.getCompileCommands(File)) {
    Add(Command.Directory);
    Add(Command.Filename);
    for (const std::string &Argument : Command.CommandLine)
      Add(Argument);
  }
  for (const char *Variable : CompilerVariables)
    Add(llvm::sys::Process::GetEnv(Variable).value_or("\1"));
  return Text;
}

std::optional<Linter::Identity> Linter::identify(const std::string &File) {
  ClangTidyContext Context(Config.makeProvider());
  std::vector<tooling::CompileCommand> Commands =
      adjustedCommands(Database, File, Context);
  if (Commands.size() != 1)
    return std::nullopt;
  const tooling::CompileCommand &Command = Commands.front();
  tooling::CommandLineArguments Arguments = Command.CommandLine;
  // Those that ClangTool takes out or adds itself name the output, which is nobody else's.
  for (const auto &Adjust : {tooling::getClangStripOutputAdjuster(),
                             tooling::getClangStripDependencyFileAdjuster(),
                             tooling::getClangSyntaxOnlyAdjuster()})
    Arguments = Adjust(Arguments, Command.Filename);
  Identity Found;
  Found.Key = Config.fingerprint(File);
  auto Add = [&Found](llvm::StringRef Part) { (Found.Key += Part) += '\0'; };
  Add(Command.Directory);
  // It tells the compiler the language.
  Add(llvm::sys::path::extension(File));
  std::string Normal = normalPath(File);
  for (const std::string &Argument : Arguments) {
    if (!llvm::StringRef(Argument).starts_with("-") &&
        normalPath(Argument, Command.Directory) == Normal) {
      if (!Found.Name.empty())
        return std::nullopt;
      Found.Name = Argument;
      Add("");
    } else {
      Add(Argument);
    }
  }
  if (Found.Name.empty())
    return std::nullopt;
  return Found;
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

namespace {

/// Builds the preamble of what it is to run.
class PreambleAction : public tooling::ToolAction {
public:
  explicit PreambleAction(Preamble &Into) : Into(Into) {}
  bool runInvocation(std::shared_ptr<CompilerInvocation> Invocation,
                     FileManager *Files,
                     std::shared_ptr<PCHContainerOperations> Operations,
                     DiagnosticConsumer *) override {
    prepareInvocation(*Invocation);
    buildPreamble(*Invocation, *Files, std::move(Operations), Into);
    return true;
  }

private:
  Preamble &Into;
};

} // namespace

bool Linter::hasCurrentPreamble(const std::string &File,
                                const Overlay &Edited) const {
  // What it gives is its own text, and lives as long as it does.
  auto Disk = overlayFileSystem(Edited);
  auto Main = Disk->getBufferForFile(File);
  return Main && Options.Ahead && Options.Ahead->fits((*Main)->getBuffer()) &&
         Options.Ahead->isCurrent(describe(File), Edited);
}

Preamble Linter::makePreamble(const std::string &File, const Overlay &Edited) {
  Preamble Made;
  Made.Description = describe(File);
  ClangTidyContext Context(Config.makeProvider());
  // Several commands are several preambles, which nobody has asked for yet.
  if (Database.getCompileCommands(File).size() != 1 ||
      !refusedCommand(Database, File, Context).empty())
    return Made;
  IgnoringDiagConsumer Ignore;
  PreambleAction Action(Made);
  runTool(Database, File, Context,
          llvm::makeIntrusiveRefCnt<RecordingFileSystem>(
              overlayFileSystem(Edited), Made.Read),
          Ignore, Action);
  for (const std::string &Name : namesIn(Made.Read, File))
    Made.Read.forget(Name);
  for (const auto &[Path, Text] : Edited)
    if (!namesIn(Made.Read, Path).empty())
      Made.Overlaid.push_back(Path);
  return Made;
}

const Preamble *Linter::usablePreamble(const std::string &File,
                                       const Overlay &Edited) const {
  const Preamble *Ahead = Options.Ahead;
  bool IsUsable =
      Ahead && !Ahead->AST.empty() && Ahead->isCurrent(describe(File), Edited);
  return IsUsable ? Ahead : nullptr;
}

void Linter::show(const std::string &File, const Overlay &Edited,
                  LintActionFactory::ConsumerMaker Consumers) {
  ClangTidyContext Context(Config.makeProvider());
  if (!refusedCommand(Database, File, Context).empty())
    return;
  const Preamble *Ahead = usablePreamble(File, Edited);
  llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> Disk =
      overlayFileSystem(Edited);
  if (Ahead)
    Disk = withPreamble(std::move(Disk), *Ahead);
  IgnoringDiagConsumer Ignore;
  LintActionFactory Factory(std::move(Consumers));
  Factory.Ahead = Ahead;
  Factory.IsLast = Options.IsLast;
  runTool(Database, File, Context, std::move(Disk), Ignore, Factory);
}

/// Whether \p Findings name a place in the main file that is behind its end: the parser was there, and in another file
/// would have been elsewhere.
static bool reachesBehind(llvm::ArrayRef<ClangTidyError> Findings,
                          const std::string &MainFile, size_t Size) {
  auto IsBehind = [&](const tooling::DiagnosticMessage &Message) {
    return Message.FileOffset > Size &&
           llvm::sys::path::filename(Message.FilePath) ==
               llvm::sys::path::filename(MainFile);
  };
  return llvm::any_of(Findings, [&](const ClangTidyError &Finding) {
    return IsBehind(Finding.Message) || llvm::any_of(Finding.Notes, IsBehind);
  });
}

/// What kept \p Findings from being all that there is to say, or an empty string. \p Failed tells whether the compiler
/// gave up.
static std::string problemOf(llvm::ArrayRef<ClangTidyError> Findings,
                             bool Failed) {
  if (std::string Problem = compilerProblem(Findings); !Problem.empty())
    return Problem;
  // A NOLINTBEGIN without an end is an error to clang-tidy too, and says for itself what it is.
  for (const ClangTidyError &Error : Findings)
    if (Error.DiagnosticName == "clang-tidy-nolint")
      return Error.Message.Message;
  return Failed ? "could not be parsed; check its flags" : "";
}

namespace {

/// All that listens to a lint, and what it hears.
class Listeners {
public:
  Listeners(ClangTidyContext &Context, const LintOptions &Options,
            LintedFile &Result, CostMeter &Meter)
      : Watch(Context, Options.WithFacts),
        Consumer(Context, Watch, Options.FixesFromNotes), Context(Context),
        Result(Result), Meter(Meter),
        DiagOptions(std::make_unique<DiagnosticOptions>()),
        Engine(DiagnosticIDs::create(), *DiagOptions, &Consumer,
               /*ShouldOwnClient=*/false) {
    Context.setDiagnosticsEngine(std::move(DiagOptions), &Engine);
    if (Options.WithTimes)
      Times.emplace(Context);
  }

  /// Has them go on with what takes over from \p Host. \p FileOf outlives the lint.
  void follow(PreambleHost &Host,
              llvm::function_ref<std::string(size_t Unit)> FileOf) {
    Host.ForgetFile = [this](const std::string &Path) {
      Result.Read.forget(Path);
    };
    Host.TakeOver = [this, FileOf](StringRef Name, size_t Unit) {
      Result.File = FileOf(Unit);
      Context.setCurrentFile(Name);
      Meter.restart();
    };
    Host.Objection = [this]() -> std::string {
      return Watch.sawMainFile() ? "something is reported of it" : "";
    };
    Host.CleanUp = [this] { Times.reset(); };
  }

  /// Puts what was heard into the result.
  void finish(bool Failed) {
    if (Times)
      Result.Cost.Checks = Times->read();
    Result.Findings = Consumer.take();
    takeRoots(Result.Findings, Facts);
    llvm::append_range(Result.Findings, Watch.takeFindings());
    Result.UnitFacts = std::move(Facts.Result);
    Result.Problem = problemOf(Result.Findings, Failed);
  }

  SuppressionWatch Watch;
  WatchedDiagnosticConsumer Consumer;
  FactsSink Facts;

private:
  ClangTidyContext &Context;
  LintedFile &Result;
  CostMeter &Meter;
  std::unique_ptr<DiagnosticOptions> DiagOptions; ///< until Context has them
  DiagnosticsEngine Engine;
  std::optional<CheckTimes> Times;
};

} // namespace

/// Has all places in \p Linted be those of the file that took over from \p Host.
static void leaveHost(LintedFile &Linted, PreambleHost &Host) {
  removePadding(Linted, Host.mainFile().padding());
  // The end of the file is not where it would be; errors like to stand there.
  if (!Linted.Problem.empty() ||
      reachesBehind(Linted.Findings, Linted.File, Host.mainFile().size()))
    Host.refuse("it has errors");
  Linted.Cost.SharedSeconds = Host.sharedSeconds() - Host.unpaidSeconds();
}

std::string Linter::whyNot(const std::string &File, ClangTidyContext &Context) {
  if (getCheckNames(Context.getOptionsForFile(File), false, false).empty())
    return "no check is enabled for it; name some with '--checks' or in the "
           "'Checks' of its .clang-tidy";
  return refusedCommand(Database, File, Context);
}

LintedFile Linter::lint(const std::string &File, const Overlay &Edited,
                        PreambleHost *Host,
                        llvm::function_ref<std::string(size_t Unit)> FileOf) {
  LintedFile Result;
  CostMeter Meter(Result.Cost);
  Result.File = File;
  Result.Problem = cannotTry(File, Database, Edited);
  if (!Result.Problem.empty())
    return Result;
  ClangTidyContext Context(Config.makeProvider());
  Result.Problem = whyNot(File, Context);
  if (!Result.Problem.empty())
    return Result;

  Listeners Heard(Context, Options, Result, Meter);
  LintActionFactory Factory(Context, Options.WithFacts ? &Heard.Facts : nullptr,
                            &Heard.Watch, Host);
  if (Options.WithAllBodies)
    Factory.keepBodies();
  Factory.IsLast = Options.IsLast;
  llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> Disk =
      llvm::makeIntrusiveRefCnt<RecordingFileSystem>(overlayFileSystem(Edited),
                                                     Result.Read);
  const Preamble *Ahead = usablePreamble(File, Edited);
  Factory.Ahead = Ahead;
  if (Ahead) {
    Disk = withPreamble(std::move(Disk), *Ahead);
    Heard.Watch.CommentsAhead = Ahead->Comments;
  }
  if (Host)
    Heard.follow(*Host, FileOf);
  const bool Failed = runTool(Database, File, Context, std::move(Disk),
                              Heard.Consumer, Factory) != 0;

  if (Factory.usedAhead()) {
    Result.Cost.ParsedAhead = true;
    Result.Read.add(Ahead->Read);
  }
  Heard.finish(Failed);
  if (Host && Host->tookOver())
    leaveHost(Result, *Host);
  return Result;
}

} // namespace clang::tidy::coro
