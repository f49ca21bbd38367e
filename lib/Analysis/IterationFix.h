// The fix-its for loops over what can't be iterated as it stands: a task, an awaited generator, an asynchronous one.
#ifndef CORO_TIDY_ANALYSIS_ITERATIONFIX_H
#define CORO_TIDY_ANALYSIS_ITERATIONFIX_H

#include "Analysis/AwaitFix.h"

namespace clang::tidy::coro {

/// The parts of `for (init; declaration : range) body`, as they are written.
struct WrittenRangeFor {
  unsigned For = 0, Open = 0, Colon = 0, Close = 0;
  bool HasInit = false;
  TokenSpan Declaration, Range;
};

/// The range-for whose colon stands at \p Colon; nothing if that is no such colon.
std::optional<WrittenRangeFor> writtenRangeFor(SourceLocation Colon,
                                               const SourceTokens &Tokens);

/// For a loop over a task of type \p T whose result is a range: await it first.
llvm::SmallVector<FixItHint, 2>
iteratedTaskFix(const WrittenRangeFor &For, const SourceTokens &Tokens,
                QualType T, const AwaitPlace &Place, CoroutineModel &Model);

/// For a loop over an asynchronous generator of type \p T: the loop with its awaits written out.
llvm::SmallVector<FixItHint, 2>
asyncIterationFix(const WrittenRangeFor &For, const SourceTokens &Tokens,
                  QualType T, const AwaitPlace &Place, CoroutineModel &Model);

/// For `for (x : co_await generator())` over a synchronous generator: no co_await. \p Await is that token, \p Operand
/// what follows. Empty where the co_await is not the whole range of a loop: what was meant can't be told.
llvm::SmallVector<FixItHint, 2> awaitedRangeFix(unsigned Await,
                                                TokenSpan Operand,
                                                const SourceTokens &Tokens,
                                                const TypeFacets &Facets);

/// For `co_await generator` on a named asynchronous generator of type \p T whose elements are awaited one by one: ask it
/// for the next one. Empty where the promise can't await that.
llvm::SmallVector<FixItHint, 2>
nextElementFix(TokenSpan Operand, const SourceTokens &Tokens, QualType T,
               const AwaitPlace &Place, CoroutineModel &Model);

/// Whether the co_await at \p Await with the operand \p Operand is the whole condition of a `while`, or initialises the
/// variable that is: it is awaited once for each element.
bool isWhileCondition(unsigned Await, TokenSpan Operand,
                      const SourceTokens &Tokens);

} // namespace clang::tidy::coro

#endif
