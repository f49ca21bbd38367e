// Which objects of a function the task still refers to that a call inside it makes.
#include "Analysis/Borrows.h"
#include "Analysis/Discarded.h"
#include "Analysis/SuspendedUses.h"
#include "Model/RecordLookup.h"
#include "clang/AST/Attr.h"
#include "llvm/ADT/StringSwitch.h"

namespace clang::tidy::coro {
namespace {

//===----------------------------------------------------------------------===//
// Owners and views
//===----------------------------------------------------------------------===//

/// Whether an object of type \p T holds its own memory: what points into it dies with it.
bool isOwner(QualType T) {
  T = T.getNonReferenceType();
  if (T->isArrayType())
    return true;
  const auto *Record = T->getAsCXXRecordDecl();
  return Record && Record->hasDefinition() && Record->hasAttr<OwnerAttr>();
}

bool hasPointerField(const CXXRecordDecl *Record) {
  bool Found = false;
  forEachClass(Record, [&](const CXXRecordDecl *Class) {
    if (Class->hasDefinition())
      Found |= llvm::any_of(Class->fields(), [](const FieldDecl *Field) {
        return Field->getType()->isPointerType();
      });
    return !Found;
  });
  return Found;
}

bool isInitializerList(const CXXRecordDecl *Record) {
  return Record->isInStdNamespace() && Record->getIdentifier() &&
         Record->getName() == "initializer_list";
}

} // namespace

bool isView(QualType T) {
  const auto *Record = T->getAsCXXRecordDecl();
  if (!Record || !Record->hasDefinition())
    return false;
  if (Record->hasAttr<PointerAttr>() || isInitializerList(Record))
    return true;
  return Record->isTriviallyCopyable() && methodNamed(Record, "data") &&
         methodNamed(Record, "size") && hasPointerField(Record);
}

namespace {

/// Whether \p Call is a call of a function of namespace std with one of the names.
bool isStdCall(const CallExpr *Call,
               std::initializer_list<llvm::StringRef> Names) {
  const FunctionDecl *Callee = Call->getDirectCallee();
  return Callee && Callee->isInStdNamespace() && Callee->getIdentifier() &&
         Call->getNumArgs() != 0 &&
         llvm::is_contained(Names, Callee->getName());
}

/// The owner whose memory \p Call gives a reference or a pointer into: `v[i]`, `*o`, `s.data()`; else null.
const Expr *ownerAskedBy(const CallExpr *Call) {
  const Expr *Object = nullptr;
  if (const auto *Member = dyn_cast<CXXMemberCallExpr>(Call))
    Object = Member->getImplicitObjectArgument();
  else if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(Call);
           Operator && isa_and_nonnull<CXXMethodDecl>(Call->getDirectCallee()))
    Object = Operator->getArg(0);
  if (!Object || !isOwner(Object->getType()))
    return nullptr;
  const FunctionDecl *Callee = Call->getDirectCallee();
  if (!Callee)
    return nullptr;
  QualType Result = Callee->getReturnType();
  if (Result->isPointerType())
    return Callee->getIdentifier() &&
                   llvm::is_contained({llvm::StringRef("data"),
                                       llvm::StringRef("c_str"),
                                       llvm::StringRef("get")},
                                      Callee->getName())
               ? Object
               : nullptr;
  return Result->isLValueReferenceType() &&
                 classOf(Result) != classOf(Object->getType())
             ? Object
             : nullptr;
}

/// The variable that \p Ref names if it is an object of the function itself.
const VarDecl *ownObject(const DeclRefExpr *Ref) {
  const auto *Local = dyn_cast<VarDecl>(Ref->getDecl());
  if (!Local || !Local->hasLocalStorage() ||
      Ref->refersToEnclosingVariableOrCapture())
    return nullptr;
  if (!Local->getType()->isReferenceType())
    return Local;
  // A reference is an object of its own only if it keeps a temporary alive.
  const Expr *Init = Local->getInit();
  if (isa<ParmVarDecl>(Local) || !Init)
    return nullptr;
  if (const auto *Full = dyn_cast<ExprWithCleanups>(Init))
    Init = Full->getSubExpr();
  while (const auto *Cast = dyn_cast<ImplicitCastExpr>(Init->IgnoreParens()))
    Init = Cast->getSubExpr();
  const auto *Temporary =
      dyn_cast<MaterializeTemporaryExpr>(Init->IgnoreParens());
  return Temporary && Temporary->getExtendingDecl() == Local ? Local : nullptr;
}

bool holdsReference(const TemplateArgument &Argument) {
  if (Argument.getKind() == TemplateArgument::Pack)
    return llvm::any_of(Argument.getPackAsArray(), holdsReference);
  return Argument.getKind() == TemplateArgument::Type &&
         Argument.getAsType()->isReferenceType();
}

/// The variable of a structured binding that \p Ref names a part of, if that is an object of the function itself.
const VarDecl *ownPart(const DeclRefExpr *Ref) {
  const auto *Binding = dyn_cast<BindingDecl>(Ref->getDecl());
  const auto *Whole =
      Binding ? dyn_cast<VarDecl>(Binding->getDecomposedDecl()) : nullptr;
  if (!Whole || !Whole->hasLocalStorage() ||
      Whole->getType()->isReferenceType() ||
      Ref->refersToEnclosingVariableOrCapture())
    return nullptr;
  // What get<>() gives of a tuple of references lies elsewhere.
  if (const VarDecl *Part = Binding->getHoldingVar()) {
    const auto *Spec = dyn_cast_or_null<ClassTemplateSpecializationDecl>(
        Whole->getType()->getAsCXXRecordDecl());
    bool HoldsReferences =
        !Spec || !Part->getType()->isRValueReferenceType() ||
        llvm::any_of(Spec->getTemplateArgs().asArray(), holdsReference);
    return HoldsReferences ? nullptr : Whole;
  }
  const auto *Member =
      dyn_cast_or_null<MemberExpr>(Binding->getBinding()->IgnoreImpCasts());
  return Member && Member->getMemberDecl()->getType()->isReferenceType()
             ? nullptr
             : Whole;
}

/// A temporary, or the local reference that keeps it alive.
Referent referentOf(const MaterializeTemporaryExpr *Temporary) {
  switch (Temporary->getStorageDuration()) {
  case SD_FullExpression:
    return {nullptr, Temporary};
  case SD_Automatic:
    return {dyn_cast_or_null<VarDecl>(Temporary->getExtendingDecl())};
  default:
    return {};
  }
}

} // namespace

Referent objectHolding(const Expr *E) {
  bool InMemory = false;
  while (E) {
    E = E->IgnoreParens();
    if (const auto *Ref = dyn_cast<DeclRefExpr>(E)) {
      // What is moved on of a part can't be told of the whole.
      const VarDecl *Whole = InMemory ? nullptr : ownPart(Ref);
      return {Whole ? Whole : ownObject(Ref), nullptr, InMemory};
    }
    if (const auto *Choice = dyn_cast<ConditionalOperator>(E)) {
      Referent One = objectHolding(Choice->getTrueExpr());
      if (!One)
        One = objectHolding(Choice->getFalseExpr());
      One.InMemory |= InMemory;
      return One;
    }
    if (const auto *Temporary = dyn_cast<MaterializeTemporaryExpr>(E)) {
      Referent Found = referentOf(Temporary);
      Found.InMemory = InMemory;
      return Found;
    }
    if (const auto *Cast = dyn_cast<CastExpr>(E)) {
      if (!E->isGLValue() && Cast->getCastKind() != CK_ArrayToPointerDecay)
        return {};
      E = Cast->getSubExpr();
    } else if (const auto *Member = dyn_cast<MemberExpr>(E)) {
      const auto *Field = dyn_cast<FieldDecl>(Member->getMemberDecl());
      if (Member->isArrow() || !Field || Field->getType()->isReferenceType())
        return {};
      E = Member->getBase();
    } else if (const auto *Subscript = dyn_cast<ArraySubscriptExpr>(E)) {
      E = Subscript->getBase()->IgnoreParens();
      const auto *Decay = dyn_cast<ImplicitCastExpr>(E);
      if (!Decay || Decay->getCastKind() != CK_ArrayToPointerDecay)
        return {};
    } else if (const auto *Call = dyn_cast<CallExpr>(E)) {
      if (isStdCall(Call, {"move", "forward", "as_const"})) {
        E = Call->getArg(0);
      } else {
        E = ownerAskedBy(Call);
        InMemory = true;
      }
    } else {
      return {};
    }
  }
  return {};
}

namespace {

//===----------------------------------------------------------------------===//
// Arguments
//===----------------------------------------------------------------------===//

Referent inMemory(Referent R) {
  R.InMemory = true;
  return R;
}

/// What the pointer \p E points to or into.
Referent pointedTo(const Expr *E) {
  E = E->IgnoreParens();
  while (const auto *Cast = dyn_cast<ImplicitCastExpr>(E)) {
    if (Cast->getCastKind() == CK_ArrayToPointerDecay)
      return objectHolding(Cast->getSubExpr());
    if (Cast->getCastKind() == CK_LValueToRValue)
      return {};
    E = Cast->getSubExpr()->IgnoreParens();
  }
  if (const auto *Address = dyn_cast<UnaryOperator>(E);
      Address && Address->getOpcode() == UO_AddrOf)
    return objectHolding(Address->getSubExpr());
  const auto *Call = dyn_cast<CallExpr>(E);
  if (!Call)
    return {};
  if (isStdCall(Call, {"addressof"}))
    return objectHolding(Call->getArg(0));
  const Expr *Owner = ownerAskedBy(Call);
  return Owner ? inMemory(objectHolding(Owner)) : Referent();
}

/// What an argument \p E of a constructor or function that makes a view lets it point to.
Referent viewed(const Expr *E) {
  if (E->getType()->isPointerType())
    return pointedTo(E);
  return isOwner(E->getType()) ? inMemory(objectHolding(E)) : Referent();
}

/// What the view \p E points to, when it is made right here.
Referent seenBy(const Expr *E) {
  E = withoutWrappers(E);
  if (const auto *Cast = dyn_cast<CastExpr>(E);
      Cast && (Cast->getCastKind() == CK_UserDefinedConversion ||
               Cast->getCastKind() == CK_ConstructorConversion ||
               Cast->getCastKind() == CK_DerivedToBase ||
               Cast->getCastKind() == CK_UncheckedDerivedToBase ||
               Cast->getCastKind() == CK_NoOp))
    return seenBy(Cast->getSubExpr());
  if (const auto *List = dyn_cast<CXXStdInitializerListExpr>(E))
    return objectHolding(List->getSubExpr());
  if (const auto *Construct = dyn_cast<CXXConstructExpr>(E)) {
    if (Construct->getNumArgs() == 0)
      return {};
    const Expr *First = Construct->getArg(0);
    if (Construct->getConstructor()->isCopyOrMoveConstructor())
      return First->isPRValue() || isa<MaterializeTemporaryExpr>(First)
                 ? seenBy(First)
                 : Referent();
    // A view can be made of another view that is made here: `span<const char>(buffer(s))`.
    if (Referent R = viewed(First))
      return R;
    return isView(First->getType()) ? seenBy(First) : Referent();
  }
  const auto *Call = dyn_cast<CallExpr>(E);
  const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
  if (!Callee)
    return {};
  if (const auto *Member = dyn_cast<CXXMemberCallExpr>(Call))
    return isa<CXXConversionDecl>(Callee)
               ? viewed(Member->getImplicitObjectArgument())
               : Referent();
  if (isStdCall(Call, {"ref", "cref"}))
    return objectHolding(Call->getArg(0));
  // A free function beside a view's class that takes an owner makes the view of it: asio::buffer(s).
  const auto *View = E->getType()->getAsCXXRecordDecl();
  if (!View || Call->getNumArgs() == 0 || isa<CXXMethodDecl>(Callee) ||
      !Callee->getDeclContext()->Equals(View->getDeclContext()))
    return {};
  return viewed(Call->getArg(0));
}

/// Whether there is nothing in an object of type \p T that could be gone.
bool isEmpty(QualType T) {
  const auto *Record = T.getNonReferenceType()->getAsCXXRecordDecl();
  return Record && Record->hasDefinition() && Record->isEmpty();
}

/// What the argument \p Arg lets a parameter of type \p T refer to.
Referent boundTo(QualType T, const Expr *Arg) {
  if (const auto *Default = dyn_cast<CXXDefaultArgExpr>(Arg))
    Arg = Default->getExpr();
  if (const auto *Full = dyn_cast<ExprWithCleanups>(Arg))
    Arg = Full->getSubExpr();
  if (T->isReferenceType())
    return isEmpty(T) ? Referent() : objectHolding(Arg);
  if (T->isPointerType())
    return isEmpty(T->getPointeeType()) ? Referent() : pointedTo(Arg);
  return isView(T) ? seenBy(Arg) : Referent();
}

//===----------------------------------------------------------------------===//
// Calls
//===----------------------------------------------------------------------===//

} // namespace

CalleeBody calleeBody(const FunctionDecl &Callee) {
  const FunctionDecl *Definition = nullptr;
  if (Callee.isDefined(Definition)) {
    // The bodies of system headers are not read.
    const SourceManager &SM = Callee.getASTContext().getSourceManager();
    if (SM.isInSystemHeader(Definition->getLocation()) ||
        Definition->isDependentContext() || !coroutineBody(Definition))
      return {};
    return {Definition, false};
  }
  bool IsTemplate =
      Callee.getPrimaryTemplate() || Callee.getTemplateInstantiationPattern();
  return {nullptr, !IsTemplate};
}

namespace {

/// Calls \p Visit with each parameter of the callee and the argument for it.
void forEachArgument(
    const CallExpr &Call, const FunctionDecl &Callee,
    llvm::function_ref<void(const ParmVarDecl *, const Expr *)> Visit) {
  const auto *Method = dyn_cast<CXXMethodDecl>(&Callee);
  bool ObjectIsFirst = isa<CXXOperatorCallExpr>(Call) && Method &&
                       !Method->isExplicitObjectMemberFunction();
  // The closure that a lambda is given as itself counts as its object, by whatever name its captures are used.
  bool IsLambda = Method && Method->getParent()->isLambda() &&
                  Method->isExplicitObjectMemberFunction();
  for (unsigned I = IsLambda; I < Callee.getNumParams(); ++I)
    if (I + ObjectIsFirst < Call.getNumArgs())
      Visit(Callee.getParamDecl(I), Call.getArg(I + ObjectIsFirst));
}

/// The object that a member coroutine is called on: nothing for a free one, and for what a pointer or a reference names.
Referent objectOf(const CallExpr &Call, const Expr *Object) {
  const auto *Access =
      isa<CXXMemberCallExpr>(Call)
          ? dyn_cast<MemberExpr>(Call.getCallee()->IgnoreParens())
          : nullptr;
  if (!Access || !Access->isArrow())
    return objectHolding(Object);
  // Only an owner's operator-> says who the object belongs to.
  const auto *Arrow =
      dyn_cast<CXXOperatorCallExpr>(Object->IgnoreParenImpCasts());
  return Arrow && Arrow->getOperator() == OO_Arrow &&
                 isOwner(Arrow->getArg(0)->getType())
             ? inMemory(objectHolding(Arrow->getArg(0)))
             : Referent();
}

/// How a member coroutine is given its object; null for a free one.
const Expr *objectArgument(const CallExpr &Call, const FunctionDecl &Callee) {
  const auto *Method = dyn_cast<CXXMethodDecl>(&Callee);
  if (!Method || Method->isStatic())
    return nullptr;
  if (const auto *Member = dyn_cast<CXXMemberCallExpr>(&Call))
    return Member->getImplicitObjectArgument();
  return Call.getNumArgs() != 0 ? Call.getArg(0) : nullptr;
}

/// The arguments of \p Call that the coroutine \p Seen uses after the call; any, if its body is not to be seen.
void addArguments(const CallExpr &Call, const FunctionDecl &Seen, bool HasBody,
                  CoroutineModel &Model, llvm::SmallVectorImpl<Borrow> &Found) {
  forEachArgument(Call, Seen, [&](const ParmVarDecl *P, const Expr *Arg) {
    Referent Object = boundTo(P->getType(), Arg);
    // A plain function may take an rvalue reference to move from it at once.
    if (!Object || (!HasBody && P->getType()->isRValueReferenceType()))
      return;
    SuspendedUse Use;
    if (HasBody)
      Use = useAfterReturn(Seen, CallersObject::parameter(P), Model);
    if (Use || !HasBody)
      Found.push_back({Object, Arg, P, Use});
  });
}

/// The object of \p Call, or the closure, if the coroutine \p Seen uses it after the call.
void addObject(const CallExpr &Call, const FunctionDecl &Seen,
               CoroutineModel &Model, llvm::SmallVectorImpl<Borrow> &Found) {
  const Expr *Argument = objectArgument(Call, Seen);
  if (!Argument)
    return;
  const auto *Method = cast<CXXMethodDecl>(&Seen);
  bool KeepsObject = Method->isExplicitObjectMemberFunction() &&
                     !Method->getParamDecl(0)->getType()->isReferenceType();
  bool IsClosure = Method->getParent()->isLambda();
  if (KeepsObject && !IsClosure)
    return;
  Referent Object;
  if (KeepsObject && isa<LambdaExpr>(withoutWrappers(Argument)))
    Object = {nullptr, Argument};
  else
    Object = objectOf(Call, Argument);
  if (!Object || isEmpty(Argument->getType()))
    return;
  auto What =
      KeepsObject ? CallersObject::referents() : CallersObject::object();
  if (SuspendedUse Use = useAfterReturn(Seen, What, Model))
    Found.push_back({Object, Argument, nullptr, Use,
                     IsClosure ? Method : nullptr, KeepsObject});
}

/// The object of \p Call, a local that a library's member works on: a timer whose wait is returned, a socket, a scope.
/// The library has no other use for an object that changes and has an end than to keep to it.
void addLibraryObject(const CallExpr &Call, const CXXMethodDecl *Method,
                      CoroutineModel &Model,
                      llvm::SmallVectorImpl<Borrow> &Found) {
  const Expr *Object = Method ? objectArgument(Call, *Method) : nullptr;
  Referent Held = Object ? objectOf(Call, Object) : Referent();
  const CXXRecordDecl *Class =
      Object ? Object->getType()->getAsCXXRecordDecl() : nullptr;
  const SourceManager &SM = Model.context().getSourceManager();
  if (!Held.Local || !Class || !SM.isInSystemHeader(Method->getLocation()) ||
      Method->isConst() || Method->getRefQualifier() == RQ_RValue ||
      Object->isXValue() || !Class->hasDefinition() ||
      Class->hasTrivialDestructor() || Class->isInStdNamespace())
    return;
  const TypeFacets &Facets = Model.facets(Object->getType());
  if (!Facets.isCoroutine() && !Facets.isAwaitable())
    Found.push_back({Held, Object, nullptr, {}});
}

} // namespace

llvm::SmallVector<Borrow, 2> borrowsOf(const CallExpr &Call,
                                       CoroutineModel &Model) {
  llvm::SmallVector<Borrow, 2> Found;
  const FunctionDecl *Callee = Call.getDirectCallee();
  if (!Callee)
    return Found;
  CalleeBody Body = calleeBody(*Callee);
  if (Body.Coroutine) {
    addArguments(Call, *Body.Coroutine, true, Model, Found);
    addObject(Call, *Body.Coroutine, Model, Found);
  } else if (Model.facets(Call.getType()).Start == StartKind::Lazy) {
    if (Body.IsElsewhere)
      addArguments(Call, *Callee, false, Model, Found);
    addLibraryObject(Call, dyn_cast<CXXMethodDecl>(Callee), Model, Found);
  }
  return Found;
}

} // namespace clang::tidy::coro
