// What is said of a run: its findings without those of the baseline, in the formats that the options ask for.
#include "RunReport.h"
#include "CheckPages.h"
#include "Driver/Facts.h"
#include "Driver/SuppressionWatch.h"
#include "LintOptions.h"
#include "Report/TextReport.h"
#include "Support/WholeFile.h"
#include "clang-tidy/ClangTidy.h"
#include "clang-tidy/GlobList.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Process.h"

using namespace llvm;

namespace clang::tidy::coro {
namespace {

cl::list<std::string>
    Formats("format", cl::value_desc("format[=file]"),
            cl::desc("How to print the findings, and where; may be repeated"),
            OnFormats());
cl::opt<std::string>
    BaselineFile("baseline", cl::value_desc("file"),
                 cl::desc("Let the findings be that this file lists"),
                 OnReport());
cl::opt<bool> Strict("strict",
                     cl::desc("Findings of the baseline that are gone are an "
                              "error"),
                     OnFormats());

cl::opt<std::string> ExportFixes("export-fixes", cl::value_desc("file"),
                                 cl::desc("Write the fixes as YAML for "
                                          "clang-apply-replacements"),
                                 OnFormats());
cl::opt<bool> Quiet("quiet", cl::desc("No summary, no progress"), OnReport());

RunAction Action = RunAction::Report;

constexpr llvm::StringLiteral DefaultBaseline = "coro-tidy-baseline.json";

std::string counted(unsigned Count) {
  return std::to_string(Count) + (Count == 1 ? " finding" : " findings");
}

bool isText(const ReportRequest &Request) {
  return Request.Format->Name == "text";
}

/// \returns why \p Errors could not be exported, or an empty string.
std::string exportFixes(const std::vector<ClangTidyError> &Errors,
                        ArrayRef<std::string> Files) {
  return writeWholeFile(ExportFixes, [&](raw_ostream &OS) {
    exportReplacements(Files.empty() ? "" : Files.front(), Errors, OS);
  });
}

} // namespace

void RunReport::setAction(RunAction TheAction) {
  Action = TheAction;
  if (BaselineFile.empty() && Action != RunAction::Suppress)
    BaselineFile = DefaultBaseline.str();
}

bool RunReport::isQuiet() { return Quiet; }

RunReport::RunReport(Configuration &Config, FileSystem Files)
    : Config(Config),
      Sources(std::make_unique<SourceTable>(
          DirectoryPath(""), SourceTable::Names::Written, std::move(Files))) {}

Expected<RunReport> RunReport::open(Configuration &Config, FileSystem Files) {
  RunReport Made(Config, std::move(Files));
  Expected<std::vector<ReportRequest>> Requests = parseReportRequests(Formats);
  if (!Requests)
    return Requests.takeError();
  Made.Requests = std::move(*Requests);
  for (const ReportRequest &Request : Made.Requests)
    if (options::DiffFixes && Request.File.empty() && !isText(Request))
      return createStringError(
          "both the patch of '--diff-fixes' and " + Request.Format->Name +
          " would go to the standard output; give the report a file: "
          "'--format=" +
          Request.Format->Name + "=FILE'");
  if (BaselineFile.empty()) {
    if (Strict)
      return createStringError("--strict says how to take a baseline, and "
                               "there is no '--baseline'");
    return Made;
  }
  bool Exists = sys::fs::exists(BaselineFile);
  if (Action == RunAction::CreateBaseline && Exists)
    return createStringError("'" + BaselineFile +
                             "' is there already; 'coro-tidy baseline update' "
                             "brings it up to date");
  if (Action == RunAction::CreateBaseline) {
    Made.Known = Baseline(BaselineFile);
    return Made;
  }
  Expected<Baseline> Read = Baseline::read(BaselineFile);
  if (!Read)
    return createStringError(
        toString(Read.takeError()) +
        (Exists ? "" : "; 'coro-tidy baseline create' makes one"));
  Made.Known = std::move(*Read);
  return Made;
}

bool RunReport::isGone(const Baseline::Key &Key, const LintScope &Scope) {
  if (Scope.IsFiltered)
    return false;
  std::string File = Known->absolutePath(Key);
  // What the check that follows calls into other files finds may take those files to see.
  if (!Scope.IsWholeDatabase &&
      (Key.Check == CrossFileCheck || !is_contained(Scope.Files, File)))
    return false;
  if (!sys::fs::exists(File))
    return true;
  ClangTidyOptions Options = Config.makeProvider()->getOptions(File);
  return Options.Checks && GlobList(*Options.Checks).contains(Key.Check);
}

/// Says which findings of the baseline are gone.
RunReport::Result RunReport::check(Baseline &Left, const LintScope &Scope) {
  std::string Lines;
  unsigned Gone = 0;
  for (const auto &[Key, Count] : Left.entries())
    if (isGone(Key, Scope)) {
      Gone += Count;
      Lines += "  " + Key.Path + ": " + Key.Check + ": " + Key.Code + "\n";
    }
  Result Made;
  if (!Gone)
    return Made;
  std::string What = counted(Gone) + " of '" + BaselineFile +
                     (Gone == 1 ? "' is" : "' are") +
                     " gone; 'coro-tidy baseline prune' takes " +
                     (Gone == 1 ? "it" : "them") + " out";
  if (Strict)
    printError(What);
  else
    errs() << "coro-tidy: " << What << '\n';
  errs() << Lines;
  Made.IsStale = Strict;
  return Made;
}

/// Writes the baseline as the findings of the run and the action want it. \p Left are the entries that no finding took.
RunReport::Result RunReport::rewrite(ArrayRef<Finding> New, Baseline &Left,
                                     const LintScope &Scope) {
  unsigned Before = Known->size(), Removed = 0;
  for (const auto &[Key, Count] : Left.entries())
    if (isGone(Key, Scope)) {
      Known->remove(Key, Count);
      Removed += Count;
    }
  for (const auto &[From, To] : Moved) {
    Known->remove(From, 1);
    Known->add(To);
  }
  unsigned Added = 0;
  if (Action != RunAction::PruneBaseline)
    for (const Finding &Found : New) {
      Known->add(Known->keyOf(Found));
      ++Added;
    }
  Result Made;
  if (std::string Why = Known->write(); !Why.empty())
    Made.Problems.push_back(std::move(Why));
  else if (Action == RunAction::CreateBaseline)
    errs() << "coro-tidy: " << counted(Known->size()) << " in '" << BaselineFile
           << "'\n";
  else
    errs() << "coro-tidy: " << counted(Known->size()) << " in '" << BaselineFile
           << "', " << Before << " before: " << Added << " added, " << Removed
           << " taken out"
           << (Moved.empty()
                   ? ""
                   : ", " + std::to_string(Moved.size()) + " in renamed files")
           << '\n';
  return Made;
}

std::vector<std::string> RunReport::write(ArrayRef<Finding> Findings,
                                          ArrayRef<std::string> Problems,
                                          bool TextIsSaid) {
  ReportContext Context{*Sources, CORO_TIDY_VERSION, rulePage};
  Context.UseColor = Config.makeProvider()->getOptions("").UseColor.value_or(
      sys::Process::StandardOutHasColors());
  std::vector<ReportRequest> Wanted = Requests;
  if (TextIsSaid)
    erase_if(Wanted, [](const ReportRequest &Request) {
      return Request.File.empty() && isText(Request);
    });
  return writeReports(Wanted, Context, Findings, {Problems.vec()});
}

/// Takes out of \p Errors what \p Left lets be, and out of \p Left what that is. \returns the others.
std::vector<Finding> RunReport::takeNew(std::vector<ClangTidyError> &Errors,
                                        std::optional<Baseline> &Left) {
  FindingMaker Maker(*Sources);
  std::vector<Finding> Findings;
  std::vector<ClangTidyError> Kept;
  auto Keep = [&](Finding Found, ClangTidyError &Error) {
    Findings.push_back(std::move(Found));
    Kept.push_back(std::move(Error));
  };
  for (ClangTidyError &Error : Errors)
    if (Finding Found = Maker.make(Error);
        !Left || Found.isCompilerError() || !Left->take(Found))
      Keep(std::move(Found), Error);
  if (Left) {
    // What stands where it stood comes first.
    std::vector<ClangTidyError> Rest = std::exchange(Kept, {});
    std::vector<Finding> RestFindings = std::exchange(Findings, {});
    for (auto [Error, Found] : zip(Rest, RestFindings))
      if (auto From =
              Found.isCompilerError() ? std::nullopt : Left->takeMoved(Found))
        Moved.push_back({*From, Left->keyOf(Found)});
      else
        Keep(std::move(Found), Error);
  }
  Errors = std::move(Kept);
  return Findings;
}

/// Does what the action asks for in place of a report.
RunReport::Result RunReport::act(ArrayRef<Finding> New,
                                 std::optional<Baseline> &Left,
                                 ArrayRef<std::string> Problems,
                                 const LintScope &Scope) {
  Result Made;
  if (!Problems.empty())
    errs() << "coro-tidy: nothing was written because of the errors above\n";
  else if (Action == RunAction::Suppress)
    Made.Problems = suppressFindings(New, Config, *Sources->disk());
  else
    Made = rewrite(New, *Left, Scope);
  return Made;
}

/// The compiler's errors are said and exported, as clang-tidy does, but are no findings.
static void saySummary(ArrayRef<ClangTidyError> Errors) {
  std::vector<ClangTidyError> Findings;
  copy_if(Errors, std::back_inserter(Findings),
          [](const ClangTidyError &Error) {
            return Error.DiagnosticName != "clang-diagnostic-error";
          });
  if (!Quiet && !Findings.empty())
    errs() << summary(Findings) << '\n';
}

RunReport::Result RunReport::report(std::vector<ClangTidyError> &Errors,
                                    ArrayRef<std::string> Problems,
                                    const LintScope &Scope, bool TextIsSaid) {
  settleSuppressions(Errors, Scope.Files,
                     Scope.IsWholeDatabase && Problems.empty());
  std::optional<Baseline> Left = Known;
  std::vector<Finding> Findings = takeNew(Errors, Left);
  Result Made;
  if (Action != RunAction::Report) {
    Made = act(Findings, Left, Problems, Scope);
    Errors.clear();
  } else {
    if (Left)
      Made = check(*Left, Scope);
    append_range(Made.Problems, write(Findings, Problems, TextIsSaid));
    if (!ExportFixes.empty())
      if (std::string Why = exportFixes(Errors, Scope.Files); !Why.empty())
        Made.Problems.push_back(std::move(Why));
  }
  for (const std::string &Problem : Made.Problems)
    printError(Problem);
  saySummary(Errors);
  return Made;
}

} // namespace clang::tidy::coro
