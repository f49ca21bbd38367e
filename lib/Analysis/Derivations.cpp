// Which variables of a function are made from which others.
#include "Analysis/Derivations.h"

namespace clang::tidy::coro {

void addMentions(const Stmt *S, DeclSet &To) {
  struct Visitor : ConstDynamicRecursiveASTVisitor {
    DeclSet *To;
    bool VisitDeclRefExpr(const DeclRefExpr *Ref) override {
      const ValueDecl *Named = Ref->getDecl();
      if (const auto *Binding = dyn_cast<BindingDecl>(Named))
        Named = cast<ValueDecl>(Binding->getDecomposedDecl());
      To->insert(cast<ValueDecl>(Named->getCanonicalDecl()));
      return true;
    }
    bool VisitMemberExpr(const MemberExpr *Member) override {
      To->insert(cast<ValueDecl>(Member->getMemberDecl()->getCanonicalDecl()));
      return true;
    }
    bool TraverseLambdaExpr(const LambdaExpr *) override { return true; }
  } V;
  V.To = &To;
  if (S)
    V.TraverseStmt(S);
}

bool Derivations::VisitVarDecl(const VarDecl *Local) {
  if (Local->getInit())
    addMentions(Local->getInit(), From[Local->getCanonicalDecl()]);
  return true;
}

bool Derivations::VisitBinaryOperator(const BinaryOperator *Assignment) {
  const auto *Target =
      dyn_cast<DeclRefExpr>(Assignment->getLHS()->IgnoreParens());
  if (Assignment->isAssignmentOp() && Target)
    addMentions(Assignment->getRHS(),
                From[cast<ValueDecl>(Target->getDecl()->getCanonicalDecl())]);
  return true;
}

void Derivations::addDerived(DeclSet &Derived) const {
  for (bool Grown = true; Grown;) {
    Grown = false;
    for (const auto &[Variable, Sources] : From)
      if (!Derived.contains(Variable) &&
          llvm::any_of(Sources, [&](const ValueDecl *Source) {
            return Derived.contains(Source);
          }))
        Grown |= Derived.insert(Variable).second;
  }
}

} // namespace clang::tidy::coro
