// `coro-tidy merge`: joins the results of runs on several machines into the one report that a single run would give.
#include "Command.h"
#include "Driver/FactsLinker.h"
#include "Driver/FindingOrder.h"
#include "Driver/Results.h"
#include "PrintFindings.h"
#include "llvm/Support/MemoryBuffer.h"

using namespace llvm;

namespace clang::tidy::coro {
namespace {

cl::SubCommand Merge("merge", "Join the results of several runs");
cl::list<std::string> ResultFiles(cl::Positional, cl::OneOrMore,
                                  cl::desc("RESULTS..."), cl::sub(Merge),
                                  cl::cat(Category));
cl::opt<std::string> ExportFixes("export-fixes", cl::value_desc("file"),
                                 cl::desc("Write the findings as YAML"),
                                 cl::sub(Merge), cl::cat(Category));
cl::opt<bool> UseColor("use-color",
                       cl::desc("Colours even when not on a terminal"),
                       cl::sub(Merge), cl::cat(Category));
cl::opt<bool> Quiet("quiet", cl::desc("No summary"), cl::sub(Merge),
                    cl::cat(Category));

Expected<std::vector<LintedFile>> readResultsFile(const std::string &File) {
  auto Buffer = MemoryBuffer::getFile(File, /*IsText=*/false,
                                      /*RequiresNullTerminator=*/false);
  if (!Buffer)
    return createStringError(File + ": " + Buffer.getError().message());
  return readResults((*Buffer)->getBuffer(), File);
}

int mergeCommand(Invocation &) {
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
  bool HasProblem = false;
  for (auto &[File, Linted] : Units) {
    if (!Linted.Problem.empty()) {
      printError(File + ": " + Linted.Problem);
      HasProblem = true;
    }
    append_range(Findings, std::move(Linted.Findings));
    Linker.add(std::move(Linted.UnitFacts));
  }
  append_range(Findings, Linker.link());
  sortFindings(Findings);
  printFindings(Findings,
                UseColor.getNumOccurrences() ? std::optional<bool>(UseColor)
                                             : std::nullopt,
                !Quiet);
  if (!ExportFixes.empty() &&
      !exportFindings(Findings, Units.empty() ? "" : Units.begin()->first,
                      ExportFixes))
    return CouldNotDoTheWork;
  return HasProblem         ? CouldNotDoTheWork
         : Findings.empty() ? ExitStatus::Clean
                            : ExitStatus::Findings;
}

Command Register(Merge, mergeCommand);

} // namespace
} // namespace clang::tidy::coro
