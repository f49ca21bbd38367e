// Locals that are moved into the call that makes a task, and used although they are moved from.
#ifndef CORO_TIDY_ANALYSIS_MOVESINTOTASKS_H
#define CORO_TIDY_ANALYSIS_MOVESINTOTASKS_H

#include "Model/CoroutineModel.h"
#include "clang/AST/ExprCXX.h"
#include <vector>

namespace clang::tidy::coro {

enum class MovedUseKind : uint8_t {
  After,    ///< on a path behind the call
  Receiver, ///< the call itself is made on the object
  Started,  ///< the call is made on a task that still uses the object
  Argument, ///< another argument of the same call, in no order ([expr.call]/8)
  Repeated, ///< by the same call, in the next round of a loop
};

struct MovedUse {
  MovedUseKind Kind;
  const VarDecl *Local;
  const CallExpr *Call; ///< that makes the task
  const Expr *Move;     ///< the argument or the initialiser of a capture
  const Expr *Use;
};

/// The uses in \p F of locals after they were moved into a task, at most one for each move. Empty for templates as they
/// are written.
std::vector<MovedUse> movedUses(const FunctionDecl &F, CoroutineModel &Model);

} // namespace clang::tidy::coro

#endif
