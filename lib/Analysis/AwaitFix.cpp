// The fix-it that inserts a missing co_await, where it is sure to compile.
#include "Analysis/AwaitFix.h"
#include "Analysis/Discarded.h"
#include "clang/AST/ExprCXX.h"
#include "clang/Basic/CharInfo.h"
#include "clang/Lex/Lexer.h"

namespace clang::tidy::coro {

bool bindsLooserThanAwait(const Expr *E) {
  if (isa<ParenExpr>(E))
    return false;
  E = withoutWrappers(E);
  if (isa<BinaryOperator, AbstractConditionalOperator, CXXThrowExpr>(E))
    return true;
  const auto *Operator = dyn_cast<CXXOperatorCallExpr>(E);
  if (!Operator)
    return false;
  switch (Operator->getOperator()) {
  case OO_Call:
  case OO_Subscript:
  case OO_Arrow:
  case OO_Coawait:
    return false;
  default:
    return Operator->getNumArgs() == 2 &&
           Operator->getOperator() != OO_PlusPlus &&
           Operator->getOperator() != OO_MinusMinus;
  }
}

bool canAwaitAt(QualType T, const AwaitPlace &Place, CoroutineModel &Model) {
  if (!Place.Function || Place.InHandler ||
      !(Place.IsWrittenAsCoroutine || coroutineBody(Place.Function)))
    return false;
  const CXXRecordDecl *Promise = promiseOfCoroutine(Place.Function);
  if (!Promise)
    Promise = Model.resultFacets(Place.Function).Promise;
  return Promise && Model.canAwait(Promise, T);
}

static llvm::SmallVector<FixItHint, 2> insertAwait(SourceLocation Begin,
                                                   SourceLocation End,
                                                   bool Parenthesize,
                                                   bool IsPostfixBase) {
  std::string Before = std::string(IsPostfixBase ? "(" : "") + "co_await " +
                       (Parenthesize ? "(" : "");
  std::string After =
      std::string(Parenthesize ? ")" : "") + (IsPostfixBase ? ")" : "");
  llvm::SmallVector<FixItHint, 2> Fixes{
      FixItHint::CreateInsertion(Begin, Before)};
  if (!After.empty())
    Fixes.push_back(FixItHint::CreateInsertion(End, After));
  return Fixes;
}

llvm::SmallVector<FixItHint, 2> awaitFix(const Expr *E, const AwaitPlace &Place,
                                         CoroutineModel &Model) {
  if (!canAwaitAt(E->getType(), Place, Model))
    return {};
  const SourceManager &SM = Model.context().getSourceManager();
  SourceLocation Begin = E->getBeginLoc();
  SourceLocation End = Lexer::getLocForEndOfToken(
      E->getEndLoc(), 0, SM, Model.context().getLangOpts());
  if (Begin.isInvalid() || End.isInvalid() || Begin.isMacroID() ||
      E->getEndLoc().isMacroID())
    return {};
  return insertAwait(Begin, End, bindsLooserThanAwait(E), Place.IsPostfixBase);
}

bool isCastExpression(TokenSpan Span, const SourceTokens &Tokens) {
  for (unsigned I = Span.Begin; I < Span.End; ++I) {
    if (std::optional<unsigned> Close = Tokens.match(I)) {
      I = *Close;
      continue;
    }
    llvm::StringRef Text = Tokens.text(I);
    // Template arguments look like comparisons: parentheses too many do no harm.
    if (Tokens.isIdentifier(I) || Text == "." || Text == "->" || Text == "::" ||
        isDigit(Text.front()) || Text.front() == '"' ||
        (I == Span.Begin && (Text == "*" || Text == "&" || Text == "!" ||
                             Text == "-" || Text == "+" || Text == "~")))
      continue;
    return false;
  }
  return true;
}

llvm::SmallVector<FixItHint, 2> awaitFix(TokenSpan Span,
                                         const SourceTokens &Tokens, QualType T,
                                         const AwaitPlace &Place,
                                         CoroutineModel &Model) {
  if (Span.empty() || !canAwaitAt(T, Place, Model))
    return {};
  return insertAwait(Tokens.begin(Span.Begin), Tokens.end(Span.End - 1),
                     !isCastExpression(Span, Tokens), Place.IsPostfixBase);
}

} // namespace clang::tidy::coro
