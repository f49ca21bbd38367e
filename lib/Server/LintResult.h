// What a lint has said of an open document, as the editor is told.
#ifndef CORO_TIDY_SERVER_LINTRESULT_H
#define CORO_TIDY_SERVER_LINTRESULT_H

#include "Report/Finding.h"
#include "Server/Documents.h"
#include "llvm/Support/JSON.h"

namespace clang::tidy::coro {

/// A finding in an open document.
struct ShownFinding {
  Finding Found;
  llvm::lsp::Range Where;
};

struct LintResult {
  llvm::lsp::URIForFile Uri; ///< of the document that was linted
  int64_t Version = 0;
  std::vector<ShownFinding> Findings;
  /// Why the file could not be linted as it should, and where to say so; empty if all went well.
  std::string Problem;
  llvm::lsp::Range ProblemAt;
  /// Every file that was read.
  Inputs Read;
};

/// Turns places in files, open ones and others, into those of the protocol.
class Places {
public:
  explicit Places(const Documents &Open);

  llvm::lsp::Range range(const Span &Of);
  llvm::lsp::Range range(llvm::StringRef Path, size_t Begin, size_t End);
  /// The text of a file as the editor shows it; empty for one that can't be read.
  llvm::StringRef text(llvm::StringRef Path);

private:
  const Documents &Open;
  struct File {
    std::unique_ptr<llvm::MemoryBuffer> OnDisk;
    llvm::StringRef Text;
    std::unique_ptr<TextLines> Lines;
  };
  File &file(llvm::StringRef Path);
  std::map<std::string, File, std::less<>> Files;
};

/// What \p Linted says of \p Of. Findings in other files are left out: they belong to those.
LintResult resultFor(const Document &Of, LintedFile Linted,
                     const Documents &Open);

/// The URI of the page about a check; empty if nobody knows one.
using PageUri = std::function<std::string(llvm::StringRef Check)>;

/// A finding as a `Diagnostic` of the protocol.
llvm::json::Object diagnosticFor(const ShownFinding &Shown,
                                 const LintResult &Of, Places &Where,
                                 const PageUri &Page);

/// All that `textDocument/publishDiagnostics` is to say.
llvm::json::Array diagnosticsFor(const LintResult &Of, Places &Where,
                                 const PageUri &Page);

} // namespace clang::tidy::coro

#endif
