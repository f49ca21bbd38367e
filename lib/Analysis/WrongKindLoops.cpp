// Generators that are awaited, tasks that are iterated.
#include "Analysis/IterationFix.h"
#include "Analysis/WrongKindFinder.h"
#include "clang/AST/ExprCXX.h"
#include "clang/Basic/DiagnosticSema.h"

namespace clang::tidy::coro {

void WrongKindFinder::awaitedGenerator(const LoggedError &E,
                                       SourceLocation Operand, QualType T) {
  const TypeFacets &Facets = Model.facets(T);
  if (Facets.Kind != TypeKind::Generator &&
      Facets.Kind != TypeKind::AsyncGenerator)
    return;
  if (Operand.isMacroID()) {
    add(Misuse::AwaitedGenerator, Operand, T);
    return;
  }
  const SourceTokens &Tokens = Code.tokens(Operand);
  std::optional<unsigned> First = Tokens.at(Operand);
  if (!First || *First == 0)
    return;
  // An await_transform stands at the keyword, its operand behind it.
  if (Tokens.text(*First) == "co_await")
    ++*First;
  unsigned Await = *First - 1;
  while (Await > 0 && Tokens.text(Await) == "(")
    --Await;
  if (Tokens.text(Await) != "co_await")
    return;
  WrongKind *W = add(Misuse::AwaitedGenerator, Tokens.begin(Await), T);
  if (!W)
    return;
  std::optional<TokenSpan> Span = spanOf(E, 0);
  if (!Span || Span->Begin != *First)
    if (std::optional<unsigned> End = Tokens.find(*First, {";", ",", ":", "?"}))
      Span = TokenSpan{*First, *End};
  if (!Span || Span->empty())
    return;
  W->Operand = Tokens.range(*Span);
  if (InInstantiation)
    return;
  W->Fixes = awaitedRangeFix(Await, *Span, Tokens, Facets);
  if (Facets.Range != RangeKind::AsyncNext || !W->Fixes.empty())
    return;
  // As the condition of a loop it asks for one element after another. Elsewhere one may be meant, or all of them.
  auto Next = nextElementFix(*Span, Tokens, T, awaitPlace(*W), Model);
  (isWhileCondition(Await, *Span, Tokens) ? W->Fixes : W->Suggestion) = Next;
}

/// `it = generator.begin()` is an awaitable that gives the iterator, and not the iterator.
bool WrongKindFinder::unawaitedIterator(const LoggedError &E, unsigned Range,
                                        QualType T) {
  if (T.isNull() || !Model.facets(T).isAwaitable() || Range >= E.Ranges.size())
    return false;
  SourceRange Name = E.Ranges[Range].getAsRange();
  const Expr *Piece = Code.pieceAt(Name);
  const auto *Ref = dyn_cast_or_null<DeclRefExpr>(
      Piece ? Piece->IgnoreParenImpCasts() : nullptr);
  const auto *Local = Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
  const Expr *Init = Local ? Local->getInit() : nullptr;
  if (!Init || !Local->getType()->getContainedAutoType())
    return false;
  const auto *Begin =
      dyn_cast<CXXMemberCallExpr>(Init->IgnoreUnlessSpelledInSource());
  if (!Begin || !Begin->getMethodDecl())
    return false;
  const TypeFacets &Generator =
      Model.facets(Begin->getImplicitObjectArgument()->getType());
  if (Generator.Kind != TypeKind::AsyncGenerator)
    return false;
  WrongKind *W = add(Misuse::UnawaitedIterator, Begin->getBeginLoc(), T);
  if (!W || InInstantiation)
    return true;
  W->Operand = Begin->getSourceRange();
  W->Fixes = awaitFix(Begin, awaitPlace(*W), Model);
  return true;
}

void WrongKindFinder::rangeFor(const LoggedError &E) {
  QualType T = argumentType(E, 0);
  for (const LoggedNote &Note : E.Notes)
    if (Note.ID == diag::note_for_range_invalid_iterator &&
        Note.Arguments.size() > 1)
      T = Note.Arguments[1].Type;
  if (T.isNull())
    return;
  const TypeFacets &Facets = Model.facets(T);
  bool IsAsync = Facets.Kind == TypeKind::AsyncGenerator;
  if (!IsAsync && !isTask(T))
    return;
  SourceLocation Colon = E.Loc;
  if (!IsAsync && Colon.isMacroID()) {
    add(Misuse::IteratedTask, Colon, T);
    return;
  }
  if (Colon.isMacroID())
    return;
  std::optional<WrittenRangeFor> For =
      writtenRangeFor(Colon, Code.tokens(Colon));
  Misuse Kind = IsAsync ? Misuse::IteratedAsyncGenerator : Misuse::IteratedTask;
  if (!For) {
    add(Kind, Colon, T);
    return;
  }
  const SourceTokens &Tokens = Code.tokens(Colon);
  WrongKind *W = add(Kind, Tokens.begin(For->Range.Begin), T);
  if (!W)
    return;
  W->Operand = Tokens.range(For->Range);
  if (InInstantiation)
    return;
  W->Fixes = IsAsync ? asyncIterationFix(*For, Tokens, T, awaitPlace(*W), Model)
                     : iteratedTaskFix(*For, Tokens, T, awaitPlace(*W), Model);
}

} // namespace clang::tidy::coro
