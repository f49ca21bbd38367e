// Whether it was for a function itself to end an object that it leaves behind.
#include "Analysis/LifecycleDuty.h"
#include "Analysis/Ancestors.h"
#include "clang/AST/DynamicRecursiveASTVisitor.h"
#include "clang/AST/StmtCXX.h"

namespace clang::tidy::coro {
namespace {

/// Whether the function means to give the permit back that \p Opened acquires: on the way on from there, and not only under a
/// condition or in a handler. Where that is so, what succeeds keeps the permit.
bool isGivenBack(const ObjectUses &Uses, const Expr *Opened, const Stmt *Body) {
  const auto Around = ancestorsOf(Opened, Body);
  const auto *Block =
      llvm::find_if(Around, [](const Stmt *S) { return isa<CompoundStmt>(S); });
  if (Block == Around.end())
    return false;
  return llvm::any_of(Uses.Uses, [&](const ObjectUse &Use) {
    if (Use.Kind != ObjectUseKind::End)
      return false;
    for (const Stmt *Ancestor : ancestorsOf(Use.Where, Body)) {
      if (Ancestor == *Block)
        return true;
      if (!isa<Expr, CompoundStmt, CXXTryStmt>(Ancestor))
        return false;
    }
    return false;
  });
}

/// Whether the path ends with a value for the caller, which may tell it that it holds the permit now.
bool returnsValue(const LifecycleFault &Fault) {
  if (const auto *Return = dyn_cast_or_null<CoreturnStmt>(Fault.Leaves))
    return Return->getOperand() &&
           !Return->getOperand()->getType()->isVoidType();
  return false;
}

/// Whether the path tells others that it holds the permit: between the acquire and its end it sets a flag that is not the
/// function's own.
bool isRemembered(const LifecycleFault &Fault, const Stmt *Body,
                  const SourceManager &Sources) {
  class FlagFinder : public ConstDynamicRecursiveASTVisitor {
  public:
    FlagFinder(const LifecycleFault &Fault, const SourceManager &Sources)
        : Fault(Fault), Sources(Sources) {}
    bool VisitBinaryOperator(const BinaryOperator *Assignment) override {
      if (!Assignment->isAssignmentOp() ||
          !isa<CXXBoolLiteralExpr>(Assignment->getRHS()->IgnoreParenImpCasts()))
        return true;
      const auto *Target =
          dyn_cast<DeclRefExpr>(Assignment->getLHS()->IgnoreParens());
      const auto *Flag =
          Target ? dyn_cast<VarDecl>(Target->getDecl()) : nullptr;
      bool IsOwn = Flag && Flag->hasLocalStorage() &&
                   !Flag->getType()->isReferenceType();
      SourceLocation Loc = Assignment->getExprLoc();
      return IsOwn ||
             !Sources.isBeforeInTranslationUnit(Fault.Opened->getExprLoc(),
                                                Loc) ||
             !Sources.isBeforeInTranslationUnit(Loc, Fault.At);
    }

  private:
    const LifecycleFault &Fault;
    const SourceManager &Sources;
  };
  return !FlagFinder(Fault, Sources).TraverseStmt(Body);
}

} // namespace

bool hadToEnd(const LifecycleFault &Fault, const ObjectUses &Uses,
              const Stmt *Body, const SourceManager &Sources) {
  switch (Fault.Of) {
  case LifecycleKind::Permit:
    return !returnsValue(Fault) && isGivenBack(Uses, Fault.Opened, Body) &&
           !isRemembered(Fault, Body, Sources);
  case LifecycleKind::Resource:
    return !mayEndItself(*Fault.Facets);
  case LifecycleKind::Scope:
    return Fault.Kind != LifecycleFaultKind::NeverEnded ||
           !mayEndItself(*Fault.Facets);
  }
  llvm_unreachable("unknown kind");
}

} // namespace clang::tidy::coro
