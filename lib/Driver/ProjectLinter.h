// Lints the translation units of a project: what the cache knows is taken from there, the rest is given to workers.
#ifndef CORO_TIDY_DRIVER_PROJECTLINTER_H
#define CORO_TIDY_DRIVER_PROJECTLINTER_H

#include "Driver/Cache.h"
#include "Driver/ChangedLines.h"
#include "Driver/Linter.h"
#include "Driver/NormalPaths.h"
#include "Driver/SharedPreamble.h"
#include <chrono>

namespace clang::tidy::coro {

/// How the result for a translation unit was come by.
enum class Origin {
  Linted,
  Cached,
  Skipped,    ///< its text shows that there is nothing to report
  Unselected, ///< reads no file that matters, and was not linted
  Lost,       ///< the linter crashed on it or took too long, twice
};

class ProjectLinter {
public:
  struct Options {
    unsigned Workers = 1; ///< 0 lints in this process, for debuggers
    std::chrono::seconds Timeout{0};
    Cache *Store = nullptr;   ///< null for none
    std::string CrashReports; ///< a directory; empty for none
    /// Hand on what each translation unit has read. It is large.
    bool WithInputs = false;
    Sharing Preambles = Sharing::Automatic;
  };
  ProjectLinter(Configuration &Config, Linter &Linter, Options Settings)
      : Config(Config), Linter(Linter), Settings(std::move(Settings)) {}

  /// Lint only what reads one of these files. What the cache knows of the others is taken from there; their problems are
  /// nobody's concern. Null selects everything.
  const ChangedLines *Selected = nullptr;

  /// Whether to leave out files whose text shows that there is nothing to report.
  bool MaySkip = false;

  /// Told of each translation unit when it is done, in the order in which that happens.
  std::function<void(const LintedFile &, Origin)> Progress;

  /// Lints \p Files, with \p Edited in place of what is on disk, and hands on the results in the order of \p Files.
  /// \returns false if it was interrupted; what was linted until then is in the cache.
  bool lint(llvm::ArrayRef<std::string> Files, const Overlay &Edited,
            llvm::function_ref<void(LintedFile)> Done);
  bool lint(llvm::ArrayRef<std::string> Files,
            llvm::function_ref<void(LintedFile)> Done) {
    return lint(Files, {}, Done);
  }

private:
  class Run;
  /// Whether something of \p Read is in \p Files.
  template <typename Map> bool touches(const Inputs &Read, const Map &Files);

  Configuration &Config;
  coro::Linter &Linter;
  Options Settings;
  NormalPaths Names;
};

} // namespace clang::tidy::coro

#endif
