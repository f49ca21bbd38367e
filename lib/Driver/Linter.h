// Lints translation units: parses each once, runs the checks, and gathers what they find.
#ifndef CORO_TIDY_DRIVER_LINTER_H
#define CORO_TIDY_DRIVER_LINTER_H

#include "Driver/Configuration.h"
#include "Driver/CoroutineScan.h"
#include "Driver/DependencyScan.h"
#include "Driver/LintAction.h"
#include "Driver/LintedFile.h"
#include "Driver/Overlay.h"
#include "Driver/Preamble.h"
#include "clang/Tooling/CompilationDatabase.h"
#include "llvm/Support/VirtualFileSystem.h"

namespace clang::tidy::coro {

class PreambleHost;

struct LintOptions {
  /// Let `--fix-notes` see the fixes on notes: they are then taken as the fix of their warning.
  bool FixesFromNotes = false;
  /// Gather the facts that a link across files needs.
  bool WithFacts = false;
  /// Parse the bodies of all functions, also those that no check reads.
  bool WithAllBodies = false;
  /// Measure what each check costs.
  bool WithTimes = false;
  /// The process ends with the next lint: what that holds is not given back piece by piece.
  bool IsLast = false;
  /// The preamble of a file, of which nothing is parsed again as long as it stays what it was; the findings are the same.
  const Preamble *Ahead = nullptr;
};

/// Why \p File can't even be tried: it is neither on disk nor in \p Edited, no compile command is known, or there is no
/// place to run it. An empty string if it can.
std::string cannotTry(const std::string &File,
                      const tooling::CompilationDatabase &Database,
                      const Overlay &Edited = {});

/// Whether \p File is called like a translation unit of C++.
bool isSourceFile(llvm::StringRef File);

class Linter {
public:
  Linter(Configuration &Config, const tooling::CompilationDatabase &Database,
         LintOptions Options)
      : Config(Config), Database(Database), Options(Options) {}

  /// Lints the translation unit \p File (an absolute path). Never ends the process; what goes wrong is in the result.
  LintedFile lint(const std::string &File, const Overlay &Edited = {}) {
    return lint(File, Edited, nullptr, nullptr);
  }

  /// The same for one of several translation units with a common beginning, in a process of \p Host: what comes back is
  /// the result for the unit that took over. \p FileOf tells the file of a unit.
  LintedFile lint(const std::string &File, const Overlay &Edited,
                  PreambleHost *Host,
                  llvm::function_ref<std::string(size_t Unit)> FileOf);

  /// What a translation unit can share with others that differ in their main file.
  struct Identity {
    std::string Key;  ///< all that decides about a lint but for the main file
    std::string Name; ///< of the main file, as the compiler is told it
  };
  /// None if there is more than one command, or if it can't be told what in it is the name of the file.
  std::optional<Identity> identify(const std::string &File);

  /// Parses \p File as lint() does, and shows what it holds to other consumers than the checks'.
  void show(const std::string &File, const Overlay &Edited,
            LintActionFactory::ConsumerMaker Consumers);

  /// Whether the preamble that this has is what makePreamble() would make now.
  bool hasCurrentPreamble(const std::string &File, const Overlay &Edited) const;
  /// Parses the preamble of \p File ahead.
  Preamble makePreamble(const std::string &File, const Overlay &Edited);

  /// All that decides about a lint of \p File but for the files that it reads, as text: configuration, profiles, command.
  std::string describe(const std::string &File) const;

  /// The text of \p File after the preprocessor; empty if there is none.
  std::string preprocess(const std::string &File);

  /// A result that says that \p File has nothing to report, if its text shows that.
  std::optional<LintedFile> skip(const std::string &File,
                                 const Overlay &Edited);

  /// Whether \p File reads none of the files for which \p Matters holds; false if that can't be told without a lint. Asks
  /// a scanner that remembers files, so that it is for workers.
  bool readsNone(const std::string &File, const Overlay &Edited,
                 llvm::function_ref<bool(llvm::StringRef Path)> Matters);

  std::vector<tooling::CompileCommand> commands(const std::string &File) const {
    return Database.getCompileCommands(File);
  }

private:
  Configuration &Config;
  const tooling::CompilationDatabase &Database;
  LintOptions Options;
  /// Why \p File is not linted, or an empty string.
  std::string whyNot(const std::string &File, ClangTidyContext &Context);
  const Preamble *usablePreamble(const std::string &File,
                                 const Overlay &Edited) const;

  std::unique_ptr<DependencyScan> Scanner; ///< made when it is needed
  WordIndex Words;
};

} // namespace clang::tidy::coro

#endif
