// The preambles of open documents.
#include "Server/Preambles.h"

namespace clang::tidy::coro {

const Preamble *Preambles::find(const std::string &Path) const {
  auto It = ByPath.find(Path);
  return It == ByPath.end() ? nullptr : &It->second.Made;
}

void Preambles::markAsUsed(const std::string &Path) {
  auto It = ByPath.find(Path);
  if (It != ByPath.end())
    It->second.LastUse = ++Uses;
}

void Preambles::keep(const std::string &Path, Preamble Made) {
  forget(Path);
  // Alone it would take more than all may: it would be made again for each lint.
  if (Made.AST.size() > MostBytes)
    return giveUp(Path, std::move(Made.Text));
  Bytes += Made.AST.size();
  ByPath[Path] = {std::move(Made), ++Uses};
  while (Bytes > MostBytes) {
    auto Oldest = llvm::min_element(ByPath, [](const auto &A, const auto &B) {
      return A.second.LastUse < B.second.LastUse;
    });
    Bytes -= Oldest->second.Made.AST.size();
    ByPath.erase(Oldest);
  }
}

void Preambles::forget(const std::string &Path) {
  GivenUp.erase(Path);
  auto It = ByPath.find(Path);
  if (It == ByPath.end())
    return;
  Bytes -= It->second.Made.AST.size();
  ByPath.erase(It);
}

void Preambles::giveUp(const std::string &Path, std::string Text) {
  forget(Path);
  GivenUp[Path] = std::move(Text);
}

bool Preambles::isHopeless(const std::string &Path,
                           llvm::StringRef Text) const {
  if (MostBytes == 0)
    return true;
  auto It = GivenUp.find(Path);
  return It != GivenUp.end() && Text.starts_with(It->second);
}

} // namespace clang::tidy::coro
