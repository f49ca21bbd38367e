// The tokens of a source file as they are written.
#include "Support/SourceTokens.h"
#include "clang/Lex/Lexer.h"
#include "llvm/ADT/STLExtras.h"

namespace clang::tidy::coro {

SourceTokens::SourceTokens(FileID File, const SourceManager &Sources,
                           const LangOptions &LangOpts)
    : Sources(Sources), File(File) {
  std::optional<llvm::MemoryBufferRef> Buffer = Sources.getBufferOrNone(File);
  if (!Buffer)
    return;
  Lexer Raw(File, *Buffer, Sources, LangOpts);
  Token Tok;
  bool InDirective = false;
  for (;;) {
    Raw.LexFromRawLexer(Tok);
    if (Tok.is(tok::eof))
      break;
    if (Tok.isAtStartOfLine())
      InDirective = Tok.is(tok::hash);
    if (InDirective)
      continue;
    unsigned Offset = Sources.getFileOffset(Tok.getLocation());
    Tokens.push_back({Tok.getLocation(),
                      Buffer->getBuffer().substr(Offset, Tok.getLength()),
                      Tok.is(tok::raw_identifier), -1});
  }
  matchBrackets();
}

static char closingOf(llvm::StringRef Text) {
  return Text == "(" ? ')' : Text == "[" ? ']' : Text == "{" ? '}' : '\0';
}

static bool isClosing(llvm::StringRef Text) {
  return Text == ")" || Text == "]" || Text == "}";
}

void SourceTokens::matchBrackets() {
  std::vector<unsigned> Open;
  for (unsigned I = 0; I != Tokens.size(); ++I) {
    if (closingOf(Tokens[I].Text)) {
      Open.push_back(I);
      continue;
    }
    if (!isClosing(Tokens[I].Text))
      continue;
    // Both branches of an #if may have opened a bracket that one of them closes: such a bracket has no pair.
    while (!Open.empty() &&
           closingOf(Tokens[Open.back()].Text) != Tokens[I].Text[0] &&
           Tokens[I].Text == "}")
      Open.pop_back();
    if (Open.empty() ||
        closingOf(Tokens[Open.back()].Text) != Tokens[I].Text[0])
      continue;
    Tokens[I].Match = Open.back();
    Tokens[Open.back()].Match = I;
    Open.pop_back();
  }
}

std::optional<unsigned> SourceTokens::at(SourceLocation Loc) const {
  if (Loc.isInvalid() || Loc.isMacroID() || Sources.getFileID(Loc) != File)
    return std::nullopt;
  auto It = llvm::partition_point(Tokens, [&](const WrittenToken &Token) {
    return Token.Loc.getRawEncoding() < Loc.getRawEncoding();
  });
  if (It == Tokens.end() || It->Loc != Loc)
    return std::nullopt;
  return It - Tokens.begin();
}

std::optional<TokenSpan> SourceTokens::span(SourceRange Range) const {
  std::optional<unsigned> First = at(Range.getBegin()),
                          Last = at(Range.getEnd());
  if (!First || !Last || *Last < *First)
    return std::nullopt;
  return TokenSpan{*First, *Last + 1};
}

std::optional<unsigned> SourceTokens::match(unsigned I) const {
  if (I >= Tokens.size() || Tokens[I].Match < 0)
    return std::nullopt;
  return Tokens[I].Match;
}

std::optional<unsigned>
SourceTokens::find(unsigned I, llvm::ArrayRef<llvm::StringRef> Stops) const {
  while (I < Tokens.size()) {
    if (llvm::is_contained(Stops, Tokens[I].Text) || isClosing(Tokens[I].Text))
      return I;
    if (closingOf(Tokens[I].Text)) {
      if (Tokens[I].Match < 0)
        return std::nullopt;
      I = Tokens[I].Match;
    }
    ++I;
  }
  return std::nullopt;
}

std::optional<unsigned> SourceTokens::opening(unsigned I) const {
  while (I-- > 0) {
    if (closingOf(Tokens[I].Text))
      return I;
    if (isClosing(Tokens[I].Text)) {
      if (Tokens[I].Match < 0)
        return std::nullopt;
      I = Tokens[I].Match;
    }
  }
  return std::nullopt;
}

} // namespace clang::tidy::coro
