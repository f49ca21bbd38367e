// Which variables of a function are made from which others.
#ifndef CORO_TIDY_ANALYSIS_DERIVATIONS_H
#define CORO_TIDY_ANALYSIS_DERIVATIONS_H

#include "Analysis/DeclSet.h"
#include "clang/AST/DynamicRecursiveASTVisitor.h"
#include "clang/AST/ExprCXX.h"
#include "llvm/ADT/DenseMap.h"

namespace clang::tidy::coro {

/// Adds what \p S depends on: variables, members, and the functions that it calls. Lambdas are not entered.
void addMentions(const Stmt *S, DeclSet &To);

/// The variables of a function by what they are made from. To be filled by traversing a body.
class Derivations : public ConstDynamicRecursiveASTVisitor {
public:
  bool VisitVarDecl(const VarDecl *Local) override;
  bool VisitBinaryOperator(const BinaryOperator *Assignment) override;

  /// Adds all that is made from what is in \p Derived.
  void addDerived(DeclSet &Derived) const;

private:
  llvm::DenseMap<const ValueDecl *, DeclSet> From;
};

} // namespace clang::tidy::coro

#endif
