// Which expressions of a function are evaluated and thrown away.
#ifndef CORO_TIDY_ANALYSIS_DISCARDED_H
#define CORO_TIDY_ANALYSIS_DISCARDED_H

#include "clang/AST/Expr.h"
#include "llvm/ADT/STLFunctionalExtras.h"

namespace clang::tidy::coro {

/// An expression whose value nobody takes ([expr.context]/2).
struct Discarded {
  const Expr *Written; ///< as it stands in the source, parentheses included
  const Expr *Value; ///< without the casts, parentheses and clean-ups around it
  bool ByAuthor = false; ///< thrown away in so many words: `(void)f();`
  bool InHandler =
      false; ///< inside a catch clause, where co_await may not stand ([expr.await]/2)
};

/// Calls \p Visit with each discarded-value expression below \p Body, the arms of conditional and comma operators one
/// by one. Functions and lambdas defined inside are not entered: they are functions of their own.
void forEachDiscarded(const Stmt *Body,
                      llvm::function_ref<void(const Discarded &)> Visit);

/// \p E without the nodes that neither name nor make a value: parentheses, clean-ups, temporaries and no-op casts.
const Expr *withoutWrappers(const Expr *E);

} // namespace clang::tidy::coro

#endif
