// Where a function iterates its generators, and which of them run to their end there.
#ifndef CORO_TIDY_ANALYSIS_ITERATIONS_H
#define CORO_TIDY_ANALYSIS_ITERATIONS_H

#include "Model/CoroutineModel.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"
#include "llvm/ADT/MapVector.h"

namespace clang::tidy::coro {

/// One call of begin() on a generator.
struct Iteration {
  const DeclRefExpr *Generator;
  const Stmt *Loop =
      nullptr; ///< the loop that it begins; null if it is begun by hand
  bool RunsToEnd =
      false; ///< the loop can only be left at the generator's end, or with the function
  const Stmt *RepeatedBy =
      nullptr; ///< a loop around it that comes back to it for sure, and does not make the generator
};

/// What a function does with one of its generators.
struct GeneratorUses {
  llvm::SmallVector<Iteration, 2> Iterations;
  bool HasOthers = false; ///< something else happens to it, too
};

/// The generators of a function by the variable that holds them, and those that a range-for makes itself.
struct Iterations {
  llvm::MapVector<const VarDecl *, GeneratorUses> Locals;
  llvm::SmallVector<const CXXForRangeStmt *, 2> OverTemporaries;
};

/// Finds the iterations in \p Body; nested functions are not entered.
Iterations iterationsOf(const Stmt *Body, CoroutineModel &Model);

/// Whether \p T is a generator that is iterated by begin() and end(), once.
bool isSinglePassGenerator(QualType T, CoroutineModel &Model);

} // namespace clang::tidy::coro

#endif
