// What refers into a container that others can reach: iterators, references to elements, pointers and views.
#include "Analysis/SharedElements.h"
#include "Analysis/Borrows.h"
#include "Analysis/Discarded.h"
#include "Model/RecordLookup.h"

namespace clang::tidy::coro {

ContainerKind containerKind(QualType T) {
  const CXXRecordDecl *Record = classOf(T);
  if (!Record || !Record->hasDefinition())
    return ContainerKind::None;
  auto Has = [&](llvm::StringRef Name) {
    return methodNamed(Record, Name) != nullptr;
  };
  // A container can be iterated, and gets and loses elements.
  if (!Has("begin") || !Has("end") || !Has("clear") ||
      !(Has("insert") || Has("push_back") || Has("emplace")))
    return ContainerKind::None;
  if (Has("capacity"))
    return ContainerKind::Contiguous;
  if (Has("rehash") || Has("bucket_count"))
    return ContainerKind::Hashed;
  DeclarationName Subscript =
      Record->getASTContext().DeclarationNames.getCXXOperatorName(OO_Subscript);
  return Has("push_back") && !methodsNamed(Record, Subscript).empty()
             ? ContainerKind::Segmented
             : ContainerKind::Nodes;
}

namespace {

const Expr *plain(const Expr *E) {
  E = withoutWrappers(E);
  while (const auto *Cast = dyn_cast<CastExpr>(E))
    E = withoutWrappers(Cast->getSubExpr());
  // A copy or a conversion of an iterator.
  if (const auto *Construct = dyn_cast<CXXConstructExpr>(E);
      Construct && Construct->getNumArgs() == 1)
    return plain(Construct->getArg(0));
  return E;
}

/// The container that \p Object names, if others can reach it.
std::optional<ElementReference> sharedContainer(const Expr *Object) {
  auto Path = objectPath(Object);
  if (!Path || !Path->IsShared || !Path->last())
    return std::nullopt;
  // What a chain of pointers leads to is not known by the name of its last member alone.
  QualType T = Object->getType();
  if (T->isPointerType())
    T = T->getPointeeType();
  ContainerKind Kind = containerKind(T);
  if (Kind == ContainerKind::None)
    return std::nullopt;
  return ElementReference{*Path, Kind};
}

bool isIterator(QualType T) {
  T = T.getNonReferenceType();
  if (T->isPointerType())
    return true;
  const CXXRecordDecl *Record = classOf(T);
  if (!Record)
    return false;
  auto Has = [&](OverloadedOperatorKind Operator) {
    return !methodsNamed(
                Record,
                Record->getASTContext().DeclarationNames.getCXXOperatorName(
                    Operator))
                .empty();
  };
  return Has(OO_Star) && Has(OO_PlusPlus);
}

/// What the iterator \p E points into: `c.find(k)`, `std::find(c.begin(), …)`.
std::optional<ElementReference> iterated(const Expr *E, unsigned Depth = 0) {
  E = plain(E);
  const auto *Call = dyn_cast<CallExpr>(E);
  if (!Call || !isIterator(Call->getType()) || Depth > 3)
    return std::nullopt;
  if (const auto *Member = dyn_cast<CXXMemberCallExpr>(Call)) {
    auto Found = sharedContainer(Member->getImplicitObjectArgument());
    if (Found)
      Found->IsIterator = true;
    return Found;
  }
  // An algorithm gives back one of the iterators that it was given.
  const FunctionDecl *Callee = Call->getDirectCallee();
  if (!Callee || !Callee->isInStdNamespace() || Call->getNumArgs() < 1)
    return std::nullopt;
  return iterated(Call->getArg(0), Depth + 1);
}

/// The container of which \p E names an element: `c[k]`, `c.at(k)`, `c.front()`, `*it`, `it->second`.
std::optional<ElementReference> elementNamed(const Expr *E) {
  E = plain(E);
  while (const auto *Member = dyn_cast<MemberExpr>(E)) {
    if (Member->isArrow())
      break;
    E = plain(Member->getBase());
  }
  const auto *Call = dyn_cast<CallExpr>(E);
  const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
  if (!Callee || !Callee->getReturnType()->isReferenceType())
    return std::nullopt;
  if (const auto *Member = dyn_cast<CXXMemberCallExpr>(Call))
    return sharedContainer(Member->getImplicitObjectArgument());
  if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(Call)) {
    if (Operator->getOperator() == OO_Subscript)
      return sharedContainer(Operator->getArg(0));
    if (Operator->getOperator() == OO_Star)
      if (auto Found = iterated(Operator->getArg(0))) {
        Found->IsIterator = false;
        return Found;
      }
  }
  return std::nullopt;
}

/// What the pointer \p E points into: `&c[k]`, `c.data()`.
std::optional<ElementReference> elementPointedTo(const Expr *E) {
  E = plain(E);
  if (const auto *Address = dyn_cast<UnaryOperator>(E))
    return Address->getOpcode() == UO_AddrOf
               ? elementNamed(Address->getSubExpr())
               : std::nullopt;
  const auto *Call = dyn_cast<CXXMemberCallExpr>(E);
  const CXXMethodDecl *Method = Call ? Call->getMethodDecl() : nullptr;
  return Method && Method->getIdentifier() &&
                 (Method->getName() == "data" || Method->getName() == "c_str")
             ? sharedContainer(Call->getImplicitObjectArgument())
             : std::nullopt;
}

/// What the view \p E shows: made of a container by its conversion or by a constructor.
std::optional<ElementReference> viewed(const Expr *E) {
  E = withoutWrappers(E);
  while (const auto *Cast = dyn_cast<CastExpr>(E))
    E = withoutWrappers(Cast->getSubExpr());
  if (const auto *Construct = dyn_cast<CXXConstructExpr>(E)) {
    if (Construct->getNumArgs() == 0)
      return std::nullopt;
    if (auto Found = sharedContainer(Construct->getArg(0)))
      return Found;
    return viewed(Construct->getArg(0));
  }
  const auto *Call = dyn_cast<CXXMemberCallExpr>(E);
  return Call && isa_and_nonnull<CXXConversionDecl>(Call->getMethodDecl())
             ? sharedContainer(Call->getImplicitObjectArgument())
             : std::nullopt;
}

} // namespace

std::optional<ElementReference> elementReference(const VarDecl &Local,
                                                 const Expr &Value) {
  QualType T = Local.getType();
  if (T->isReferenceType())
    return elementNamed(&Value);
  if (T->isPointerType())
    if (auto Found = elementPointedTo(&Value))
      return Found;
  if (auto Found = isIterator(T) ? iterated(&Value) : std::nullopt)
    return Found;
  return isView(T) ? viewed(&Value) : std::nullopt;
}

} // namespace clang::tidy::coro
