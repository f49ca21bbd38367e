// Which lines a NOLINT comment exempts, asked before there is a diagnostic.
#ifndef CORO_TIDY_ANALYSIS_SUPPRESSION_H
#define CORO_TIDY_ANALYSIS_SUPPRESSION_H

#include "clang-tidy/NoLintDirectiveHandler.h"
#include "clang/AST/ASTContext.h"
#include "llvm/ADT/DenseMap.h"

namespace clang::tidy::coro {

/// Reads the NOLINT comments of a check as clang-tidy itself does.
class SuppressionComments {
public:
  explicit SuppressionComments(llvm::StringRef Check) : Check(Check) {}

  /// Whether a warning of the check at \p Loc would be suppressed.
  bool cover(SourceLocation Loc, const ASTContext &Context);

private:
  bool fileHasAny(FileID File, const SourceManager &Sources);

  llvm::StringRef Check;
  NoLintDirectiveHandler Handler;
  llvm::DenseMap<FileID, bool> HasAny;
};

} // namespace clang::tidy::coro

#endif
