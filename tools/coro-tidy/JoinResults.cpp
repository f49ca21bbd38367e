// What `link` and `merge` share: they lint nothing, but read what other runs have written, and report it.
#include "JoinResults.h"
#include "Command.h"
#include "llvm/Support/MemoryBuffer.h"

using namespace llvm;

namespace clang::tidy::coro {

bool readEach(ArrayRef<std::string> Files,
              function_ref<Error(StringRef Bytes, StringRef Name)> Read) {
  bool AllRead = true;
  for (const std::string &File : Files) {
    auto Buffer = MemoryBuffer::getFile(File, /*IsText=*/false,
                                        /*RequiresNullTerminator=*/false);
    Error Wrong =
        Buffer ? Read((*Buffer)->getBuffer(), File)
               : createStringError(File + ": " + Buffer.getError().message());
    if (!Wrong)
      continue;
    printError(toString(std::move(Wrong)));
    AllRead = false;
  }
  return AllRead;
}

int reportJoined(RunReport &Reports, std::vector<ClangTidyError> Findings,
                 ArrayRef<std::string> Problems, const LintScope &Scope) {
  RunReport::Result Result =
      Reports.report(Findings, Problems, Scope, /*TextIsSaid=*/false);
  if (!Problems.empty() || !Result.Problems.empty())
    return CouldNotDoTheWork;
  return Findings.empty() && !Result.IsStale ? ExitStatus::Clean
                                             : ExitStatus::Findings;
}

} // namespace clang::tidy::coro
