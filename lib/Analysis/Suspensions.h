// Where a coroutine can suspend, and which of these places lie on the way from one expression to another.
#ifndef CORO_TIDY_ANALYSIS_SUSPENSIONS_H
#define CORO_TIDY_ANALYSIS_SUSPENSIONS_H

#include "Analysis/FunctionCFG.h"
#include "Model/CoroutineModel.h"
#include "clang-tidy/ClangTidyCheck.h"
#include "clang/AST/ExprCXX.h"
#include "llvm/ADT/BitVector.h"
#include "llvm/ADT/DenseMap.h"
#include <memory>
#include <vector>

namespace clang::tidy::coro {

/// Whether evaluating \p S may hand control to somebody else before the coroutine goes on: a `co_yield`, or a
/// `co_await`, also one that a range-for makes.
///
/// No suspension is an await whose awaiter is always ready, or resumes its coroutine at once (`co_await` that asks for
/// the promise or the executor), and that of an expected- or optional-like value: it only returns early. A task may
/// suspend, whatever its body is known to do: its author may change that at any time.
bool maySuspend(const Stmt *S, CoroutineModel &Model);

/// One place where a coroutine may suspend in its body.
struct Suspension {
  const Expr *Where; ///< the co_await or co_yield
  const CFGBlock *Block;
  unsigned Index; ///< of the element in the block
};

/// The suspension points of one coroutine, in source order, on its control-flow graph. The initial and the final one
/// are not among them: nothing of the body is alive there.
class Suspensions {
public:
  Suspensions(std::unique_ptr<FunctionCFG> Graph, CoroutineModel &Model);

  FunctionCFG &graph() const { return *Graph; }
  llvm::ArrayRef<Suspension> points() const { return Points; }

  /// The suspensions that a path from behind \p From to \p To leads through, none of \p Stops being evaluated on the
  /// way. \p From and \p To are expressions or statements of the body, or null for its entry and its end. Empty also
  /// when one of them is no element of the graph.
  ///
  /// A definition that is valid until it is made anew is among its own stops, or a loop leads back to it.
  llvm::SmallVector<const Suspension *, 2>
  between(const Stmt *From, const Stmt *To,
          llvm::ArrayRef<const Stmt *> Stops = {}) const;

  /// Whether some path reaches \p S behind a suspension.
  bool isBehind(const Stmt *S) const { return !between(nullptr, S).empty(); }

  /// Whether \p A is evaluated before \p B on the way forward, loops aside.
  bool comesBefore(const Stmt *A, const Stmt *B) const;

  /// Whether \p S is an element of the graph: evaluated on some path.
  bool contains(const Stmt *S) const { return Places.contains(S); }

private:
  struct Place {
    const CFGBlock *Block;
    unsigned Index;
  };
  class Walk;

  std::unique_ptr<FunctionCFG> Graph;
  std::vector<Suspension> Points;
  llvm::DenseMap<const Stmt *, Place> Places;
};

/// The suspensions of the coroutine \p F, found once per translation unit. Null for what is no coroutine or never
/// suspends in its body, for uninstantiated templates, for expected-like coroutines, and where the compiler saw an error:
/// an expression is missing from the AST there.
const Suspensions *suspensionsOf(const FunctionDecl &F, CoroutineModel &Model);

/// Adds a note for each of \p At to the finding that \p Check made last.
void noteSuspensions(ClangTidyCheck &Check,
                     llvm::ArrayRef<const Suspension *> At);

} // namespace clang::tidy::coro

#endif
