// Which fixes of open files are proved, and who waits for that.
#ifndef CORO_TIDY_SERVER_FIXPROOFS_H
#define CORO_TIDY_SERVER_FIXPROOFS_H

#include "Server/Documents.h"
#include "Server/JobQueue.h"
#include "Server/ProvedFixes.h"
#include "llvm/ADT/FunctionExtras.h"

namespace clang::tidy::coro {

/// Has fixes proved when somebody asks for them, and keeps what came out until a text changes.
class FixProofs {
public:
  FixProofs(const Documents &Open, JobQueue &Jobs) : Open(Open), Jobs(Jobs) {}

  using Use = llvm::unique_function<void(llvm::Expected<const ProvedFixes *>)>;

  /// Hands on what the fixes of \p Checks make of version \p Version of \p Path, when it is proved; an error if that is
  /// not the newest text any more.
  void ask(const std::string &Path, int64_t Version,
           const std::set<std::string> &Checks, Use ToDo);

  /// To be called when the job for \p Path is started, and when it is done.
  void start(const std::string &Path);
  void keep(const std::string &Path, const JobOutcome &Outcome);
  /// What the job for \p Path is to prove.
  const std::set<std::string> &asked(const std::string &Path) {
    return ByPath[Path].Running;
  }

  /// \p Path has changed, or what it reads.
  void forget(const std::string &Path);

private:
  void answer(const std::string &Path);

  struct Proof {
    std::map<std::string, int64_t> Versions; ///< of all open files
    ProvedFixes Proved;
    std::string Failure;
    std::set<std::string> Running, Wanted;
  };
  const Documents &Open;
  JobQueue &Jobs;
  std::map<std::string, Proof> ByPath;
  std::map<std::string, std::vector<llvm::unique_function<void()>>> Waiting;
};

} // namespace clang::tidy::coro

#endif
