// The files that are open in the editor.
#include "Server/Documents.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/Path.h"

namespace clang::tidy::coro {

std::string Documents::pathOf(const llvm::lsp::URIForFile &Uri) {
  llvm::SmallString<256> Path(Uri.file());
  llvm::sys::path::remove_dots(Path, /*remove_dot_dot=*/true);
  return std::string(Path);
}

Document &Documents::open(const llvm::lsp::TextDocumentItem &Item) {
  Document &Opened = ByPath[pathOf(Item.uri)];
  Opened = {Item.uri, Item.version, Item.text};
  return Opened;
}

bool Documents::apply(const llvm::lsp::TextDocumentContentChangeEvent &Change,
                      std::string &Text) const {
  if (!Change.range) {
    Text = Change.text;
    return true;
  }
  TextLines Lines(Text, Encoding);
  std::optional<size_t> Begin = Lines.offset(Change.range->start);
  std::optional<size_t> End = Lines.offset(Change.range->end);
  if (!Begin || !End || *End < *Begin)
    return false;
  Text.replace(*Begin, *End - *Begin, Change.text);
  return true;
}

void Documents::change(
    Document &Of,
    llvm::ArrayRef<llvm::lsp::TextDocumentContentChangeEvent> Changes,
    int64_t Version) {
  Of.Version = Version;
  for (const auto &Change : Changes) {
    if (Of.IsOutOfStep && Change.range)
      continue;
    Of.IsOutOfStep = !apply(Change, Of.Text);
  }
}

void Documents::close(llvm::StringRef Path) { ByPath.erase(Path.str()); }

Document *Documents::find(llvm::StringRef Path) {
  auto It = ByPath.find(Path.str());
  return It == ByPath.end() ? nullptr : &It->second;
}

Overlay Documents::overlay() const {
  Overlay Texts;
  for (const auto &[Path, Open] : ByPath)
    Texts.emplace(Path, Open.Text);
  return Texts;
}

std::map<std::string, int64_t> Documents::versions() const {
  std::map<std::string, int64_t> Versions;
  for (const auto &[Path, Open] : ByPath)
    Versions.emplace(Path, Open.Version);
  return Versions;
}

} // namespace clang::tidy::coro
