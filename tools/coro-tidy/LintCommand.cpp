// `coro-tidy [-p BUILD] [FILES]`: lints, prints the findings, applies or exports their fixes.
#include "LintCommand.h"
#include "Driver/Configuration.h"
#include "Driver/FactsLinker.h"
#include "Driver/FindingOrder.h"
#include "Driver/Fixes.h"
#include "Driver/Progress.h"
#include "Driver/ProjectLinter.h"
#include "Driver/ReadIndex.h"
#include "Driver/Results.h"
#include "Driver/Shards.h"
#include "Driver/Statistics.h"
#include "Driver/SuppressionWatch.h"
#include "Driver/UnifiedDiff.h"
#include "Driver/WorkerPool.h"
#include "RunReport.h"
#include "Support/WholeFile.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include <csignal>
#include <set>

using namespace llvm;
using clang::tidy::ClangTidyError;

namespace clang::tidy::coro {

cl::SubCommand &checkSubCommand() {
  static cl::SubCommand Check(
      "check", "Lint, and write the facts of a translation unit for 'link'");
  return Check;
}

void OnLint::apply(cl::Option &Option) const {
  Option.addCategory(Category);
  for (cl::SubCommand *Command :
       {&cl::SubCommand::getTopLevel(), &checkSubCommand(),
        &baselineSubCommand(), &suppressSubCommand()})
    Option.addSubCommand(*Command);
}

void OnReport::apply(cl::Option &Option) const {
  OnLint().apply(Option);
  Option.addSubCommand(mergeSubCommand());
  Option.addSubCommand(linkSubCommand());
}

void OnConfiguration::apply(cl::Option &Option) const {
  OnLint().apply(Option);
  Option.addSubCommand(configSubCommand());
  Option.addSubCommand(serverSubCommand());
}

namespace {

cl::opt<std::string> EmitFacts("emit-facts", cl::value_desc("file"),
                               cl::desc("Write the facts of the file there"),
                               cl::cat(Category), cl::sub(checkSubCommand()));
cl::list<std::string> Files(cl::Positional, cl::desc("[FILES]"),
                            OnConfiguration());
cl::opt<std::string>
    BuildPath("p", cl::value_desc("build"),
              cl::desc("Directory of compile_commands.json (default: looked "
                       "for above the first file)"),
              OnLint());
cl::opt<std::string> Checks("checks", cl::value_desc("globs"),
                            cl::desc("Checks to run, as in clang-tidy: "
                                     "'-*,coro-unawaited-task'"),
                            OnConfiguration());
cl::opt<std::string> WarningsAsErrors("warnings-as-errors",
                                      cl::value_desc("globs"),
                                      cl::desc("Checks whose findings are "
                                               "errors"),
                                      OnConfiguration());
cl::opt<std::string> Config("config", cl::value_desc("yaml"),
                            cl::desc("Configuration, in place of .clang-tidy "
                                     "files"),
                            OnConfiguration());
cl::opt<std::string> ConfigFile("config-file", cl::value_desc("file"),
                                cl::desc("A file with a configuration, in "
                                         "place of .clang-tidy files"),
                                OnConfiguration());
cl::opt<std::string> HeaderFilter("header-filter", cl::value_desc("regex"),
                                  cl::desc("Headers whose findings are "
                                           "reported"),
                                  OnConfiguration());
cl::opt<std::string> ExcludeHeaderFilter("exclude-header-filter",
                                         cl::value_desc("regex"),
                                         cl::desc("Headers whose findings are "
                                                  "not reported"),
                                         OnConfiguration());
cl::opt<bool> SystemHeaders("system-headers",
                            cl::desc("Report findings in system headers"),
                            OnConfiguration());
cl::opt<std::string> LineFilter("line-filter", cl::value_desc("json"),
                                cl::desc("Lines whose findings are reported: "
                                         "[{\"name\":\"a.cpp\",\"lines\":[[1,"
                                         "9]]}]"),
                                OnLint());
cl::list<std::string> ExtraArgs("extra-arg", cl::value_desc("flag"),
                                cl::desc("A compiler flag to add at the end"),
                                OnConfiguration());
cl::list<std::string>
    ExtraArgsBefore("extra-arg-before", cl::value_desc("flag"),
                    cl::desc("A compiler flag to add at the start"),
                    OnConfiguration());
cl::opt<bool> Fix("fix", cl::desc("Apply the safe fixes"), OnLint());
cl::opt<bool> FixNotes("fix-notes",
                       cl::desc("Apply suggested fixes too, which change what "
                                "the program does"),
                       OnLint());
cl::opt<bool> DiffFixes("diff-fixes",
                        cl::desc("Print what '--fix' would do as a patch for "
                                 "'git apply', and do nothing"),
                        OnLint());
cl::alias DryRun("dry-run", cl::desc("The same as '--diff-fixes'"),
                 cl::aliasopt(DiffFixes), cl::cat(Category));
cl::opt<bool> FixErrors("fix-errors",
                        cl::desc("Apply fixes even if a file does not "
                                 "compile"),
                        OnLint());
cl::opt<std::string> FormatStyle("format-style", cl::value_desc("style"),
                                 cl::desc("clang-format style for the code "
                                          "around fixes: file, llvm, none…"),
                                 OnConfiguration());
cl::opt<bool> UseColor("use-color",
                       cl::desc("Colours even when not on a "
                                "terminal"),
                       OnReport(), cl::sub(configSubCommand()));
cl::opt<unsigned> Jobs("j", cl::value_desc("n"), cl::Prefix,
                       cl::desc("Lint this many files at once (default: as "
                                "processors and memory allow); 0 lints in "
                                "this process"),
                       OnLint());
cl::opt<unsigned> Timeout("timeout", cl::value_desc("seconds"),
                          cl::desc("Give up on a file after this long "
                                   "(default: 600; 0 is never)"),
                          cl::init(600), OnLint());
cl::opt<std::string> CrashReport("crash-report", cl::value_desc("dir"),
                                 cl::desc("If the linter crashes on a file, "
                                          "write there what reproduces it"),
                                 OnLint());
cl::opt<std::string> CacheDir("cache-dir", cl::value_desc("dir"),
                              cl::desc("Keep results there (default: "
                                       ".coro-tidy-cache beside the "
                                       "compilation database)"),
                              OnLint());
cl::opt<bool> NoCache("no-cache", cl::desc("Neither use nor keep results"),
                      OnLint());
cl::opt<std::string> CachePolicy("cache-policy", cl::value_desc("policy"),
                                 cl::desc("What the cache may keep, as in lld: "
                                          "'cache_size_bytes=2g:prune_after="
                                          "720h'"),
                                 OnLint());
cl::opt<std::string> SaveResults("save-results", cl::value_desc("file"),
                                 cl::desc("Write findings and facts for "
                                          "'merge'"),
                                 OnLint());
cl::opt<std::string> Since("since", cl::value_desc("ref"),
                           cl::desc("Report findings on lines that changed "
                                    "since the work left this commit of git"),
                           OnLint());
cl::opt<bool> Staged("staged",
                     cl::desc("Report findings on lines that are staged in "
                              "git, as they are staged"),
                     OnLint());
cl::opt<bool> Diff("diff",
                   cl::desc("Report findings on lines that a unified diff on "
                            "stdin changes"),
                   OnLint());
cl::opt<std::string> ShardOption("shard", cl::value_desc("k/n"),
                                 cl::desc("Lint the k-th of n parts of the "
                                          "files; see 'merge'"),
                                 OnLint());
cl::opt<bool> NoSkip("no-skip", cl::desc("Parse files without coroutines too"),
                     OnLint());
cl::opt<bool> AllBodies("all-bodies",
                        cl::desc("Parse the bodies of functions in system "
                                 "headers too"),
                        OnLint());
cl::opt<Sharing> SharedPreamble(
    "shared-preamble", cl::value_desc("when"),
    cl::desc("Parse what several files begin with once:"),
    cl::values(clEnumValN(Sharing::Automatic, "auto",
                          "where that pays (default)"),
               clEnumValN(Sharing::Always, "always", "wherever it can be done"),
               clEnumValN(Sharing::Never, "never", "parse each file alone")),
    cl::init(Sharing::Automatic), OnLint());
cl::opt<bool> ShowStatistics("statistics",
                             cl::desc("Print what the run did, and what that "
                                      "cost"),
                             OnLint());

template <typename T> std::optional<T> ifGiven(const cl::opt<T> &Option) {
  if (Option.getNumOccurrences() == 0)
    return std::nullopt;
  return Option.getValue();
}

} // namespace

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

namespace {

/// The changes to look at; none if everything is to be looked at.
Expected<std::optional<ChangedLines>> chooseChanges() {
  if (Staged + Diff + (Since.getNumOccurrences() != 0) > 1)
    return createStringError(
        "of '--since', '--staged' and '--diff' only one can be given");
  auto Wrap = [](Expected<ChangedLines> Changed)
      -> Expected<std::optional<ChangedLines>> {
    if (!Changed)
      return Changed.takeError();
    return std::optional(std::move(*Changed));
  };
  if (Since.getNumOccurrences())
    return Wrap(ChangedLines::since(Since));
  if (Staged)
    return Wrap(ChangedLines::staged());
  if (!Diff)
    return std::nullopt;
  auto Input = MemoryBuffer::getSTDIN();
  SmallString<256> Here;
  if (!Input || sys::fs::current_path(Here))
    return createStringError("--diff: can't read the standard input");
  return std::optional(ChangedLines::ofDiff((*Input)->getBuffer(), Here));
}

/// One run over the chosen files.
class LintRun {
public:
  LintRun(Configuration &Config, const tooling::CompilationDatabase &Database,
          RunReport &Reports, bool WithFacts, Cache *Store,
          const std::optional<ChangedLines> &Changed)
      : Config(Config), Reports(Reports),
        Linter(Config, Database,
               {/*FixesFromNotes=*/FixNotes, WithFacts, AllBodies,
                /*WithTimes=*/ShowStatistics}),
        Project(Config, Linter,
                {Jobs.getNumOccurrences() ? Jobs : defaultWorkers(),
                 std::chrono::seconds(Timeout), Store, CrashReport,
                 /*WithInputs=*/wantsFixes(), SharedPreamble}),
        Fixer(Config, Project, {FixNotes}), Store(Store), Changed(Changed) {
    if (Changed) {
      Project.Selected = &*Changed;
      Edited = Changed->Text;
    }
  }

  int run(ArrayRef<std::string> Files) {
    lint(withoutConfigErrors(Files));
    Stats.endPhase("linting");
    if (EmitFacts.empty())
      llvm::append_range(Reported, Linked.link());
    sortFindings(Reported);
    if (Changed)
      erase_if(Reported, [&](const ClangTidyError &Finding) {
        return !isInChangedLine(Finding);
      });
    Stats.endPhase("linking across files");
    bool IsStale =
        report({Files, coro::Files.empty() && !ShardOption.getNumOccurrences(),
                !LineFilter.empty() || Changed.has_value()});
    if (Unknown && !RunReport::isQuiet())
      errs() << "coro-tidy: calls into " << Unknown
             << (Unknown == 1 ? " file that is" : " files that are")
             << " neither changed nor in the cache were not followed\n";
    if (wantsFixes())
      fix();
    if (!SaveResults.empty())
      save(SaveResults, Results.bytes());
    Stats.endPhase("reporting");
    if (ShowStatistics)
      Stats.print(Reported, errs());
    if (!Problems.empty())
      return CouldNotDoTheWork;
    return Reported.empty() && !IsStale ? ExitStatus::Clean
                                        : ExitStatus::Findings;
  }

private:
  static bool wantsFixes() { return Fix || FixNotes || FixErrors || DiffFixes; }

  void problem(const Twine &What) {
    if (Shown)
      Shown->clear();
    printError(What);
    Problems.push_back(What.str());
  }

  std::vector<std::string> withoutConfigErrors(ArrayRef<std::string> Files) {
    std::vector<std::string> Good;
    for (const std::string &File : Files) {
      std::vector<std::string> ConfigErrors = Config.errorsFor(File);
      for (const std::string &Error : ConfigErrors)
        if (Said.insert(Error).second)
          problem(Error);
      if (ConfigErrors.empty())
        Good.push_back(File);
    }
    return Good;
  }

  void lint(ArrayRef<std::string> Files) {
    Shown.emplace(Files.size(), !RunReport::isQuiet());
    Project.Progress = [&](const LintedFile &Linted, Origin From) {
      Stats.add(Linted, From);
      Shown->advance(Linted.File, From == Origin::Cached);
      Unknown += From == Origin::Unselected;
    };
    // Facts that are asked for are given.
    Project.MaySkip = !NoSkip && EmitFacts.empty() && SaveResults.empty();
    size_t Done = 0;
    bool All = Project.lint(Files, Edited, [&](LintedFile Linted) {
      ++Done;
      take(std::move(Linted));
    });
    Project.MaySkip = false;
    All = All && lintWhatIsCalled();
    Shown.reset();
    Project.Progress = nullptr;
    Project.Selected = nullptr; // what reads an edited file proves its fixes
    if (!All)
      endInterrupted(Files.size() - Done);
    if (Store && !Store->problem().empty())
      errs() << "coro-tidy: warning: results can't be kept in '"
             << Store->directory() << "': " << Store->problem() << '\n';
  }

  /// The compiler's errors are always among what is reported.
  bool isInChangedLine(const ClangTidyError &Finding) {
    if (Finding.DiagnosticName == "clang-diagnostic-error")
      return true;
    std::string Path =
        normalPath(Finding.Message.FilePath, Finding.BuildDirectory);
    return Changed->contains(Path,
                             lineOf(textOf(Path), Finding.Message.FileOffset));
  }

  /// What was linted under this name.
  std::string textOf(const std::string &Path) {
    auto Known = Edited.find(Path);
    if (Known != Edited.end())
      return Known->second;
    auto Buffer = MemoryBuffer::getFile(Path);
    return Buffer ? (*Buffer)->getBuffer().str() : "";
  }

  /// Ends as the signal would have ended it, so that whoever started this knows.
  [[noreturn]] void endInterrupted(size_t Left) {
    printError("interrupted, " + Twine(Left) +
               (Left == 1 ? " file was" : " files were") +
               " not linted; what was is in the cache");
    std::signal(interruptSignal(), SIG_DFL);
    std::raise(interruptSignal());
    _exit(128 + interruptSignal());
  }

  /// Files that were skipped hold no coroutines, but may hold what coroutines of other files call: lints those of them
  /// that can define it, until no more of them can. \returns false if it was interrupted.
  bool lintWhatIsCalled() {
    WordIndex Words;
    for (bool All = true; All && !Skipped.empty();) {
      std::vector<std::string> Names = Linked.reachedNames(), Needed;
      for (const auto &[File, Read] : Skipped)
        if (any_of(Names, [&, &Read = Read](const std::string &Name) {
              return mayDefine(Read, Name, Words);
            }))
          Needed.push_back(File);
      for (const std::string &File : Needed)
        Skipped.erase(File);
      if (Needed.empty())
        break;
      All = Project.lint(Needed, Edited,
                         [&](LintedFile Linted) { take(std::move(Linted)); });
      if (!All)
        return false;
    }
    return true;
  }

  void take(LintedFile Linted) {
    if (Linted.IsSkipped) {
      Skipped[Linted.File] = ownFiles(std::move(Linted.Read));
      return;
    }
    if (!SaveResults.empty())
      Results.add(Linted);
    if (wantsFixes())
      Fixer.add(Linted);
    if (!Linted.Problem.empty())
      problem(Linted.File + ": " + Linted.Problem);
    std::move(Linted.Findings.begin(), Linted.Findings.end(),
              std::back_inserter(Reported));
    if (EmitFacts.empty())
      Linked.add(std::move(Linted.UnitFacts));
    else
      save(EmitFacts, writeFacts(Linted.UnitFacts));
  }

  void save(const std::string &File, const std::string &Bytes) {
    std::string Why = writeAtomically(File, Bytes);
    if (!Why.empty())
      problem("can't write '" + File + "': " + Why);
  }

  /// Reports the findings. \returns whether the baseline is stale, and that is an error.
  bool report(const LintScope &Scope) {
    // A patch has the standard output to itself.
    RunReport::Result Result = Reports.report(Reported, Problems, Scope,
                                              /*TextIsSaid=*/DiffFixes);
    llvm::append_range(Problems, Result.Problems);
    return Result.IsStale;
  }

  void fix() {
    // A file that does not compile is a reason not to touch anything, unless the user insists.
    if (!Problems.empty() && !FixErrors) {
      errs() << "coro-tidy: no fix was applied because of the errors above; "
                "'--fix-errors' applies them all the same\n";
      return;
    }
    Fixer.IsWanted = [&](const ClangTidyError &Finding, bool IsLater) {
      return isReported(Finding, IsLater);
    };
    if (!Fixer.run())
      endInterrupted(0);
    for (const std::string &Why : Fixer.takenBack())
      errs() << Why << '\n';
    if (DiffFixes)
      outs() << Fixer.patch();
    unsigned Written = Fixer.edited().size();
    if (!DiffFixes) {
      Fixes::Written Result = Fixer.write();
      Written = Result.Files;
      for (const std::string &Why : Result.Problems)
        problem(Why);
    }
    if (!RunReport::isQuiet())
      sayFixed(Written);
  }

  /// Only what is reported is fixed. Lines move as fixes are applied: later, a finding counts as reported in the lines
  /// that a fix has written, and where the same was said of the line that it is on.
  bool isReported(const ClangTidyError &Finding, bool IsLater) {
    // Whether a comment is unused is for all translation units to say.
    if (!Changed && !Reports.hasBaseline() &&
        Finding.DiagnosticName != UnusedSuppression)
      return true;
    const std::string &Path = Finding.Message.FilePath;
    std::string Before = textOf(Path);
    unsigned Line = 0;
    if (IsLater) {
      auto Now = Fixer.edited().find(Path);
      StringRef Text = Now == Fixer.edited().end() ? Before : Now->second;
      std::vector<unsigned> Lines = oldLines(Before, Text);
      size_t Index = lineOf(Text, Finding.Message.FileOffset) - 1;
      Line = Index < Lines.size() ? Lines[Index] : 0;
      if (Line == 0)
        return true;
    }
    return any_of(Reported, [&](const ClangTidyError &Said) {
      return Said.DiagnosticName == Finding.DiagnosticName &&
             Said.Message.Message == Finding.Message.Message &&
             normalPath(Said.Message.FilePath, Said.BuildDirectory) == Path &&
             (IsLater ? lineOf(Before, Said.Message.FileOffset) == Line
                      : Said.Message.FileOffset == Finding.Message.FileOffset);
    });
  }

  void sayFixed(unsigned Files) {
    if (!Fixer.fixed() && Fixer.takenBack().empty() && !Fixer.conflicts())
      return;
    auto Number = [](size_t Count, StringRef What) {
      return (Twine(Count) + " " + What + (Count == 1 ? "" : "es")).str();
    };
    errs() << Number(Fixer.fixed(), "fix") << " in " << Files
           << (Files == 1 ? " file" : " files");
    if (size_t Count = Fixer.takenBack().size())
      errs() << ", " << Number(Count, "fix") << " taken back";
    if (unsigned Count = Fixer.conflicts())
      errs() << ", " << Number(Count, "fix") << " left because of conflicts";
    errs() << '\n';
  }

  Configuration &Config;
  RunReport &Reports;
  coro::Linter Linter;
  ProjectLinter Project;
  Fixes Fixer;
  Cache *Store;
  const std::optional<ChangedLines> &Changed;
  Overlay Edited; ///< what is linted in place of what is on disk
  std::optional<Progress> Shown;
  Statistics Stats;
  ResultsWriter Results;
  std::map<std::string, Inputs> Skipped;
  size_t Unknown = 0; ///< files that were not selected, and have no facts
  std::vector<ClangTidyError> Reported;
  FactsLinker Linked;
  std::set<std::string> Said;
  std::vector<std::string> Problems;
};

} // namespace

int lintCommand(Invocation &Invocation) {
  Configuration Config(configurationFlags());
  for (const std::string &Error : Config.errors())
    printError(Error);
  if (!Config.errors().empty())
    return CouldNotDoTheWork;

  Expected<std::optional<ChangedLines>> Changed = chooseChanges();
  if (!Changed) {
    printError(toString(Changed.takeError()));
    return CouldNotDoTheWork;
  }

  Expected<RunReport> Reports = RunReport::open(
      Config, overlayFileSystem(*Changed ? (*Changed)->Text : Overlay()));
  if (!Reports) {
    printError(toString(Reports.takeError()));
    return CouldNotDoTheWork;
  }

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
  if (!EmitFacts.empty() && Chosen.size() != 1) {
    printError("'--emit-facts' is for one file at a time, " +
               Twine(Chosen.size()) + " are given");
    return CouldNotDoTheWork;
  }
  if (ShardOption.getNumOccurrences()) {
    std::optional<Shard> Part = Shard::parse(ShardOption);
    if (!Part) {
      printError("--shard: expected K/N such as 1/4, got '" + ShardOption +
                 "'");
      return CouldNotDoTheWork;
    }
    SmallString<256> Base(databaseDirectory(BuildPath, Files));
    if (Base.empty())
      (void)sys::fs::current_path(Base);
    Chosen = Part->of(Chosen, Base);
  }
  // Alone, a file has nothing to be linked with.
  bool WithFacts = !EmitFacts.empty() || !SaveResults.empty() ||
                   Chosen.size() > 1 || ShardOption.getNumOccurrences();
  std::optional<Cache> Store;
  Expected<CachePruningPolicy> Policy = cachePolicy(CachePolicy);
  if (!Policy) {
    printError("--cache-policy: " + toString(Policy.takeError()));
    return CouldNotDoTheWork;
  }
  std::string Directory = cacheDirectory(
      CacheDir, Invocation.Fixed ? "" : databaseDirectory(BuildPath, Files));
  if (!NoCache && !Directory.empty())
    Store.emplace(Directory);
  int Status = LintRun(Config, *Database, *Reports, WithFacts,
                       Store ? &*Store : nullptr, *Changed)
                   .run(Chosen);
  if (Store)
    Store->prune(*Policy);
  return Status;
}

std::string takeFirstArgument() {
  if (Files.empty())
    return {};
  std::string First = Files[0];
  Files.erase(Files.begin());
  return First;
}

namespace {

int checkCommand(Invocation &Invocation) {
  if (!EmitFacts.empty())
    return lintCommand(Invocation);
  printError("nothing says where the facts go: '--emit-facts OUT' does; to "
             "lint without them, leave 'check' out");
  return CouldNotDoTheWork;
}

Command Register(cl::SubCommand::getTopLevel(), lintCommand);
Command RegisterCheck(checkSubCommand(), checkCommand);

} // namespace
} // namespace clang::tidy::coro
