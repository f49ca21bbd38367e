// Lints translation units: parses each once, runs the checks, and gathers what they find.
#ifndef CORO_TIDY_DRIVER_LINTER_H
#define CORO_TIDY_DRIVER_LINTER_H

#include "Driver/Configuration.h"
#include "Driver/Facts.h"
#include "clang-tidy/ClangTidyDiagnosticConsumer.h"
#include "clang/Tooling/CompilationDatabase.h"

namespace clang::tidy::coro {

/// What linting one translation unit gave.
struct LintedFile {
  std::string File;
  std::vector<ClangTidyError> Findings; ///< without the compiler's errors
  /// Why the file could not be linted as it should, one line; empty if all went well. Findings may be there all the
  /// same.
  std::string Problem;
  Facts UnitFacts; ///< empty unless LintOptions ask for them
};

struct LintOptions {
  /// Let `--fix-notes` see the fixes on notes: they are then taken as the fix of their warning.
  bool FixesFromNotes = false;
  /// Gather the facts that a link across files needs.
  bool WithFacts = false;
};

/// Why \p File can't even be tried: it is not there, or no compile command is known. An empty string if it can.
std::string cannotTry(const std::string &File,
                      const tooling::CompilationDatabase &Database);

class Linter {
public:
  Linter(Configuration &Config, const tooling::CompilationDatabase &Database,
         LintOptions Options)
      : Config(Config), Database(Database), Options(Options) {}

  /// Lints the translation unit \p File (an absolute path). Never ends the process; what goes wrong is in the result.
  LintedFile lint(const std::string &File);

private:
  Configuration &Config;
  const tooling::CompilationDatabase &Database;
  LintOptions Options;
};

} // namespace clang::tidy::coro

#endif
