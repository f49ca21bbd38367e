// The results of a run as a file: what `--save-results` writes and `coro-tidy merge` joins.
#ifndef CORO_TIDY_DRIVER_RESULTS_H
#define CORO_TIDY_DRIVER_RESULTS_H

#include "Driver/LintedFile.h"

namespace clang::tidy::coro {

/// Gathers the results of translation units. The same results give the same bytes, in whatever order they come.
class ResultsWriter {
public:
  void add(const LintedFile &Linted) {
    ByFile[Linted.File] = writeResult(Linted);
  }
  std::string bytes() const;

private:
  std::map<std::string, std::string> ByFile;
};

/// Reads what a ResultsWriter gave. \p Name is the file's, for errors, which are one line each.
llvm::Expected<std::vector<LintedFile>> readResults(llvm::StringRef Bytes,
                                                    llvm::StringRef Name);

} // namespace clang::tidy::coro

#endif
