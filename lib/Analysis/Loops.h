// What a loop does between two of its rounds: suspend, leave, or neither.
#ifndef CORO_TIDY_ANALYSIS_LOOPS_H
#define CORO_TIDY_ANALYSIS_LOOPS_H

#include "clang/AST/ASTContext.h"
#include "clang/AST/Stmt.h"

namespace clang::tidy::coro {

enum class LoopKind : uint8_t {
  Normal,
  Endless, ///< its condition is always true, nothing leaves it, nothing suspends
  Spinning,  ///< does nothing but ask its condition, which it does not change
  Polling,   ///< the same with one co_await in each round
  DataSized, ///< works through a range of any length without suspending
};

/// A `while`, `do` or `for` statement, taken apart. Without a body where the condition declares a variable, which is made
/// anew in each round.
struct LoopParts {
  const Expr *Condition = nullptr;
  const Stmt *Body = nullptr;
  const Expr *Step = nullptr;
  bool AlwaysTrue = false; ///< there is no condition, or it is a constant
};

LoopParts partsOf(const Stmt *Loop, const ASTContext &Context);

/// What kind of loop \p Loop (while, do, for, range-for) is. Says Normal when in doubt: about dependent conditions,
/// conditions that do work, calls that do not return.
LoopKind kindOfLoop(const Stmt *Loop, const ASTContext &Context);

} // namespace clang::tidy::coro

#endif
