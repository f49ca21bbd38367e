// Which fixes of open files are proved, and who waits for that.
#include "Server/FixProofs.h"
#include "llvm/Support/LSP/Protocol.h"

namespace clang::tidy::coro {

using llvm::lsp::ErrorCode;
using llvm::lsp::LSPError;

void FixProofs::ask(const std::string &Path, int64_t Version,
                    const std::set<std::string> &Checks, Use ToDo) {
  auto Of = Open.all().find(Path);
  if (Of == Open.all().end() || Of->second.Version != Version)
    return ToDo(llvm::make_error<LSPError>(
        "the file has changed since the code action was made",
        ErrorCode::ContentModified));
  Proof &Known = ByPath[Path];
  JobKey Key{Path, JobKind::Fix};
  // What is edited must compile in other open files, too.
  if (std::map<std::string, int64_t> Now = Open.versions();
      Known.Versions != Now) {
    Jobs.cancel(Key);
    Known = Proof();
    Known.Versions = std::move(Now);
  }
  if (!Known.Failure.empty())
    return ToDo(llvm::make_error<LSPError>("the fixes could not be proved: " +
                                               Known.Failure,
                                           ErrorCode::RequestFailed));
  bool IsComplete = true;
  for (const std::string &Check : Checks)
    if (!Known.Proved.count(Check)) {
      IsComplete = false;
      if (!Known.Running.count(Check))
        Known.Wanted.insert(Check);
    }
  if (IsComplete)
    return ToDo(&Known.Proved);
  if (!Jobs.has(Key))
    Jobs.schedule(Key, {});
  Waiting[Path].push_back(
      [this, Path, Version, Checks, ToDo = std::move(ToDo)]() mutable {
        ask(Path, Version, Checks, std::move(ToDo));
      });
}

void FixProofs::start(const std::string &Path) {
  Proof &Known = ByPath[Path];
  Known.Running = std::exchange(Known.Wanted, {});
}

void FixProofs::keep(const std::string &Path, const JobOutcome &Outcome) {
  Proof &Known = ByPath[Path];
  if (std::optional<ProvedFixes> Proved = readProvedFixes(Outcome.Bytes))
    Known.Proved.merge(*Proved);
  else
    Known.Failure = Outcome.Failure;
  Known.Running.clear();
  answer(Path);
}

void FixProofs::forget(const std::string &Path) {
  Jobs.cancel({Path, JobKind::Fix});
  ByPath.erase(Path);
  answer(Path);
}

/// Who has not got what it waits for asks again.
void FixProofs::answer(const std::string &Path) {
  auto Answers = std::move(Waiting[Path]);
  Waiting.erase(Path);
  for (auto &Answer : Answers)
    Answer();
}

} // namespace clang::tidy::coro
