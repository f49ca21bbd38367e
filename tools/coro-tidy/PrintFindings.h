// Prints findings that no lint of this process made: there is no configuration for their files here.
#ifndef CORO_TIDY_TOOLS_PRINTFINDINGS_H
#define CORO_TIDY_TOOLS_PRINTFINDINGS_H

#include "clang-tidy/ClangTidyDiagnosticConsumer.h"
#include <optional>

namespace clang::tidy::coro {

/// Prints \p Findings, and their summary if \p WithSummary.
void printFindings(llvm::ArrayRef<ClangTidyError> Findings,
                   std::optional<bool> UseColor, bool WithSummary);

/// Writes \p Findings to \p File for clang-apply-replacements. \returns whether that went well; if not, it was said.
bool exportFindings(const std::vector<ClangTidyError> &Findings,
                    llvm::StringRef MainFile, llvm::StringRef File);

} // namespace clang::tidy::coro

#endif
