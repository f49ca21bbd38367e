// What the model believes of open files, as far as somebody asked, and who waits for that.
#include "Server/InspectedFiles.h"
#include "llvm/Support/LSP/Protocol.h"

namespace clang::tidy::coro {

using llvm::lsp::ErrorCode;
using llvm::lsp::LSPError;

void InspectedFiles::ask(const std::string &Path, Use ToDo) {
  Waiting[Path].push_back(std::move(ToDo));
  if (Open.all().find(Path) == Open.all().end() || ByPath.count(Path))
    return answer(Path);
  if (JobKey Key{Path, JobKind::Inspect}; !Jobs.has(Key))
    Jobs.schedule(Key, {});
}

void InspectedFiles::keep(const std::string &Path, const JobOutcome &Outcome) {
  ByPath[Path] = readInspection(Outcome.Bytes);
  answer(Path);
}

void InspectedFiles::forget(const std::string &Path) {
  Jobs.cancel({Path, JobKind::Inspect});
  ByPath.erase(Path);
  answer(Path);
}

void InspectedFiles::answer(const std::string &Path) {
  auto Answers = std::move(Waiting[Path]);
  Waiting.erase(Path);
  auto Of = Open.all().find(Path);
  auto Known = ByPath.find(Path);
  for (Use &Answer : Answers) {
    if (Of != Open.all().end() && Known != ByPath.end())
      Answer(std::pair<const Document *, const FileInspection *>(
          &Of->second, &Known->second));
    else
      Answer(llvm::make_error<LSPError>("the file is not open, or has changed",
                                        ErrorCode::ContentModified));
  }
}

} // namespace clang::tidy::coro
