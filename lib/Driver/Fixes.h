// Turns findings into edited files, and proves each edit by linting what it makes.
#ifndef CORO_TIDY_DRIVER_FIXES_H
#define CORO_TIDY_DRIVER_FIXES_H

#include "Driver/ProjectLinter.h"
#include "Driver/ReadIndex.h"

namespace clang::tidy::coro {

/// Applies fixes in memory until no more can be applied.
///
/// All fixes that don't overlap are tried at once: every translation unit that reads an edited file is linted again.
/// Where that brings a new error of the compiler, or leaves the warning of a fix standing, the set is halved until the
/// fixes that are to blame stand alone; those are taken back.
class Fixes {
public:
  struct Options {
    bool Suggestions = false; ///< the fixes on notes too
  };
  /// \p Texts are fixed in place of what is on disk. Its paths are normal ones.
  Fixes(Configuration &Config, ProjectLinter &Project, Options Settings,
        Overlay Texts = {})
      : Config(Config), Project(Project), Settings(Settings),
        Edited(std::move(Texts)) {}

  /// Tells what a translation unit read, and what was found in it.
  void add(const LintedFile &Linted);

  /// Whether a finding is to be fixed. The findings of later rounds, of files that are edited already, are \p IsLater.
  std::function<bool(const ClangTidyError &, bool IsLater)> IsWanted;

  /// \returns false if it was interrupted.
  bool run();

  /// What came out. The files are not written yet.
  const Overlay &edited() const { return Edited; }
  /// The same as edits of what there was.
  const std::map<std::string, tooling::Replacements> &edits() const {
    return Edits;
  }
  unsigned fixed() const { return Fixed; }
  unsigned conflicts() const { return Conflicts; }
  /// One line for each fix that was taken back.
  const std::vector<std::string> &takenBack() const { return TakenBack; }

  /// What was written, and what was not, with the reason.
  struct Written {
    unsigned Files = 0;
    std::vector<std::string> Problems;
  };
  /// Writes the edited files, each as a whole; but none that has changed since it was linted, and none that shares a fix
  /// with one of those.
  Written write() const;

  /// The edits as a patch, with paths from the working directory; of files that are not below it, from the root.
  std::string patch() const;

private:
  struct Candidate {
    ClangTidyError Finding;
    const llvm::StringMap<tooling::Replacements> *Fix = nullptr;
    std::string Identity; ///< the same in the next round
  };
  struct Trial; ///< some candidates applied to the text of the round

  std::set<std::string> leftAlone(std::vector<std::string> &Problems) const;
  std::optional<std::string> textOf(const std::string &Path) const;
  std::vector<Candidate> candidates(bool IsLater);
  std::optional<Trial> apply(llvm::ArrayRef<const Candidate *> Chosen) const;
  std::string lint(Trial &Tried);
  std::string fault(const std::string &Unit,
                    const std::vector<ClangTidyError> &After,
                    const Trial &Tried) const;
  void settle(llvm::ArrayRef<const Candidate *> Chosen,
              std::vector<const Candidate *> &Accepted,
              std::optional<Trial> &Best);

  Configuration &Config;
  ProjectLinter &Project;
  Options Settings;
  ReadIndex Index;
  std::map<std::string, std::vector<ClangTidyError>> Findings; ///< by unit
  Overlay Edited;
  std::map<std::string, tooling::Replacements> Edits;
  std::vector<std::vector<std::string>> FilesOfFixes;
  std::vector<std::string> Rejected, TakenBack; ///< Rejected are identities
  unsigned Fixed = 0, Conflicts = 0;
  bool WasInterrupted = false;
};

} // namespace clang::tidy::coro

#endif
