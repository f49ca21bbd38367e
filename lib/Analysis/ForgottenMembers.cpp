// Which tasks among its members a class forgets when it is closed.
#include "Analysis/ForgottenMembers.h"
#include "clang/AST/DynamicRecursiveASTVisitor.h"
#include "clang/AST/ExprCXX.h"
#include "llvm/ADT/SmallPtrSet.h"

namespace clang::tidy::coro {
namespace {

/// The members of `*this` that a body mentions, other than as the target of an assignment; and the member functions of
/// its own class that it calls.
class MentionedMembers : public ConstDynamicRecursiveASTVisitor {
public:
  llvm::SmallPtrSet<const FieldDecl *, 8> Fields;
  llvm::SmallPtrSet<const CXXMethodDecl *, 8> Calls;

  bool TraverseCXXOperatorCallExpr(const CXXOperatorCallExpr *Call) override {
    if (!Call->isAssignmentOp())
      return ConstDynamicRecursiveASTVisitor::TraverseCXXOperatorCallExpr(Call);
    return TraverseStmt(Call->getArg(1));
  }
  bool VisitMemberExpr(const MemberExpr *Member) override {
    if (!isa<CXXThisExpr>(Member->getBase()->IgnoreParenImpCasts()))
      return true;
    if (const auto *Field = dyn_cast<FieldDecl>(Member->getMemberDecl()))
      Fields.insert(Field);
    if (const auto *Method = dyn_cast<CXXMethodDecl>(Member->getMemberDecl()))
      Calls.insert(Method->getCanonicalDecl());
    return true;
  }
};

} // namespace

llvm::SmallVector<const FieldDecl *, 2>
forgottenMembers(const CXXMethodDecl &Close, CoroutineModel &Model) {
  llvm::SmallVector<const FieldDecl *, 2> Forgotten;
  const CXXRecordDecl *Class = Close.getParent();
  if (!endsItsClass(Close, Model) || !Close.getBody() || Class->isLambda())
    return Forgotten;

  llvm::SmallVector<const FieldDecl *, 4> Tasks;
  for (const FieldDecl *Field : Class->fields()) {
    const TypeFacets &Facets = Model.facets(Field->getType());
    if (Facets.isTask() && Facets.mustBeConsumed() &&
        !Field->getType()->isReferenceType())
      Tasks.push_back(Field);
  }
  if (Tasks.empty())
    return Forgotten;

  MentionedMembers Closed;
  Closed.TraverseStmt(Close.getBody());
  // A close that takes care of nothing is about something else; one that calls a helper of its class may leave it to
  // that.
  if (Closed.Fields.empty() || !Closed.Calls.empty())
    return Forgotten;
  MentionedMembers Elsewhere;
  for (const CXXMethodDecl *Method : Class->methods())
    if (Method->getCanonicalDecl() != Close.getCanonicalDecl())
      if (const FunctionDecl *Definition = Method->getDefinition())
        Elsewhere.TraverseStmt(Definition->getBody());
  for (const FieldDecl *Field : Tasks)
    if (!Closed.Fields.contains(Field) && !Elsewhere.Fields.contains(Field))
      Forgotten.push_back(Field);
  return Forgotten;
}

} // namespace clang::tidy::coro
