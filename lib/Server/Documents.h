// The files that are open in the editor: their text there counts, not the disk's.
#ifndef CORO_TIDY_SERVER_DOCUMENTS_H
#define CORO_TIDY_SERVER_DOCUMENTS_H

#include "Driver/Linter.h"
#include "Server/Positions.h"

namespace clang::tidy::coro {

struct Document {
  llvm::lsp::URIForFile Uri;
  int64_t Version = 0;
  std::string Text;
  /// An edit did not fit the text: what the editor shows is not known until it sends the whole text again.
  bool IsOutOfStep = false;
};

class Documents {
public:
  void setEncoding(PositionEncoding TheEncoding) { Encoding = TheEncoding; }
  PositionEncoding encoding() const { return Encoding; }

  Document &open(const llvm::lsp::TextDocumentItem &Item);
  /// Applies the changes in their order; one that does not fit leaves the document out of step.
  void change(Document &Of,
              llvm::ArrayRef<llvm::lsp::TextDocumentContentChangeEvent> Changes,
              int64_t Version);
  void close(llvm::StringRef Path);

  /// The document that is open under \p Path, or null.
  Document *find(llvm::StringRef Path);
  const std::map<std::string, Document> &all() const { return ByPath; }

  /// The texts, to lay over the disk.
  Overlay overlay() const;
  /// The versions, to tell later whether something has changed.
  std::map<std::string, int64_t> versions() const;

  /// The path of a document as a key: without dots.
  static std::string pathOf(const llvm::lsp::URIForFile &Uri);

private:
  bool apply(const llvm::lsp::TextDocumentContentChangeEvent &Change,
             std::string &Text) const;

  PositionEncoding Encoding = PositionEncoding::Utf16;
  std::map<std::string, Document> ByPath;
};

} // namespace clang::tidy::coro

#endif
