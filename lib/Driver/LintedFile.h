// What linting one translation unit gave, and how it travels: from a worker to its parent, into the cache, and from one
// machine to another.
#ifndef CORO_TIDY_DRIVER_LINTEDFILE_H
#define CORO_TIDY_DRIVER_LINTEDFILE_H

#include "Driver/Facts.h"
#include "Driver/Inputs.h"
#include "clang-tidy/ClangTidyDiagnosticConsumer.h"
#include "llvm/Support/Error.h"

namespace clang::tidy::coro {

/// What a lint cost.
struct LintCost {
  double Seconds = 0;                   ///< wall clock
  std::map<std::string, double> Checks; ///< seconds per check, if asked for
  uint64_t PeakMemory = 0;              ///< bytes, of the process so far
  /// The processor time of the parse that another unit had done; none if nothing was shared.
  std::optional<double> SharedSeconds;
  std::string WhyNotShared; ///< why not; empty if nobody tried
  bool ParsedAhead = false;             ///< a preamble was used
};

struct LintedFile {
  std::string File;
  std::vector<ClangTidyError> Findings; ///< with the compiler's errors
  /// Why the file could not be linted as it should, one line; empty if all went well. Findings may be there all the
  /// same.
  std::string Problem;
  /// Its text shows that there is nothing to report, so that it was not parsed; facts are missing.
  bool IsSkipped = false;
  Facts UnitFacts; ///< empty unless LintOptions ask for them
  Inputs Read;
  LintCost Cost;
};

/// What is said of a file, its findings and facts; neither its inputs nor its cost. The same result gives the same
/// bytes.
std::string writeResult(const LintedFile &Linted);
std::optional<LintedFile> readResult(llvm::StringRef Bytes);

/// All of it.
std::string writeLintedFile(const LintedFile &Linted);
std::optional<LintedFile> readLintedFile(llvm::StringRef Bytes);

} // namespace clang::tidy::coro

#endif
