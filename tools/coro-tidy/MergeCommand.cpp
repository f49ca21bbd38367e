// `coro-tidy merge`: joins the results of runs on several machines into the one report that a single run would give.
#include "Command.h"
#include "Driver/FactsLinker.h"
#include "Driver/FindingOrder.h"
#include "Driver/Results.h"
#include "JoinResults.h"
#include "LintOptions.h"
#include "llvm/ADT/StringExtras.h"

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

int mergeCommand(Invocation &) {
  Configuration Config(configurationFlags());
  Expected<RunReport> Reports = RunReport::open(Config);
  if (!Reports)
    return fail(Reports.takeError());
  std::vector<Shard> Parts;
  // By translation unit: one that two of the runs had counts once.
  std::map<std::string, LintedFile> Units;
  bool AllRead =
      readEach(ResultFiles, [&](StringRef Bytes, StringRef Name) -> Error {
        Expected<RunResults> Results = readResults(Bytes, Name);
        if (!Results)
          return Results.takeError();
        Parts.push_back(Results->Part);
        for (LintedFile &Linted : Results->Units)
          Units.try_emplace(Linted.File, std::move(Linted));
        return Error::success();
      });
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
  if (std::vector<std::string> Missing = missingShards(Parts);
      !Missing.empty()) {
    Problems.push_back("no results of shard " + join(Missing, ", "));
    printError(Problems.back());
  }
  append_range(Findings, Linker.link());
  sortFindings(Findings);
  // The shards of a project are all of it.
  return reportJoined(*Reports, std::move(Findings), Problems,
                      {Files, /*IsWholeDatabase=*/true});
}

Command Register(mergeSubCommand(), mergeCommand);

} // namespace
} // namespace clang::tidy::coro
