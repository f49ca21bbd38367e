// Which object an expression names, by the variable or `this` that it starts from and the members on the way.
#include "Analysis/ObjectPath.h"
#include "Analysis/Discarded.h"
#include "Analysis/LocalUses.h"
#include "Model/CoroutineModel.h"
#include "Model/RecordLookup.h"

namespace clang::tidy::coro {

bool ObjectPath::holds(const ObjectPath &Other) const {
  return Root == Other.Root && Fields.size() < Other.Fields.size() &&
         std::equal(Fields.begin(), Fields.end(), Other.Fields.begin());
}

/// Whether a pointer-like object of type \p T is the only owner of what it points to: it can't be copied.
static bool isSoleOwner(QualType T) {
  const CXXRecordDecl *Record = T.getNonReferenceType()->getAsCXXRecordDecl();
  return Record && Record->hasDefinition() &&
         Record->hasUserDeclaredMoveConstructor() &&
         llvm::none_of(constructorsOf(*Record),
                       [](const CXXConstructorDecl *C) {
                         return C->isCopyConstructor() && !C->isDeleted();
                       });
}

/// Whether \p T holds an element of its own, as std::optional does: what it points to is a part of it.
static bool holdsInside(QualType T) {
  const CXXRecordDecl *Record = T.getNonReferenceType()->getAsCXXRecordDecl();
  return Record && methodNamed(Record, "has_value") &&
         methodNamed(Record, "value");
}

static std::optional<ObjectPath> pathOfVariable(const DeclRefExpr &Ref) {
  const auto *Variable = dyn_cast<VarDecl>(Ref.getDecl());
  if (!Variable)
    return std::nullopt;
  QualType T = Variable->getType();
  // A local reference is another name of what it was bound to.
  if (T->isReferenceType() && Variable->isLocalVarDecl() &&
      Variable->getInit() && !Variable->getInit()->isValueDependent())
    if (auto Path = objectPath(Variable->getInit()))
      return Path;
  ObjectPath Path;
  Path.Root = Variable->getCanonicalDecl();
  Path.IsShared = T->isReferenceType() || Variable->hasGlobalStorage() ||
                  Ref.refersToEnclosingVariableOrCapture();
  return Path;
}

std::optional<ObjectPath> objectPath(const Expr *E) {
  E = withoutWrappers(E);
  while (const auto *Cast = dyn_cast<CastExpr>(E))
    E = withoutWrappers(Cast->getSubExpr());
  if (isa<CXXThisExpr>(E)) {
    ObjectPath Path;
    Path.IsShared = true;
    return Path;
  }
  if (const auto *Ref = dyn_cast<DeclRefExpr>(E))
    return pathOfVariable(*Ref);
  if (const auto *Member = dyn_cast<MemberExpr>(E)) {
    if (const auto *Static = dyn_cast<VarDecl>(Member->getMemberDecl())) {
      ObjectPath Path;
      Path.Root = Static->getCanonicalDecl();
      Path.IsShared = true;
      return Path;
    }
    const auto *Field = dyn_cast<FieldDecl>(Member->getMemberDecl());
    auto Path = objectPath(Member->getBase());
    if (!Field || !Path)
      return std::nullopt;
    Path->Fields.push_back(Field->getCanonicalDecl());
    if (Field->getType()->isReferenceType() ||
        (Member->isArrow() &&
         Member->getBase()->IgnoreParenImpCasts()->getType()->isPointerType()))
      Path->IsShared = true;
    return Path;
  }
  if (const auto *Unary = dyn_cast<UnaryOperator>(E)) {
    if (Unary->getOpcode() != UO_Deref && Unary->getOpcode() != UO_AddrOf)
      return std::nullopt;
    auto Path = objectPath(Unary->getSubExpr());
    if (Path && Unary->getOpcode() == UO_Deref)
      Path->IsShared = true;
    return Path;
  }
  if (const auto *Move = dyn_cast<CallExpr>(E); Move && isMove(Move))
    return objectPath(Move->getArg(0));
  const auto *Call = dyn_cast<CXXOperatorCallExpr>(E);
  if (!Call || Call->getNumArgs() != 1 ||
      (Call->getOperator() != OO_Arrow && Call->getOperator() != OO_Star))
    return std::nullopt;
  auto Path = objectPath(Call->getArg(0));
  QualType Pointer = Call->getArg(0)->getType();
  if (Path && !isSoleOwner(Pointer) && !holdsInside(Pointer))
    Path->IsShared = true;
  return Path;
}

bool namesObjectItself(const Expr *E, const ObjectPath &Path) {
  // Members of a base, as those of std::shared_ptr may be.
  while (const auto *Cast = dyn_cast<ImplicitCastExpr>(E->IgnoreParens())) {
    if (Cast->getCastKind() != CK_DerivedToBase &&
        Cast->getCastKind() != CK_UncheckedDerivedToBase)
      break;
    E = Cast->getSubExpr();
  }
  return Path.last() && E->getType().getCanonicalType().getUnqualifiedType() ==
                            Path.last()
                                ->getType()
                                .getNonReferenceType()
                                .getCanonicalType()
                                .getUnqualifiedType();
}

} // namespace clang::tidy::coro
