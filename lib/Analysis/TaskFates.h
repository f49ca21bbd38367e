// What becomes of each task that a function makes, in the statement that makes it.
#ifndef CORO_TIDY_ANALYSIS_TASKFATES_H
#define CORO_TIDY_ANALYSIS_TASKFATES_H

#include "Model/CoroutineModel.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"

namespace clang::tidy::coro {

enum class FateKind : uint8_t {
  Unknown,   ///< an argument of something, captured, part of something bigger…
  Awaited,   ///< done by the end of the full-expression
  Returned,  ///< handed to the caller
  Discarded, ///< thrown away: an eager one runs on
  Spawned,   ///< runs on without its maker
  InLocal,   ///< in a local variable, which may be a container of tasks
  Kept, ///< in a member, or in what a reference names: it outlives the function
  Iterated, ///< the range of a loop
};

/// One task or generator that a function makes.
struct MadeTask {
  const CallExpr *Call; ///< that makes it
  FateKind Fate = FateKind::Unknown;
  /// From the call on, what its value went through: casts, wrappers such as `when_all`, the call that took it.
  llvm::SmallVector<const Expr *, 6> Carriers;
  const VarDecl *Local = nullptr;  ///< InLocal: the variable
  const CallExpr *Spawn = nullptr; ///< the call that started it
  bool InScope = false; ///< the call that started it is a member of a scope
};

/// The tasks and generators that the body of \p F makes, those of lambdas inside left out, in source order. Empty for
/// templates as they are written.
std::vector<MadeTask> tasksMadeIn(const FunctionDecl &F, CoroutineModel &Model);

/// Whether an object of type \p T is, or holds, something that is still to be awaited: a task, a sender, a tuple or a
/// container of them.
bool holdsTask(QualType T, CoroutineModel &Model);

} // namespace clang::tidy::coro

#endif
