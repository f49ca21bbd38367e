// Whether the exception that a promise stores is ever looked at.
#include "Analysis/StoredException.h"
#include "Analysis/Discarded.h"
#include "Model/ProfileSet.h"
#include "Model/RecordLookup.h"
#include "Support/TopLevel.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DynamicRecursiveASTVisitor.h"
#include "clang/AST/StmtCXX.h"

namespace clang::tidy::coro {
namespace {

bool isExceptionPtr(QualType T) {
  const CXXRecordDecl *Record = classOf(T);
  return Record && (isNamed(Record, "std::exception_ptr") ||
                    isNamed(Record, "std::__exception_ptr::exception_ptr"));
}

/// Finds the member of the own object that a body assigns an exception to.
class StoreFinder : public ConstDynamicRecursiveASTVisitor {
public:
  const FieldDecl *Stored = nullptr;
  bool VisitMemberExpr(const MemberExpr *Member) override {
    if (const auto *Field = dyn_cast<FieldDecl>(Member->getMemberDecl());
        Field && isExceptionPtr(Field->getType()))
      Stored = Field;
    return true;
  }
};

/// Looks for a member by its name, resolved or not, outside of one function.
class NameFinder : public ConstDynamicRecursiveASTVisitor {
public:
  NameFinder(const FieldDecl &Field, const FunctionDecl &Except)
      : Name(Field.getDeclName()), Except(Except) {}

  bool TraverseCXXMethodDecl(CXXMethodDecl const *Method) override {
    return isExcept(Method) ||
           ConstDynamicRecursiveASTVisitor::TraverseCXXMethodDecl(Method);
  }
  bool VisitMemberExpr(const MemberExpr *Member) override {
    return Member->getMemberDecl()->getDeclName() != Name;
  }
  bool VisitCXXDependentScopeMemberExpr(
      const CXXDependentScopeMemberExpr *Member) override {
    return Member->getMember() != Name;
  }
  bool VisitDeclRefExpr(const DeclRefExpr *Ref) override {
    return Ref->getDecl()->getDeclName() != Name;
  }
  bool VisitVarDecl(const VarDecl *Variable) override {
    return !isa<DecompositionDecl>(Variable);
  }

private:
  bool isExcept(const FunctionDecl *F) const {
    const FunctionDecl *Pattern = F->getTemplateInstantiationPattern();
    return F == &Except || Pattern == &Except;
  }
  DeclarationName Name;
  const FunctionDecl &Except;
};

} // namespace

const FieldDecl *exceptionNeverRead(const CXXMethodDecl &UnhandledException) {
  StoreFinder Finder;
  Finder.TraverseStmt(UnhandledException.getBody());
  const FieldDecl *Stored = Finder.Stored;
  if (!Stored)
    return nullptr;
  const auto *Class = cast<CXXRecordDecl>(Stored->getParent());
  for (const CXXMethodDecl *Method : Class->methods())
    if (!Method->isImplicit() && !Method->isDefaulted() &&
        !Method->isDeleted() && !Method->isDefined() &&
        !Method->isDependentContext())
      return nullptr;
  ASTContext &Context = UnhandledException.getASTContext();
  const SourceManager &SM = Context.getSourceManager();
  NameFinder Names(*Stored, UnhandledException);
  for (const Decl *D : topLevelDeclarations(Context))
    if (!SM.isInSystemHeader(D->getLocation()) && !Names.TraverseDecl(D))
      return nullptr;
  return Stored;
}

bool swallowsException(const CXXMethodDecl &UnhandledException) {
  const auto *Body =
      dyn_cast_or_null<CompoundStmt>(UnhandledException.getBody());
  if (!Body)
    return false;
  if (Body->body_empty())
    return true;
  const auto *Try =
      Body->size() == 1 ? dyn_cast<CXXTryStmt>(Body->body_front()) : nullptr;
  if (!Try || Try->getTryBlock()->size() != 1 || Try->getNumHandlers() != 1)
    return false;
  const auto *Throws = dyn_cast<Expr>(Try->getTryBlock()->body_front());
  const auto *Throw =
      Throws ? dyn_cast<CXXThrowExpr>(withoutWrappers(Throws)) : nullptr;
  const CXXCatchStmt *Handler = Try->getHandler(0);
  const auto *Handling = dyn_cast<CompoundStmt>(Handler->getHandlerBlock());
  return Throw && !Throw->getSubExpr() && !Handler->getExceptionDecl() &&
         Handling && Handling->body_empty();
}

} // namespace clang::tidy::coro
