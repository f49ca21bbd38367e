// Findings as text for people. The findings themselves are printed by clang-tidy's own reporter, so that they look
// as its users know them; what is said about all of them is here.
#include "Report/TextReport.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringMap.h"

namespace clang::tidy::coro {

std::string summary(llvm::ArrayRef<ClangTidyError> Findings) {
  llvm::StringMap<unsigned> Counts;
  for (const ClangTidyError &Finding : Findings)
    ++Counts[Finding.DiagnosticName];
  std::vector<std::pair<unsigned, llvm::StringRef>> Rows;
  for (const auto &Entry : Counts)
    Rows.push_back({Entry.getValue(), Entry.getKey()});
  llvm::sort(Rows, [](const auto &A, const auto &B) {
    return A.first != B.first ? A.first > B.first : A.second < B.second;
  });
  std::string Text = std::to_string(Findings.size()) +
                     (Findings.size() == 1 ? " finding" : " findings");
  const char *Separator = ": ";
  for (const auto &[Count, Check] : Rows) {
    Text += Separator + std::to_string(Count) + " " + Check.str();
    Separator = ", ";
  }
  return Text;
}

} // namespace clang::tidy::coro
