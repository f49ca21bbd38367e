// What a run did and what it cost, for `--statistics`.
#ifndef CORO_TIDY_DRIVER_STATISTICS_H
#define CORO_TIDY_DRIVER_STATISTICS_H

#include "Driver/ProjectLinter.h"
#include <set>

namespace clang::tidy::coro {

class Statistics {
public:
  /// Counts a translation unit that is done.
  void add(const LintedFile &Linted, Origin From);
  /// The time since the last phase ended, or since the beginning, was spent on \p Phase.
  void endPhase(llvm::StringRef Phase);
  /// \p Findings are those that are reported.
  void print(llvm::ArrayRef<ClangTidyError> Findings, llvm::raw_ostream &OS);

private:
  void printShared(llvm::raw_ostream &OS) const;

  using Clock = std::chrono::steady_clock;

  size_t Linted = 0, Cached = 0, Unselected = 0, Lost = 0;
  std::set<std::string>
      Skipped; ///< one that is linted after all is not among them
  uint64_t PeakMemory = 0;
  size_t Shared = 0; ///< went on from the beginning of another
  double SharedSeconds = 0;
  std::map<std::string, size_t> NotShared; ///< by reason
  std::map<std::string, double> CheckSeconds;
  std::vector<std::pair<double, std::string>> Files; ///< linted in this run
  std::vector<std::pair<std::string, double>> Phases;
  Clock::time_point PhaseStart = Clock::now();
};

} // namespace clang::tidy::coro

#endif
