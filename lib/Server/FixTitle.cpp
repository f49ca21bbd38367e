// What a fix does, in words.
#include "Server/FixTitle.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/JSON.h"

namespace clang::tidy::coro {

/// Menus are narrow.
static constexpr size_t LongestQuote = 60;
static constexpr size_t MostPhrases = 2;

/// A stretch of text, and what takes its place.
struct Change {
  llvm::StringRef Path;
  unsigned Begin, End; ///< offsets
  std::string New;
};

/// Edits with nothing but text of one line between them are one change: what is put in front of an expression and behind
/// it is said with the expression.
static std::vector<Change>
changesOf(const Fix &Of,
          llvm::function_ref<llvm::StringRef(llvm::StringRef Path)> TextOf) {
  std::vector<Change> Changes;
  for (const Edit &E : Of.Edits) {
    unsigned Begin = E.At.Begin.Offset, End = E.At.End.Offset;
    if (!Changes.empty() && Changes.back().Path == E.At.Path &&
        Changes.back().End <= Begin) {
      Change &Last = Changes.back();
      llvm::StringRef Between = TextOf(E.At.Path).slice(Last.End, Begin);
      if (!Between.contains('\n')) {
        (Last.New += Between) += E.Replacement;
        Last.End = End;
        continue;
      }
    }
    Changes.push_back({E.At.Path, Begin, End, E.Replacement});
  }
  return Changes;
}

/// A change of signs alone says little: it is shown with its line.
static void widen(Change &To, llvm::StringRef Text) {
  auto HasWords = [](llvm::StringRef In) {
    return llvm::any_of(In, [](char C) { return llvm::isAlnum(C); });
  };
  llvm::StringRef Old = Text.slice(To.Begin, To.End);
  if (HasWords(Old) || HasWords(To.New) || Old.contains('\n') ||
      llvm::StringRef(To.New).contains('\n'))
    return;
  llvm::StringRef Before = Text.take_front(To.Begin);
  Before = Before.drop_front(Before.rfind('\n') + 1); // npos + 1 is 0
  llvm::StringRef After = Text.drop_front(To.End);
  After = After.take_until([](char C) { return C == '\n'; });
  To.New = (Before + To.New + After).str();
  To.Begin -= Before.size();
  To.End += After.size();
}

/// \p Text in one line, in quotes, as far as there is room for it.
static std::string quoted(llvm::StringRef Text) {
  llvm::SmallVector<llvm::StringRef, 16> Words;
  llvm::SplitString(Text, Words);
  std::string Line = llvm::join(Words, " ");
  if (Line.size() > LongestQuote) {
    Line.resize(LongestQuote);
    // Not in the middle of a character.
    while (!llvm::json::isUTF8(Line))
      Line.pop_back();
    Line += "…";
  }
  return "'" + Line + "'";
}

static std::string phrase(const Change &Of, llvm::StringRef Old) {
  llvm::StringRef New = Of.New;
  if (Old.trim().empty())
    return "insert " + quoted(New);
  if (New.trim().empty())
    return "remove " + quoted(Old);
  return "replace " + quoted(Old) + " with " + quoted(New);
}

std::string
titleOf(const Fix &Of,
        llvm::function_ref<llvm::StringRef(llvm::StringRef Path)> TextOf) {
  std::vector<Change> Changes = changesOf(Of, TextOf);
  std::vector<std::string> Phrases;
  for (Change &C : llvm::MutableArrayRef(Changes).take_front(MostPhrases)) {
    widen(C, TextOf(C.Path));
    Phrases.push_back(phrase(C, TextOf(C.Path).slice(C.Begin, C.End)));
  }
  std::string Title = llvm::join(Phrases, " and ");
  if (size_t More = Changes.size() - Phrases.size())
    Title += " (and " + std::to_string(More) +
             (More == 1 ? " more place)" : " more places)");
  return Title;
}

} // namespace clang::tidy::coro
