// The fix-it that inserts a missing co_await, where it is sure to compile.
#ifndef CORO_TIDY_ANALYSIS_AWAITFIX_H
#define CORO_TIDY_ANALYSIS_AWAITFIX_H

#include "Model/CoroutineModel.h"
#include "Support/SourceTokens.h"
#include "clang/Basic/Diagnostic.h"

namespace clang::tidy::coro {

/// Where an expression stands that may get a co_await.
struct AwaitPlace {
  const FunctionDecl *Function =
      nullptr;            ///< the innermost function or lambda around it
  bool InHandler = false; ///< inside a catch clause
  bool IsPostfixBase =
      false; ///< something such as `.member` or `(args)` follows it
  bool IsWrittenAsCoroutine =
      false; ///< it is a coroutine by its source, whatever the compiler made of it
};

/// Whether \p E binds looser than the operand of co_await ([expr.unary]), so that it needs parentheses behind one.
bool bindsLooserThanAwait(const Expr *E);

/// Whether `co_await` on a value of type \p T compiles at \p Place.
bool canAwaitAt(QualType T, const AwaitPlace &Place, CoroutineModel &Model);

/// The edits that turn \p E into `co_await E`, with parentheses where precedence asks for them.
///
/// Empty when that would not compile, or when it can't be told: the function is no coroutine, its promise can't await
/// the type, the place is a catch clause ([expr.await]/2), the code comes from a macro.
llvm::SmallVector<FixItHint, 2> awaitFix(const Expr *E, const AwaitPlace &Place,
                                         CoroutineModel &Model);

/// The same for the expression of type \p T that \p Span of \p Tokens spells, where there is no AST of it.
llvm::SmallVector<FixItHint, 2> awaitFix(TokenSpan Span,
                                         const SourceTokens &Tokens, QualType T,
                                         const AwaitPlace &Place,
                                         CoroutineModel &Model);

/// Whether the expression that \p Span of \p Tokens spells can be the operand of co_await as it is: no operator that
/// binds looser than a cast stands outside of its brackets.
bool isCastExpression(TokenSpan Span, const SourceTokens &Tokens);

} // namespace clang::tidy::coro

#endif
