// `coro-tidy merge`: joins the results of runs on several machines into the one report that a single run would give.
#include "Command.h"
#include "Driver/FactsLinker.h"
#include "Driver/FindingOrder.h"
#include "Driver/Results.h"
#include "JoinResults.h"
#include "LintOptions.h"
#include "llvm/ADT/StringExtras.h"
#include <set>

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

/// What several runs have looked at, together.
class JoinedScope {
public:
  void add(const RunScope &Run) {
    Parts.push_back(Run.Part);
    if (Run.IsOfWholeProject)
      PartsOfWhole.push_back(Run.Part);
    IsFiltered |= Run.IsFiltered;
  }
  std::vector<std::string> missing() const { return missingShards(Parts); }
  LintScope of(ArrayRef<std::string> Files) const {
    return {Files, !PartsOfWhole.empty() && missingShards(PartsOfWhole).empty(),
            IsFiltered};
  }

private:
  std::vector<Shard> Parts, PartsOfWhole;
  bool IsFiltered = false;
};

/// Which sources that \p Findings lie in are not what was linted; \p Linted has the hashes that each run saw.
std::vector<std::string> otherSources(ArrayRef<ClangTidyError> Findings,
                                      ArrayRef<SourceHashes> Linted) {
  NormalPaths Names;
  std::set<std::string> Named, Others;
  for (const ClangTidyError &Finding : Findings)
    forEachFile(Finding, Names,
                [&](const std::string &Path) { Named.insert(Path); });
  InputChecker Disk;
  for (const SourceHashes &Run : Linted)
    for (const auto &[Path, Hash] : Run)
      // What could not be read is no file, but what the compiler names like one.
      if (Named.count(Path) && Hash != ContentHash() && Disk.hash(Path) != Hash)
        Others.insert(Path);
  return {Others.begin(), Others.end()};
}

int mergeCommand(Invocation &) {
  Configuration Config(configurationFlags());
  Expected<RunReport> Reports = RunReport::open(Config);
  if (!Reports)
    return fail(Reports.takeError());
  JoinedScope Scope;
  std::vector<SourceHashes> Sources;
  // By translation unit: one that two of the runs had counts once.
  std::map<std::string, LintedFile> Units;
  bool AllRead =
      readEach(ResultFiles, [&](StringRef Bytes, StringRef Name) -> Error {
        Expected<RunResults> Results = readResults(Bytes, Name);
        if (!Results)
          return Results.takeError();
        Scope.add(Results->Scope);
        Sources.push_back(std::move(Results->Sources));
        for (LintedFile &Linted : Results->Units)
          Units.try_emplace(Linted.File, std::move(Linted));
        return Error::success();
      });
  if (!AllRead)
    return CouldNotDoTheWork;

  FactsLinker Linker;
  std::vector<ClangTidyError> Findings;
  std::vector<std::string> Files, Problems;
  auto Problem = [&Problems](std::string What) {
    printError(What);
    Problems.push_back(std::move(What));
  };
  for (auto &[File, Linted] : Units) {
    if (!Linted.Problem.empty())
      Problem(File + ": " + Linted.Problem);
    Files.push_back(File);
    append_range(Findings, std::move(Linted.Findings));
    Linker.add(std::move(Linted.UnitFacts));
  }
  append_range(Findings, Linker.link());
  sortFindings(Findings);
  if (std::vector<std::string> Missing = Scope.missing(); !Missing.empty())
    Problem("no results of shard " + join(Missing, ", "));
  for (const std::string &File : otherSources(Findings, Sources))
    Problem(File + ": is not here as it was linted, so that the places of its "
                   "findings are not known");
  return reportJoined(*Reports, std::move(Findings), Problems, Scope.of(Files));
}

Command Register(mergeSubCommand(), mergeCommand);

} // namespace
} // namespace clang::tidy::coro
