// The order of findings: by place, whatever the order in which translation units were linted.
#include "Driver/FindingOrder.h"
#include "llvm/ADT/STLExtras.h"
#include <tuple>

namespace clang::tidy::coro {

static auto key(const tooling::DiagnosticMessage &Message) {
  return std::tie(Message.FilePath, Message.FileOffset, Message.Message);
}

/// Less than zero, zero or more than zero; the notes don't count.
static int compare(const ClangTidyError &A, const ClangTidyError &B) {
  auto Of = [](const ClangTidyError &E) {
    // As clang-tidy sorts: by the text before the check's name.
    return std::tie(E.Message.FilePath, E.Message.FileOffset, E.Message.Message,
                    E.DiagnosticName);
  };
  return Of(A) < Of(B) ? -1 : Of(B) < Of(A) ? 1 : 0;
}

void sortFindings(std::vector<ClangTidyError> &Findings) {
  llvm::sort(Findings, [](const ClangTidyError &A, const ClangTidyError &B) {
    if (int Order = compare(A, B))
      return Order < 0;
    // The chains of two translation units can differ: the one that is kept must not depend on who came first.
    return std::lexicographical_compare(
        A.Notes.begin(), A.Notes.end(), B.Notes.begin(), B.Notes.end(),
        [](const auto &X, const auto &Y) { return key(X) < key(Y); });
  });
  Findings.erase(
      llvm::unique(Findings, [](const auto &A,
                                const auto &B) { return compare(A, B) == 0; }),
      Findings.end());
}

} // namespace clang::tidy::coro
