// `coro-tidy merge`: joins the results of runs on several machines into the one report that a single run would give.
#include "Command.h"
#include "Driver/FactsLinker.h"
#include "Driver/FindingOrder.h"
#include "Driver/Results.h"
#include "LintCommand.h"
#include "PrintFindings.h"
#include "Report/TextReport.h"
#include "RunReport.h"
#include "llvm/Support/MemoryBuffer.h"

using namespace llvm;

namespace clang::tidy::coro {

cl::SubCommand &mergeSubCommand() {
  static cl::SubCommand Merge("merge", "Join the results of several runs");
  return Merge;
}

namespace {

cl::list<std::string> ResultFiles(cl::Positional, cl::OneOrMore,
                                  cl::desc("RESULTS..."),
                                  cl::sub(mergeSubCommand()),
                                  cl::cat(Category));
cl::opt<std::string> ExportFixes("export-fixes", cl::value_desc("file"),
                                 cl::desc("Write the findings as YAML"),
                                 cl::sub(mergeSubCommand()), cl::cat(Category));
cl::opt<bool> Quiet("quiet", cl::desc("No summary"), cl::sub(mergeSubCommand()),
                    cl::cat(Category));

Expected<std::vector<LintedFile>> readResultsFile(const std::string &File) {
  auto Buffer = MemoryBuffer::getFile(File, /*IsText=*/false,
                                      /*RequiresNullTerminator=*/false);
  if (!Buffer)
    return createStringError(File + ": " + Buffer.getError().message());
  return readResults((*Buffer)->getBuffer(), File);
}

int mergeCommand(Invocation &) {
  Configuration Config(configurationFlags());
  Expected<RunReport> Reports = RunReport::open(Config);
  if (!Reports) {
    printError(toString(Reports.takeError()));
    return CouldNotDoTheWork;
  }
  // By translation unit: one that two of the runs had counts once.
  std::map<std::string, LintedFile> Units;
  bool AllRead = true;
  for (const std::string &File : ResultFiles) {
    auto Results = readResultsFile(File);
    if (!Results) {
      printError(toString(Results.takeError()));
      AllRead = false;
      continue;
    }
    for (LintedFile &Linted : *Results)
      Units.try_emplace(Linted.File, std::move(Linted));
  }
  if (!AllRead)
    return CouldNotDoTheWork;

  FactsLinker Linker;
  std::vector<ClangTidyError> Findings;
  std::vector<std::string> Files, Problems;
  for (auto &[File, Linted] : Units) {
    if (!Linted.Problem.empty()) {
      Problems.push_back(File + ": " + Linted.Problem);
      printError(Problems.back());
    }
    Files.push_back(File);
    append_range(Findings, std::move(Linted.Findings));
    Linker.add(std::move(Linted.UnitFacts));
  }
  append_range(Findings, Linker.link());
  sortFindings(Findings);
  // The shards of a project are all of it.
  RunReport::Result Result = Reports->report(
      Findings, Problems, {Files, /*IsWholeDatabase=*/true}, false);
  for (const std::string &Problem : Result.Problems)
    printError(Problem);
  append_range(Problems, Result.Problems);
  if (!Quiet && !Findings.empty())
    errs() << summary(Findings) << '\n';
  if (!ExportFixes.empty() &&
      !exportFindings(Findings, Units.empty() ? "" : Units.begin()->first,
                      ExportFixes))
    return CouldNotDoTheWork;
  if (!Problems.empty())
    return CouldNotDoTheWork;
  return Findings.empty() && !Result.IsStale ? ExitStatus::Clean
                                             : ExitStatus::Findings;
}

Command Register(mergeSubCommand(), mergeCommand);

} // namespace
} // namespace clang::tidy::coro
