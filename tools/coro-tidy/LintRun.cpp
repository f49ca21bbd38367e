// One lint of a project: what is linted, linked across files, reported and fixed, in this order.
#include "LintRun.h"
#include "Driver/FactsLinker.h"
#include "Driver/FindingOrder.h"
#include "Driver/Fixes.h"
#include "Driver/Progress.h"
#include "Driver/ProjectLinter.h"
#include "Driver/ReadIndex.h"
#include "Driver/Results.h"
#include "Driver/Statistics.h"
#include "Driver/SuppressionWatch.h"
#include "Driver/UnifiedDiff.h"
#include "Driver/WorkerPool.h"
#include "LintOptions.h"
#include "Support/RelativePaths.h"
#include "Support/WholeFile.h"
#include "llvm/Support/MemoryBuffer.h"
#include <csignal>
#include <set>

using namespace llvm;
using clang::tidy::ClangTidyError;

namespace clang::tidy::coro {
namespace {

using namespace options;

/// Whether all files of \p Database are chosen, be it by their names.
bool coversProject(const tooling::CompilationDatabase &Database) {
  std::vector<std::string> All = chooseFiles({}, Database);
  if (options::Files.empty())
    return !All.empty();
  std::vector<std::string> Chosen = chooseFiles(options::Files, Database);
  llvm::sort(Chosen);
  return !All.empty() && llvm::includes(Chosen, All);
}

/// One run over the chosen files.
class LintRun {
public:
  explicit LintRun(const LintPlan &Plan)
      : Config(Plan.Config), Database(Plan.Database), Reports(Plan.Reports),
        Linter(Config, Plan.Database,
               {/*FixesFromNotes=*/FixNotes, Plan.WithFacts, AllBodies,
                /*WithTimes=*/ShowStatistics}),
        Project(Config, Linter,
                {Jobs.getNumOccurrences() ? Jobs : defaultWorkers(),
                 std::chrono::seconds(Timeout), Plan.Store, CrashReport,
                 /*WithInputs=*/wantsFixes(), SharedPreamble}),
        Fixer(Config, Project, {FixNotes}), Store(Plan.Store),
        Changed(Plan.Changed) {
    // What a run covers is asked of its saved results only; a large database takes a while to list.
    Results.Scope = {Plan.Part,
                     !SaveResults.empty() && coversProject(Plan.Database),
                     /*IsFiltered=*/!LineFilter.empty()};
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
        report({Files, options::Files.empty() && Results.Scope.Part.Count == 1,
                !LineFilter.empty() || Changed.has_value()});
    if (Unknown && !RunReport::isQuiet())
      errs() << "coro-tidy: calls into " << Unknown
             << (Unknown == 1 ? " file that is" : " files that are")
             << " neither changed nor in the cache were not followed\n";
    if (Changed && options::Files.empty() && !RunReport::isQuiet())
      sayNotLinted();
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

  /// Says which changed source files the database does not know.
  void sayNotLinted() {
    NormalPaths Names;
    std::set<std::string> Known;
    for (const std::string &File : Database.getAllFiles())
      Known.insert(Names.of(File));
    for (const auto &[File, Lines] : Changed->Files)
      if (isSourceFile(File) && !Known.count(File) &&
          (sys::fs::exists(File) || Edited.count(File)))
        errs() << "coro-tidy: " << File
               << " has changed and no entry in the compilation database: it "
                  "was not linted\n";
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
      printPatch();
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

  void printPatch() {
    outs() << Fixer.patch();
    DirectoryPath Here("");
    for (const auto &[File, Text] : Fixer.edited())
      if (!Here.contains(File))
        errs() << "coro-tidy: warning: " << File
               << ": is not below the working directory, so that 'git apply' "
                  "does not find it there\n";
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
  const tooling::CompilationDatabase &Database;
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

int runLint(const LintPlan &Plan, ArrayRef<std::string> Files) {
  return LintRun(Plan).run(Files);
}

} // namespace clang::tidy::coro
