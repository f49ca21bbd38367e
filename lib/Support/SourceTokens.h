// The tokens of a source file as they are written: what an expression looked like that the AST no longer has.
#ifndef CORO_TIDY_SUPPORT_SOURCETOKENS_H
#define CORO_TIDY_SUPPORT_SOURCETOKENS_H

#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/StringRef.h"
#include <optional>
#include <vector>

namespace clang::tidy::coro {

/// A run of tokens, [Begin, End), by index.
struct TokenSpan {
  unsigned Begin = 0, End = 0;
  bool empty() const { return Begin >= End; }
  unsigned size() const { return empty() ? 0 : End - Begin; }
};

/// The tokens of one file in front of preprocessing, without comments and directives.
class SourceTokens {
public:
  SourceTokens(FileID File, const SourceManager &Sources,
               const LangOptions &LangOpts);

  unsigned size() const { return Tokens.size(); }
  /// The text of token \p I; empty past either end.
  llvm::StringRef text(unsigned I) const {
    return I < Tokens.size() ? Tokens[I].Text : llvm::StringRef();
  }
  bool isIdentifier(unsigned I) const {
    return I < Tokens.size() && Tokens[I].IsIdentifier;
  }
  SourceLocation begin(unsigned I) const { return Tokens[I].Loc; }
  SourceLocation end(unsigned I) const {
    return Tokens[I].Loc.getLocWithOffset(Tokens[I].Text.size());
  }
  /// From the first character of \p Span to the last token's begin, as the AST gives ranges.
  SourceRange range(TokenSpan Span) const {
    return {begin(Span.Begin), begin(Span.End - 1)};
  }

  /// The token that begins at \p Loc, a location in this file.
  std::optional<unsigned> at(SourceLocation Loc) const;
  /// The tokens of \p Range, whose end is the begin of its last token.
  std::optional<TokenSpan> span(SourceRange Range) const;

  /// The other bracket of the pair that the bracket at \p I belongs to.
  std::optional<unsigned> match(unsigned I) const;
  /// The first of \p Stops at or after \p I that stands at I's own bracket depth, or the bracket that closes this depth.
  std::optional<unsigned> find(unsigned I,
                               llvm::ArrayRef<llvm::StringRef> Stops) const;
  /// The bracket that opens the innermost pair around token \p I.
  std::optional<unsigned> opening(unsigned I) const;

private:
  struct WrittenToken {
    SourceLocation Loc;
    llvm::StringRef Text;
    bool IsIdentifier;
    int Match; ///< the other bracket, or -1
  };
  void matchBrackets();

  const SourceManager &Sources;
  FileID File;
  std::vector<WrittenToken> Tokens;
};

} // namespace clang::tidy::coro

#endif
