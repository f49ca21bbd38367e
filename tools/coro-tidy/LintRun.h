// One lint of a project: what is linted, linked across files, reported and fixed, in this order.
#ifndef CORO_TIDY_TOOLS_LINTRUN_H
#define CORO_TIDY_TOOLS_LINTRUN_H

#include "Driver/Cache.h"
#include "Driver/ChangedLines.h"
#include "Driver/Shards.h"
#include "RunReport.h"

namespace clang::tidy::coro {

/// What a lint works with beside its options.
struct LintPlan {
  Configuration &Config;
  const tooling::CompilationDatabase &Database;
  RunReport &Reports;
  Cache *Store; ///< null if results are not kept
  /// Findings on other lines are left out; none if all are reported.
  const std::optional<ChangedLines> &Changed;
  Shard Part;     ///< which part of the project the files are
  bool WithFacts; ///< whether calls are followed across files
};

/// Lints \p Files, which are absolute. \returns the exit status.
int runLint(const LintPlan &Plan, llvm::ArrayRef<std::string> Files);

} // namespace clang::tidy::coro

#endif
