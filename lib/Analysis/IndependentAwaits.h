// Awaits one after the other that do not need each other's results, and could be under way at once.
#ifndef CORO_TIDY_ANALYSIS_INDEPENDENTAWAITS_H
#define CORO_TIDY_ANALYSIS_INDEPENDENTAWAITS_H

#include "Analysis/DeclSet.h"
#include "Model/CoroutineModel.h"
#include "clang/AST/ExprCXX.h"

namespace clang::tidy::coro {

/// An await of a call that asks for something, and is given values only.
struct AskingAwait {
  const CoawaitExpr *Await = nullptr;
  const CallExpr *Call = nullptr;
  DeclSet Given; ///< variables in the arguments
  bool IsStarted =
      false; ///< by a function that spawns, or as an eager task in a variable: and awaited at once
  explicit operator bool() const { return Await; }
};

/// Two of them in a row.
struct AwaitsInARow {
  AskingAwait First, Second;
};

struct IndependentAwaits {
  std::vector<AwaitsInARow> Rows;
  std::vector<AskingAwait>
      Loops; ///< what a loop awaits for each of its elements, and only gathers
};

/// Those of \p F. None where \p F holds a lock or a permit somewhere: then the order may matter.
///
/// A call asks if it is named so (`load`, `fetchPage`), and gives a value for what it is given: its parameters are values
/// or references to const ones, and it has no object. What the awaits share is then nothing that one of them changes.
IndependentAwaits independentAwaits(const FunctionDecl &F,
                                    CoroutineModel &Model);

} // namespace clang::tidy::coro

#endif
