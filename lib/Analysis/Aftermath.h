// What a function does after it has started work that nobody owns: whether it leaves, and whether it waits.
#ifndef CORO_TIDY_ANALYSIS_AFTERMATH_H
#define CORO_TIDY_ANALYSIS_AFTERMATH_H

#include "Analysis/Derivations.h"
#include "Analysis/FunctionCFG.h"
#include "Analysis/Mentions.h"
#include "Analysis/WorkStarts.h"

namespace clang::tidy::coro {

/// What happens in a function after a start.
class Aftermath {
public:
  Aftermath(const FunctionDecl &F, const FunctionCFG &Graph,
            CoroutineModel &Model)
      : F(F), Graph(Graph), Model(Model) {
    Body.TraverseStmt(F.getBody());
    Sources.TraverseStmt(F.getBody());
  }

  /// Whether the function may leave the scope of \p Local behind \p Start.
  bool leaves(const VarDecl *Local, const Expr *Start) const;
  /// Whether something behind \p Start may wait until the work is done.
  bool mayWait(const Expr *Start, const Expr *Work) const;

private:
  bool isBehind(const Expr *E, const Expr *Start) const;
  bool waits(const CallExpr *Call, const Mentions &Given) const;
  bool joinsByDestructor(const Expr *Start) const;

  const FunctionDecl &F;
  const FunctionCFG &Graph;
  CoroutineModel &Model;
  CallsInOrder Body;
  Derivations Sources;
};

} // namespace clang::tidy::coro

#endif
