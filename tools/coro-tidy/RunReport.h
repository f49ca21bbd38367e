// What is said of a run: its findings without those of the baseline, in the formats that the options ask for.
#ifndef CORO_TIDY_TOOLS_RUNREPORT_H
#define CORO_TIDY_TOOLS_RUNREPORT_H

#include "Driver/Configuration.h"
#include "Report/Baseline.h"
#include "Report/ReportSet.h"

namespace clang::tidy::coro {

/// What a run looked at.
struct LintScope {
  llvm::ArrayRef<std::string> Files; ///< absolute
  /// Whether those are all of the database.
  bool IsWholeDatabase = false;
  /// Whether it leaves findings out: by line, by revision, or because others look for them.
  bool IsFiltered = false;
};

/// What becomes of the findings of a run.
enum class RunAction {
  Report,
  CreateBaseline,
  UpdateBaseline,
  PruneBaseline,
  Suppress
};

/// Silences \p Findings with comments, in files that are on disk what they are in \p Linted. \returns why some could not
/// be.
std::vector<std::string> suppressFindings(llvm::ArrayRef<Finding> Findings,
                                          Configuration &Config,
                                          llvm::vfs::FileSystem &Linted);

class RunReport {
public:
  using FileSystem = llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem>;

  /// Reads the options. \p Files is where the sources are read that were linted. The error is one line.
  static llvm::Expected<RunReport>
  open(Configuration &Config,
       FileSystem Files = llvm::vfs::getRealFileSystem());

  /// For the commands that do something else than report, before open().
  static void setAction(RunAction Action);

  /// Whether to say nothing beside the findings.
  static bool isQuiet();

  /// Whether some findings may be let be.
  bool hasBaseline() const { return Known.has_value(); }

  struct Result {
    std::vector<std::string> Problems;
    /// Whether the baseline has findings that are gone, and that is an error.
    bool IsStale = false;
  };

  /// Takes out of \p Errors what the baseline lets be, and reports the rest, with a summary on stderr. \p Problems are
  /// why the work could not be done; what goes wrong here is said and added to the result. Text on the standard output
  /// is left out if \p TextIsSaid.
  Result report(std::vector<ClangTidyError> &Errors,
                llvm::ArrayRef<std::string> Problems, const LintScope &Scope,
                bool TextIsSaid);

private:
  RunReport(Configuration &Config, FileSystem Files);

  std::vector<Finding> takeNew(std::vector<ClangTidyError> &Errors,
                               std::optional<Baseline> &Left);
  bool isGone(const Baseline::Key &Key, const LintScope &Scope);
  Result check(Baseline &Left, const LintScope &Scope);
  Result rewrite(llvm::ArrayRef<Finding> New, Baseline &Left,
                 const LintScope &Scope);
  Result act(llvm::ArrayRef<Finding> New, std::optional<Baseline> &Left,
             llvm::ArrayRef<std::string> Problems, const LintScope &Scope);
  std::vector<std::string> write(llvm::ArrayRef<Finding> Findings,
                                 llvm::ArrayRef<std::string> Problems,
                                 bool TextIsSaid);

  Configuration &Config;
  std::vector<ReportRequest> Requests;
  std::unique_ptr<SourceTable> Sources;
  std::optional<Baseline> Known;
  /// The entries of files that were renamed, as they were and as they are.
  std::vector<std::pair<Baseline::Key, Baseline::Key>> Moved;
};

} // namespace clang::tidy::coro

#endif
