// The pages of docs/checks, compiled in.
#ifndef CORO_TIDY_TOOLS_CHECKPAGES_H
#define CORO_TIDY_TOOLS_CHECKPAGES_H

#include "Report/Report.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"

namespace clang::tidy::coro {

struct CheckPage {
  llvm::StringLiteral Name;
  llvm::StringLiteral Markdown;

  /// The one sentence of purpose: the first paragraph below the title.
  llvm::StringRef purpose() const;
};

/// All pages, by name.
llvm::ArrayRef<CheckPage> checkPages();

/// What users are told of a name that stands in brackets behind a finding: the page of a check, or the part of another
/// page that is about what the command line finds by itself. The purpose is one line.
std::optional<RulePage> rulePage(llvm::StringRef Name);

} // namespace clang::tidy::coro

#endif
