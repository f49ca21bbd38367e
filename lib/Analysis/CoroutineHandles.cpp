// What code does with std::coroutine_handle objects, in templates as they are written, too.
#include "Analysis/CoroutineHandles.h"
#include "Analysis/Discarded.h"
#include "Model/ProfileSet.h"
#include "Model/RecordLookup.h"

namespace clang::tidy::coro {

bool isCoroutineHandle(QualType T) {
  if (T.isNull())
    return false;
  const CXXRecordDecl *Record = classOf(T);
  return Record && (isNamed(Record, "std::coroutine_handle") ||
                    isNamed(Record, "std::experimental::coroutine_handle"));
}

MemberCall memberCall(const Expr *E) {
  const auto *Call = dyn_cast<CallExpr>(withoutWrappers(E));
  if (!Call)
    return {};
  if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(Call))
    return Operator->getOperator() == OO_Call
               ? MemberCall{Operator->getArg(0), ""}
               : MemberCall();
  const Expr *Callee = Call->getCallee()->IgnoreParenImpCasts();
  if (const auto *Member = dyn_cast<MemberExpr>(Callee)) {
    const NamedDecl *D = Member->getMemberDecl();
    if (!D->getIdentifier())
      return {};
    // A field that is called: the handle is the field itself.
    return isa<FieldDecl>(D) ? MemberCall{Member, ""}
                             : MemberCall{Member->getBase(), D->getName()};
  }
  if (const auto *Member = dyn_cast<CXXDependentScopeMemberExpr>(Callee)) {
    const IdentifierInfo *Name = Member->getMember().getAsIdentifierInfo();
    return !Member->isImplicitAccess() && Name
               ? MemberCall{Member->getBase(), Name->getName()}
               : MemberCall();
  }
  return isa<DeclRefExpr>(Callee) && Call->isTypeDependent()
             ? MemberCall{Callee, ""}
             : MemberCall();
}

/// Whether \p E may be a handle: of that type, or of one that is not known yet.
static bool mayBeHandle(const Expr *E) {
  return isCoroutineHandle(E->getType());
}

const Expr *resumedHandle(const Expr *E) {
  MemberCall Call = memberCall(E);
  return Call && (Call.Name == "resume" || Call.Name.empty()) &&
                 mayBeHandle(Call.Object)
             ? Call.Object
             : nullptr;
}

const Expr *destroyedHandle(const Expr *E) {
  MemberCall Call = memberCall(E);
  return Call && Call.Name == "destroy" && mayBeHandle(Call.Object)
             ? Call.Object
             : nullptr;
}

bool isNullHandle(const Expr *E) {
  E = withoutWrappers(E);
  while (const auto *Cast = dyn_cast<CastExpr>(E))
    E = withoutWrappers(Cast->getSubExpr());
  if (isa<CXXNullPtrLiteralExpr, GNUNullExpr>(E))
    return true;
  if (const auto *List = dyn_cast<InitListExpr>(E))
    return List->getNumInits() == 0 ||
           (List->getNumInits() == 1 && isNullHandle(List->getInit(0)));
  if (isa<CXXScalarValueInitExpr>(E))
    return isCoroutineHandle(E->getType());
  if (const auto *Unresolved = dyn_cast<CXXUnresolvedConstructExpr>(E))
    return Unresolved->getNumArgs() == 0 && isCoroutineHandle(E->getType());
  const auto *Construct = dyn_cast<CXXConstructExpr>(E);
  if (!Construct || !isCoroutineHandle(E->getType()))
    return false;
  return Construct->getNumArgs() == 0 || isNullHandle(Construct->getArg(0));
}

} // namespace clang::tidy::coro
