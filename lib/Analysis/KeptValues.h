// What a coroutine keeps in a local variable from before a suspension, and uses after it.
#ifndef CORO_TIDY_ANALYSIS_KEPTVALUES_H
#define CORO_TIDY_ANALYSIS_KEPTVALUES_H

#include "Analysis/Suspensions.h"
#include "llvm/ADT/STLFunctionalExtras.h"

namespace clang::tidy::coro {

/// A value that a local got before a suspension.
struct KeptValue {
  const VarDecl *Local;
  const Expr *Value;      ///< the initialiser, or what was assigned
  const DeclRefExpr *Use; ///< the first use that is reached behind a suspension
  llvm::SmallVector<const Suspension *, 2> At; ///< on the way to it
};

/// Calls \p Found for each local of the coroutine whose initialiser or assigned value satisfies \p Concerns, and which
/// has a use that satisfies \p Counts and is reached from there behind a suspension, with no new value on the way. Each
/// local is found once. Uses inside of lambdas are not seen.
void forEachKeptValue(
    const Suspensions &Points,
    llvm::function_ref<bool(const VarDecl &, const Expr &)> Concerns,
    llvm::function_ref<bool(const DeclRefExpr &)> Counts,
    llvm::function_ref<void(const KeptValue &)> Found);

} // namespace clang::tidy::coro

#endif
