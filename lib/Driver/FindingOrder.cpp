// The order of findings: by place, whatever the order in which translation units were linted.
#include "Driver/FindingOrder.h"
#include "Driver/NormalPaths.h"
#include "llvm/ADT/STLExtras.h"
#include <tuple>

namespace clang::tidy::coro {

static auto key(const tooling::DiagnosticMessage &Message) {
  return std::tie(Message.FilePath, Message.FileOffset, Message.Message);
}

namespace {

/// A finding with one name for its file, whatever path the compiler reached it by.
struct Keyed {
  std::string Path;
  ClangTidyError Finding;

  Keyed(ClangTidyError &&E, NormalPaths &Names) : Finding(std::move(E)) {
    if (!Finding.Message.FilePath.empty())
      Path = Names.of(Finding.Message.FilePath, Finding.BuildDirectory);
  }
  /// As clang-tidy sorts: by the text before the check's name.
  auto key() const {
    return std::tie(Path, Finding.Message.FileOffset, Finding.Message.Message,
                    Finding.DiagnosticName);
  }
};

/// The chains of two translation units can differ: the one that is kept must not depend on who came first.
bool hasEarlierNotes(const ClangTidyError &A, const ClangTidyError &B) {
  return std::lexicographical_compare(
      A.Notes.begin(), A.Notes.end(), B.Notes.begin(), B.Notes.end(),
      [](const auto &X, const auto &Y) { return key(X) < key(Y); });
}

} // namespace

void sortFindings(std::vector<ClangTidyError> &Findings) {
  NormalPaths Names;
  std::vector<Keyed> Sorted;
  for (ClangTidyError &Finding : Findings)
    Sorted.emplace_back(std::move(Finding), Names);
  llvm::sort(Sorted, [](const Keyed &A, const Keyed &B) {
    if (A.key() != B.key())
      return A.key() < B.key();
    if (hasEarlierNotes(A.Finding, B.Finding))
      return true;
    // Nor may the spelling of the path.
    return !hasEarlierNotes(B.Finding, A.Finding) &&
           A.Finding.Message.FilePath < B.Finding.Message.FilePath;
  });
  Sorted.erase(
      llvm::unique(Sorted, [](const Keyed &A,
                              const Keyed &B) { return A.key() == B.key(); }),
      Sorted.end());
  Findings.clear();
  for (Keyed &Each : Sorted)
    Findings.push_back(std::move(Each.Finding));
}

} // namespace clang::tidy::coro
