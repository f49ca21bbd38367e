// The fix-it that inserts a missing co_await, where it is sure to compile.
#include "Analysis/AwaitFix.h"
#include "Analysis/Discarded.h"
#include "clang/AST/ExprCXX.h"
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

llvm::SmallVector<FixItHint, 2> awaitFix(const Expr *E, const AwaitPlace &Place,
                                         CoroutineModel &Model) {
  if (!Place.Function || Place.InHandler || !coroutineBody(Place.Function))
    return {};
  const CXXRecordDecl *Promise = promiseOfCoroutine(Place.Function);
  if (!Promise)
    Promise = Model.resultFacets(Place.Function).Promise;
  if (!Promise || !Model.canAwait(Promise, E->getType()))
    return {};

  const SourceManager &SM = Model.context().getSourceManager();
  SourceLocation Begin = E->getBeginLoc();
  SourceLocation End = Lexer::getLocForEndOfToken(
      E->getEndLoc(), 0, SM, Model.context().getLangOpts());
  if (Begin.isInvalid() || End.isInvalid() || Begin.isMacroID() ||
      E->getEndLoc().isMacroID())
    return {};

  bool Inner = bindsLooserThanAwait(E);
  std::string Before = std::string(Place.IsPostfixBase ? "(" : "") +
                       "co_await " + (Inner ? "(" : "");
  std::string After =
      std::string(Inner ? ")" : "") + (Place.IsPostfixBase ? ")" : "");
  llvm::SmallVector<FixItHint, 2> Fixes{
      FixItHint::CreateInsertion(Begin, Before)};
  if (!After.empty())
    Fixes.push_back(FixItHint::CreateInsertion(End, After));
  return Fixes;
}

} // namespace clang::tidy::coro
