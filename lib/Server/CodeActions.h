// What the editor can do about findings: their fixes, a comment that silences one, the page that explains one.
#ifndef CORO_TIDY_SERVER_CODEACTIONS_H
#define CORO_TIDY_SERVER_CODEACTIONS_H

#include "Server/LintResult.h"
#include "Server/ProvedFixes.h"

namespace clang::tidy::coro {

/// The names of the protocol that are ours.
constexpr llvm::StringLiteral FixAllKind = "source.fixAll.coro-tidy";
constexpr llvm::StringLiteral ExplainCommand = "coro-tidy.explain";

/// What a client asks for.
struct CodeActionRequest {
  llvm::lsp::Range Range;
  /// The fingerprints of the diagnostics that it has at hand, as far as they are of the current version.
  std::vector<std::string> Fingerprints;
  /// Kinds, each with those below it; empty for all.
  std::vector<std::string> Only;

  /// Whether nothing is asked for that is about a place or a diagnostic.
  bool isForWholeFile() const;
};

class CodeActionMaker {
public:
  /// \p HasVersions tells whether the client takes edits with the version of the text that they are for, and so can
  /// refuse stale ones.
  CodeActionMaker(const LintResult &Result, const Documents &Open,
                  const PageUri &Page, bool HasVersions)
      : Result(Result), Open(Open), Page(Page), HasVersions(HasVersions),
        Where(Open) {}

  /// The keys of the proved fixes that make() has a use for.
  std::set<std::string> checksToFix(const CodeActionRequest &Asked);

  /// All that can be done. What fixes more than one finding has its edits from \p Proved; where that is null, the client
  /// asks for them when it is chosen: it has `data` that says for what.
  llvm::json::Array make(const CodeActionRequest &Asked,
                         const ProvedFixes *Proved);

  /// Edits that are cleaned up already, as a `WorkspaceEdit` of the protocol.
  llvm::json::Object workspaceEdit(const FileEdits &Edits);

private:
  void choose(const CodeActionRequest &Asked);
  bool canFixAll(llvm::StringRef Check) const;
  void addFor(const ShownFinding &Shown);
  void addFixAll(llvm::StringRef Title, llvm::StringRef Kind,
                 const std::string &Check, const ProvedFixes *Proved);
  void add(llvm::StringRef Title, llvm::StringRef Kind, const FileEdits &Edits,
           const ShownFinding &Shown, bool IsPreferred = false);
  bool isWanted(llvm::StringRef Kind) const;
  FileEdits suppression(const ShownFinding &Shown);

  const LintResult &Result;
  const Documents &Open;
  const PageUri &Page;
  bool HasVersions;
  Places Where;
  const CodeActionRequest *Asked = nullptr;
  std::vector<const ShownFinding *> Chosen;
  std::set<std::string> Checks; ///< of those
  llvm::json::Array Made;
};

} // namespace clang::tidy::coro

#endif
