// What a piece of code mentions, lambdas in it included.
#ifndef CORO_TIDY_ANALYSIS_MENTIONS_H
#define CORO_TIDY_ANALYSIS_MENTIONS_H

#include "Analysis/DeclSet.h"
#include "clang/AST/DynamicRecursiveASTVisitor.h"
#include "clang/AST/ExprCXX.h"
#include "llvm/ADT/DenseMap.h"

namespace clang::tidy::coro {

/// The variables and members that a piece of code mentions, lambdas included.
class Mentions : public ConstDynamicRecursiveASTVisitor {
public:
  DeclSet Found;
  llvm::DenseMap<const ValueDecl *, const Expr *> First;
  bool This = false;
  const Expr *FirstThis = nullptr;

  bool VisitDeclRefExpr(const DeclRefExpr *Ref) override {
    if (isa<VarDecl, BindingDecl>(Ref->getDecl()))
      add(Ref->getDecl(), Ref);
    return true;
  }
  bool VisitMemberExpr(const MemberExpr *Member) override {
    if (isa<FieldDecl>(Member->getMemberDecl()))
      add(Member->getMemberDecl(), Member);
    return true;
  }
  bool VisitCXXThisExpr(const CXXThisExpr *E) override {
    This = true;
    if (!FirstThis)
      FirstThis = E;
    return true;
  }

private:
  void add(const ValueDecl *D, const Expr *Where) {
    const auto *Canonical = cast<ValueDecl>(D->getCanonicalDecl());
    Found.insert(Canonical);
    First.try_emplace(Canonical, Where);
  }
};

} // namespace clang::tidy::coro

#endif
