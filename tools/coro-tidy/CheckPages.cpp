// The pages of docs/checks, compiled in.
#include "CheckPages.h"

namespace clang::tidy::coro {

static constexpr CheckPage Pages[] = {
#include "CheckPages.inc"
};

llvm::ArrayRef<CheckPage> checkPages() { return Pages; }

llvm::StringRef CheckPage::purpose() const {
  llvm::StringRef Text = llvm::StringRef(Markdown).split('\n').second.ltrim();
  return Text.split("\n\n").first.rtrim();
}

} // namespace clang::tidy::coro
