// What is written below a statement, summed up: its awaits, what it mentions and assigns, whether it leaves.
#ifndef CORO_TIDY_ANALYSIS_CONTENTS_H
#define CORO_TIDY_ANALYSIS_CONTENTS_H

#include "Model/CoroutineModel.h"
#include "clang/AST/ExprCXX.h"
#include "llvm/ADT/SmallPtrSet.h"

namespace clang::tidy::coro {

/// The contents of a statement, nested functions left out.
struct Contents {
  std::vector<const CoawaitExpr *> Awaits;
  std::vector<const CallExpr *> Calls;
  std::vector<const CoreturnStmt *> Returns;
  llvm::SmallPtrSet<const ValueDecl *, 4> Mentioned, Assigned;
  llvm::SmallPtrSet<const ValueDecl *, 2>
      Stepped; ///< those of Assigned that are only incremented or decremented
  bool Leaves =
      false; ///< throws, returns, breaks, or calls what does not return
  bool HasLoop = false;
  bool AsksException =
      false; ///< current_exception(), dynamic_cast: which one it is
  bool AsksToken = false; ///< calls a member of a cancellation token
};

Contents contentsOf(const Stmt *S, CoroutineModel &Model);

} // namespace clang::tidy::coro

#endif
