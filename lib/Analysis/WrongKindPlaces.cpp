// Where a misuse in the compiler's errors is to be reported, and what stands there.
#include "Analysis/WrittenType.h"
#include "Analysis/WrongKindFinder.h"

namespace clang::tidy::coro {

/// Where an error at \p Loc is to be reported: at the argument of a macro, at the expansion where the user's own macro
/// is at fault, nowhere for other people's code.
std::optional<SourceLocation>
WrongKindFinder::placeOf(SourceLocation Loc) const {
  if (Loc.isInvalid())
    return std::nullopt;
  if (Loc.isMacroID()) {
    if (Sources.isMacroArgExpansion(Loc))
      Loc = Sources.getFileLoc(Loc);
    else if (Sources.isInSystemHeader(Sources.getSpellingLoc(Loc)))
      return std::nullopt;
    else
      Loc = Sources.getExpansionLoc(Loc);
  }
  if (Sources.isInSystemHeader(Loc))
    return std::nullopt;
  return Loc;
}

/// How the operator is spelled that \p E is about.
llvm::StringRef WrongKindFinder::operatorText(const LoggedError &E) {
  SourceLocation Loc = Sources.getSpellingLoc(E.Loc);
  return Code.text({Loc, Loc});
}

/// The tokens of the range number \p Range, if it is written in a file.
std::optional<TokenSpan> WrongKindFinder::spanOf(const LoggedError &E,
                                                 unsigned Range) {
  if (Range >= E.Ranges.size())
    return std::nullopt;
  SourceRange R = E.Ranges[Range].getAsRange();
  if (R.isInvalid() || R.getBegin().isMacroID() || R.getEnd().isMacroID())
    return std::nullopt;
  return Code.tokens(R.getBegin()).span(R);
}

/// The type of the operand that is the range number \p Range, where the error does not name it.
QualType WrongKindFinder::typeAt(const LoggedError &E, unsigned Range) {
  SourceRange R = E.Ranges[Range].getAsRange();
  if (const Expr *Piece = Code.pieceAt(R))
    return Piece->getType();
  std::optional<TokenSpan> Span = spanOf(E, Range);
  return Span ? typeOfWritten(*Span, Code.tokens(R.getBegin()),
                              Code.functionAround(R.getBegin()))
              : QualType();
}

/// Whether what is written at \p Loc stands in a coroutine that can await a value of type \p T.
bool WrongKindFinder::canAwaitIn(SourceLocation Loc, QualType T) {
  AwaitPlace At{Code.functionAround(Loc), Code.isInHandler(Loc), false};
  At.IsWrittenAsCoroutine = isMeantAsCoroutine(At.Function);
  return canAwaitAt(T, At, Model);
}

/// Whether \p F is a coroutine by its source, or becomes one by the co_await that it lacks: it returns a task, and has
/// no return.
bool WrongKindFinder::isMeantAsCoroutine(const FunctionDecl *F) {
  return Code.isWrittenAsCoroutine(F) ||
         (F && Model.resultFacets(F).isTask() &&
          Model.resultFacets(F).isCoroutine() && !Code.firstOf(F, {"return"}));
}

/// A new misuse at \p Loc, or null if it has been said or is nobody's.
WrongKind *WrongKindFinder::add(Misuse Kind, SourceLocation Loc,
                                QualType Type) {
  std::optional<SourceLocation> At = placeOf(Loc);
  if (!At || !Seen.insert(*At).second)
    return nullptr;
  WrongKind W;
  W.Kind = Kind;
  W.Loc = *At;
  W.Type = Type;
  W.Function = Code.functionAround(Loc);
  W.InHandler = Code.isInHandler(Loc);
  W.IsCoroutine = isMeantAsCoroutine(W.Function);
  Found.push_back(std::move(W));
  return &Found.back();
}

} // namespace clang::tidy::coro
