// Which lines a NOLINT comment exempts, asked before there is a diagnostic.
#ifndef CORO_TIDY_ANALYSIS_SUPPRESSION_H
#define CORO_TIDY_ANALYSIS_SUPPRESSION_H

#include "Support/PerASTContext.h"
#include "clang-tidy/NoLintDirectiveHandler.h"
#include "clang/AST/ASTContext.h"
#include "llvm/ADT/DenseMap.h"

namespace clang::tidy::coro {

/// The places of a translation unit where a comment has silenced a check before it had a finding: a comment that does so
/// is used.
struct SilencedPlaces {
  struct Place {
    std::string Check;
    SourceLocation Loc;
  };
  std::vector<Place> Places;

  explicit SilencedPlaces(ASTContext &) {}
  static SilencedPlaces &of(ASTContext &Context) {
    return perASTContext<SilencedPlaces>(Context);
  }
};

/// Reads the NOLINT comments of a check as clang-tidy itself does.
class SuppressionComments {
public:
  explicit SuppressionComments(llvm::StringRef Check) : Check(Check) {}

  /// Whether a warning of the check at \p Loc would be suppressed.
  bool cover(SourceLocation Loc, ASTContext &Context);

private:
  bool fileHasAny(FileID File, const SourceManager &Sources);

  llvm::StringRef Check;
  NoLintDirectiveHandler Handler;
  llvm::DenseMap<FileID, bool> HasAny;
};

} // namespace clang::tidy::coro

#endif
