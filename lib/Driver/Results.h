// The results of a run as a file: what `--save-results` writes and `coro-tidy merge` joins.
#ifndef CORO_TIDY_DRIVER_RESULTS_H
#define CORO_TIDY_DRIVER_RESULTS_H

#include "Driver/LintedFile.h"
#include "Driver/Shards.h"

namespace clang::tidy::coro {

/// Gathers the results of translation units. The same results give the same bytes, in whatever order they come.
class ResultsWriter {
public:
  void add(const LintedFile &Linted) {
    ByFile[Linted.File] = writeResult(Linted);
  }
  std::string bytes() const;

  Shard Part; ///< of the project

private:
  std::map<std::string, std::string> ByFile;
};

/// The results of one run.
struct RunResults {
  Shard Part;
  std::vector<LintedFile> Units;
};

/// Reads what a ResultsWriter gave. \p Name is the file's, for errors, which are one line each.
llvm::Expected<RunResults> readResults(llvm::StringRef Bytes,
                                       llvm::StringRef Name);

} // namespace clang::tidy::coro

#endif
