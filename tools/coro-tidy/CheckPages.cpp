// The pages of docs/checks, compiled in.
#include "CheckPages.h"
#include "Driver/SuppressionWatch.h"

namespace clang::tidy::coro {

static constexpr CheckPage Pages[] = {
#include "CheckPages.inc"
};

static constexpr CheckPage Suppression[] = {
#include "SuppressionPage.inc"
};

llvm::ArrayRef<CheckPage> checkPages() { return Pages; }

/// The section of the page on suppression that is about findings in comments.
static llvm::StringRef sectionOnComments() {
  llvm::StringRef Text = Suppression[0].Markdown;
  Text = Text.substr(Text.find("## Comments that silence nothing"));
  return Text.substr(0, Text.find("\n## ", 1) + 1);
}

std::optional<RulePage> rulePage(llvm::StringRef Name) {
  if (Name == UnusedSuppression)
    return RulePage{UnusedSuppression,
                    "Finds NOLINT comments that silence nothing.",
                    sectionOnComments()};
  if (Name == UnexplainedSuppression)
    return RulePage{UnexplainedSuppression,
                    "Finds NOLINT comments that give no reason.",
                    sectionOnComments()};
  for (const CheckPage &Page : checkPages())
    if (Page.Name == Name) {
      std::string Purpose = Page.purpose().str();
      std::replace(Purpose.begin(), Purpose.end(), '\n', ' ');
      return RulePage{Page.Name, Purpose, Page.Markdown};
    }
  return std::nullopt;
}

llvm::StringRef CheckPage::purpose() const {
  llvm::StringRef Text = llvm::StringRef(Markdown).split('\n').second.ltrim();
  return Text.split("\n\n").first.rtrim();
}

} // namespace clang::tidy::coro
