// Writes NOLINT comments into a file.
#include "Driver/InsertSuppressions.h"
#include "Driver/NolintComments.h"
#include "clang/Basic/LangOptions.h"
#include "clang/Lex/Lexer.h"
#include "llvm/ADT/StringExtras.h"

namespace clang::tidy::coro {
namespace {

/// A comment that makes its line longer than this goes on a line of its own.
constexpr size_t LongestLine = 100;

class Inserter {
public:
  Inserter(llvm::StringRef Text, llvm::StringRef Reason)
      : Text(Text), Reason(Reason), Known(Text) {
    LineBegins.push_back(0);
    for (size_t At = 0; At != Text.size(); ++At)
      if (Text[At] == '\n')
        LineBegins.push_back(At + 1);
    findLongTokens();
  }

  bool add(unsigned Line, const std::set<std::string> &Checks) {
    if (Line == 0 || Line > LineBegins.size())
      return false;
    return extend(Line, Checks) || addAtEnd(Line, Checks) ||
           addAbove(Line, Checks);
  }

  std::string result() const {
    std::string Made;
    size_t At = 0;
    for (const auto &[Offset, Inserted] : Insertions) {
      Made += Text.slice(At, Offset);
      Made += Inserted;
      At = Offset;
    }
    return Made + Text.substr(At).str();
  }

private:
  /// Nothing can be written inside the tokens that are longer than a line: raw strings and comments.
  void findLongTokens() {
    LangOptions Language;
    Language.CPlusPlus = Language.CPlusPlus11 = Language.CPlusPlus20 = true;
    Language.RawStringLiterals = true;
    // The lexer wants a zero at the end.
    Copy = Text.str();
    Lexer Lex(SourceLocation::getFromRawEncoding(1), Language, Copy.data(),
              Copy.data(), Copy.data() + Copy.size());
    Lex.SetKeepWhitespaceMode(true);
    Token Tok;
    bool IsLast = false;
    while (!IsLast) {
      size_t Begin = Lex.getBufferLocation() - Copy.data();
      IsLast = Lex.LexFromRawLexer(Tok);
      llvm::StringRef Spelling = Text.substr(Begin, Tok.getLength());
      if (Tok.isNot(tok::unknown) && Spelling.contains('\n'))
        LongTokens.push_back({Begin, Begin + Spelling.size()});
    }
  }

  bool isInToken(size_t Offset) const {
    return llvm::any_of(LongTokens, [&](const auto &Range) {
      return Range.first < Offset && Offset < Range.second;
    });
  }

  llvm::StringRef textOf(unsigned Line) const {
    return Text.substr(LineBegins[Line - 1]).take_until([](char C) {
      return C == '\n';
    });
  }

  std::string comment(llvm::StringRef Word,
                      const std::set<std::string> &Checks) const {
    return Word.str() + "(" + llvm::join(Checks, ", ") + ")" +
           (Reason.empty() ? "" : ": " + Reason.str());
  }

  /// Adds the names to a comment that covers the line and has names.
  bool extend(unsigned Line, const std::set<std::string> &Checks) {
    for (const NolintComment &There : Known.comments()) {
      bool IsOurs =
          (There.Kind == NolintComment::ThisLine && There.Line == Line) ||
          (There.Kind == NolintComment::NextLine && There.Line + 1 == Line);
      if (!IsOurs || There.Items.empty())
        continue;
      Insertions[There.Items.back().Offset + There.Items.back().Glob.size()] +=
          ", " + llvm::join(Checks, ", ");
      return true;
    }
    return false;
  }

  bool addAtEnd(unsigned Line, const std::set<std::string> &Checks) {
    llvm::StringRef Written = textOf(Line).rtrim();
    // Behind a backslash nothing can stand, and a line comment before it would swallow the next line.
    bool IsContinued = Written.consume_back("\\");
    Written = Written.rtrim();
    size_t End = LineBegins[Line - 1] + Written.size();
    std::string Added = IsContinued ? " /* " + comment("NOLINT", Checks) + " */"
                                    : "  // " + comment("NOLINT", Checks);
    if (isInToken(End) || (!IsContinued && isInLineComment(Line)) ||
        (!IsContinued && Written.size() + Added.size() > LongestLine))
      return false;
    Insertions[End] += Added;
    return true;
  }

  /// Whether the line goes on a comment that the line above began: "// …\".
  bool isInLineComment(unsigned Line) const {
    return isInToken(LineBegins[Line - 1]);
  }

  bool addAbove(unsigned Line, const std::set<std::string> &Checks) {
    size_t Begin = LineBegins[Line - 1];
    bool FollowsBackslash =
        Line > 1 && textOf(Line - 1).rtrim().ends_with("\\");
    if (isInToken(Begin) || FollowsBackslash)
      return false;
    llvm::StringRef Written = textOf(Line);
    llvm::StringRef End = Written.ends_with("\r") ? "\r\n" : "\n";
    llvm::StringRef Indent =
        Written.take_while([](char C) { return C == ' ' || C == '\t'; });
    Insertions[Begin] +=
        (Indent + "// " + comment("NOLINTNEXTLINE", Checks) + End).str();
    return true;
  }

  llvm::StringRef Text, Reason;
  NolintComments Known;
  std::string Copy;
  std::vector<size_t> LineBegins;
  std::vector<std::pair<size_t, size_t>> LongTokens;
  std::map<size_t, std::string> Insertions; ///< by offset
};

} // namespace

SuppressedText withSuppressions(llvm::StringRef Text,
                                const ChecksByLine &Wanted,
                                llvm::StringRef Reason) {
  Inserter Into(Text, Reason);
  SuppressedText Made;
  for (const auto &[Line, Checks] : Wanted)
    if (!Into.add(Line, Checks))
      Made.Failed.push_back(Line);
  Made.Text = Into.result();
  return Made;
}

} // namespace clang::tidy::coro
