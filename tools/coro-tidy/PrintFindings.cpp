// Prints findings that no lint of this process made.
#include "PrintFindings.h"
#include "Command.h"
#include "Report/TextReport.h"
#include "clang-tidy/ClangTidy.h"

namespace clang::tidy::coro {

void printFindings(llvm::ArrayRef<ClangTidyError> Findings,
                   std::optional<bool> UseColor, bool WithSummary) {
  ClangTidyOptions Options = ClangTidyOptions::getDefaults();
  Options.UseColor = UseColor;
  ClangTidyContext Context(std::make_unique<DefaultOptionsProvider>(
      ClangTidyGlobalOptions(), Options));
  unsigned AsErrors = 0;
  handleErrors(Findings, Context, FB_NoFix, AsErrors,
               llvm::vfs::getRealFileSystem());
  llvm::outs().flush();
  if (WithSummary && !Findings.empty())
    llvm::errs() << summary(Findings) << '\n';
}

bool exportFindings(const std::vector<ClangTidyError> &Findings,
                    llvm::StringRef MainFile, llvm::StringRef File) {
  std::error_code Error;
  llvm::raw_fd_ostream OS(File, Error);
  if (Error) {
    printError("can't write '" + File + "': " + Error.message());
    return false;
  }
  exportReplacements(MainFile, Findings, OS);
  return true;
}

} // namespace clang::tidy::coro
