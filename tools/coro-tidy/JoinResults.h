// What `link` and `merge` share: they lint nothing, but read what other runs have written, and report it.
#ifndef CORO_TIDY_TOOLS_JOINRESULTS_H
#define CORO_TIDY_TOOLS_JOINRESULTS_H

#include "RunReport.h"

namespace clang::tidy::coro {

/// Hands each of \p Files to \p Read, which returns what is wrong with it. Says that of all of them. \returns whether
/// nothing was.
bool readEach(
    llvm::ArrayRef<std::string> Files,
    llvm::function_ref<llvm::Error(llvm::StringRef Bytes, llvm::StringRef Name)>
        Read);

/// Reports \p Findings. \returns the exit status.
int reportJoined(RunReport &Reports, std::vector<ClangTidyError> Findings,
                 llvm::ArrayRef<std::string> Problems, const LintScope &Scope);

} // namespace clang::tidy::coro

#endif
