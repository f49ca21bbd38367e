// The results of a run as a file: what `--save-results` writes and `coro-tidy merge` joins.
#ifndef CORO_TIDY_DRIVER_RESULTS_H
#define CORO_TIDY_DRIVER_RESULTS_H

#include "Driver/LintedFile.h"
#include "Driver/NormalPaths.h"
#include "Driver/Shards.h"

namespace clang::tidy::coro {

/// What a run has looked at.
struct RunScope {
  Shard Part; ///< of the project
  /// Whether that is a part of all of the project, and not of some files that were named.
  bool IsOfWholeProject = false;
  /// Whether findings are left out by their lines.
  bool IsFiltered = false;
};

/// The files that findings may lie in, by normalPath(), with the hashes of what they held: findings have offsets.
using SourceHashes = std::map<std::string, ContentHash>;

/// Calls \p Found with each file that \p Finding names, by its normal path.
void forEachFile(const ClangTidyError &Finding, NormalPaths &Names,
                 llvm::function_ref<void(const std::string &Path)> Found);

/// Gathers the results of translation units. The same results give the same bytes, in whatever order they come.
class ResultsWriter {
public:
  void add(const LintedFile &Linted);
  std::string bytes() const;

  RunScope Scope;

private:
  std::map<std::string, std::string> ByFile;
  SourceHashes Sources;
  NormalPaths Names;
};

/// The results of one run.
struct RunResults {
  RunScope Scope;
  SourceHashes Sources;
  std::vector<LintedFile> Units;
};

/// Reads what a ResultsWriter gave. \p Name is the file's, for errors, which are one line each.
llvm::Expected<RunResults> readResults(llvm::StringRef Bytes,
                                       llvm::StringRef Name);

} // namespace clang::tidy::coro

#endif
