// What the model believes of open files, as far as somebody asked, and who waits for that.
#ifndef CORO_TIDY_SERVER_INSPECTEDFILES_H
#define CORO_TIDY_SERVER_INSPECTEDFILES_H

#include "Server/Documents.h"
#include "Server/Hovers.h"
#include "Server/JobQueue.h"
#include "llvm/ADT/FunctionExtras.h"

namespace clang::tidy::coro {

/// Has open files inspected when somebody asks, and keeps what came out until a text changes.
class InspectedFiles {
public:
  InspectedFiles(const Documents &Open, JobQueue &Jobs)
      : Open(Open), Jobs(Jobs) {}

  using Use = llvm::unique_function<void(
      llvm::Expected<std::pair<const Document *, const FileInspection *>>)>;

  /// Hands on what the model believes of the newest text of \p Path; an error if the file is not open, or changes before
  /// that is known.
  void ask(const std::string &Path, Use ToDo);

  /// To be called when the job for \p Path is done.
  void keep(const std::string &Path, const JobOutcome &Outcome);

  /// \p Path has changed, or what it reads.
  void forget(const std::string &Path);

private:
  void answer(const std::string &Path);

  const Documents &Open;
  JobQueue &Jobs;
  std::map<std::string, FileInspection> ByPath;
  std::map<std::string, std::vector<Use>> Waiting;
};

} // namespace clang::tidy::coro

#endif
