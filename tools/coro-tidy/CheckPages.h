// The pages of docs/checks, compiled in.
#ifndef CORO_TIDY_TOOLS_CHECKPAGES_H
#define CORO_TIDY_TOOLS_CHECKPAGES_H

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

} // namespace clang::tidy::coro

#endif
