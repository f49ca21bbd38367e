// What holds a thread's lock, and what calls on it do: guards, holders of guards, and the locks themselves.
#include "Analysis/LockTypes.h"
#include "Analysis/Discarded.h"
#include "Analysis/LocalUses.h"
#include "Model/RecordLookup.h"
#include "clang/AST/Attr.h"
#include "clang/AST/DynamicRecursiveASTVisitor.h"
#include "llvm/ADT/STLExtras.h"

namespace clang::tidy::coro {
namespace {

bool isInSystemHeader(const Decl *D) {
  const SourceManager &SM = D->getASTContext().getSourceManager();
  return SM.isInSystemHeader(D->getLocation());
}

//===----------------------------------------------------------------------===//
// Locks
//===----------------------------------------------------------------------===//

/// Whether \p F is defined by an empty body: the mutex of a build without threads.
bool doesNothing(const FunctionDecl *F) {
  const auto *Body = dyn_cast_or_null<CompoundStmt>(bodyOf(F));
  return Body && Body->body_empty();
}

/// Whether \p Record can be locked and unlocked by calls ([thread.req.lockable.basic]).
bool isLockable(const CXXRecordDecl *Record) {
  const FunctionDecl *Lock = methodNamed(Record, "lock");
  return Lock && methodNamed(Record, "unlock") &&
         resultOf(Lock).getNonReferenceType()->isVoidType();
}

/// Whether holding \p Lock across a suspension is no fault: it is awaited, or does nothing.
bool isHarmlessLock(const CXXRecordDecl *Lock, CoroutineModel &Model) {
  ASTContext &Context = Model.context();
  return Model.facets(Context.getCanonicalTagType(Lock))
             .Roles.has(TypeRole::AsyncLock) ||
         doesNothing(methodNamed(Lock, "lock"));
}

/// The locks that the guard \p Guard is made for: its template arguments, or what its constructors take.
llvm::SmallVector<const CXXRecordDecl *, 2>
locksOf(const CXXRecordDecl *Guard) {
  llvm::SmallVector<const CXXRecordDecl *, 2> Locks;
  auto Add = [&](QualType T) {
    if (T->isPointerType())
      T = T->getPointeeType();
    const CXXRecordDecl *Lock = classOf(T);
    if (Lock && Lock->hasDefinition() && methodNamed(Lock, "lock"))
      Locks.push_back(Lock);
  };
  if (const auto *Spec = dyn_cast<ClassTemplateSpecializationDecl>(Guard))
    for (const TemplateArgument &Argument : Spec->getTemplateArgs().asArray()) {
      if (Argument.getKind() == TemplateArgument::Type)
        Add(Argument.getAsType());
      else if (Argument.getKind() == TemplateArgument::Pack)
        for (const TemplateArgument &Element : Argument.pack_elements())
          if (Element.getKind() == TemplateArgument::Type)
            Add(Element.getAsType());
    }
  if (Locks.empty())
    for (const CXXConstructorDecl *Constructor : constructorsOf(*Guard))
      if (Constructor->getNumParams() != 0 &&
          !Constructor->isCopyOrMoveConstructor())
        Add(Constructor->getParamDecl(0)->getType());
  return Locks;
}

//===----------------------------------------------------------------------===//
// Guards
//===----------------------------------------------------------------------===//

/// What a body does to the locks that it can reach.
class LockCalls : public ConstDynamicRecursiveASTVisitor {
public:
  bool Locks = false, Unlocks = false;

  bool VisitCXXMemberCallExpr(const CXXMemberCallExpr *Call) override {
    const CXXMethodDecl *Method = Call->getMethodDecl();
    if (!Method || !Method->getIdentifier())
      return true;
    // The vocabulary of BasicLockable and SharedLockable ([thread.req.lockable]).
    llvm::StringRef Name = Method->getName();
    Locks |= Name.starts_with("lock") || Name.starts_with("try_lock");
    Unlocks |= Name.starts_with("unlock");
    return true;
  }
};

/// Whether the guard \p Guard of the project takes its lock when it is made, as far as its bodies are seen: one that
/// unlocks then and locks at its end is the opposite.
bool locksAtItsBegin(const CXXRecordDecl *Guard) {
  LockCalls AtBegin;
  bool SeesAny = false;
  for (const CXXConstructorDecl *Constructor : constructorsOf(*Guard)) {
    if (Constructor->getNumParams() == 0 ||
        Constructor->isCopyOrMoveConstructor())
      continue;
    const Stmt *Body = bodyOf(Constructor);
    SeesAny |= Body != nullptr;
    AtBegin.TraverseStmt(Body);
  }
  if (SeesAny && (AtBegin.Locks || AtBegin.Unlocks))
    return AtBegin.Locks;
  LockCalls AtEnd;
  const CXXDestructorDecl *Destructor = Guard->getDestructor();
  const Stmt *Body = Destructor ? bodyOf(Destructor) : nullptr;
  AtEnd.TraverseStmt(Body);
  if (AtEnd.Locks || (Body && !AtEnd.Unlocks))
    return false;
  // Nothing is seen of either: then its name has to say which of the two it is.
  return Body || !llvm::StringRef(Guard->getNameAsString())
                      .contains_insensitive("unlock");
}

/// Whether \p Record itself is a guard of a thread's lock.
bool isGuard(const CXXRecordDecl *Record, CoroutineModel &Model) {
  const TypeFacets &Facets =
      Model.facets(Model.context().getCanonicalTagType(Record));
  if (!Facets.Roles.has(TypeRole::LockGuard) ||
      Facets.Roles.has(TypeRole::AsyncLock))
    return false;
  auto Locks = locksOf(Record);
  if (!Locks.empty() && llvm::all_of(Locks, [&](const CXXRecordDecl *Lock) {
        return isHarmlessLock(Lock, Model);
      }))
    return false;
  // std::scoped_lock<> holds nothing.
  if (const auto *Spec = dyn_cast<ClassTemplateSpecializationDecl>(Record))
    if (Spec->getTemplateArgs().size() == 1 &&
        Spec->getTemplateArgs()[0].getKind() == TemplateArgument::Pack &&
        Spec->getTemplateArgs()[0].pack_size() == 0)
      return false;
  if (!Facets.Library.empty() || Record->hasAttr<ScopedLockableAttr>())
    return true;
  // Bodies of system headers are not read. `mutex_type` is the standard's word for what a guard locks; the opposite of a
  // guard names that of the guard that it is made for.
  if (isInSystemHeader(Record))
    return !membersNamed(Record, "mutex_type").empty() &&
           llvm::all_of(Locks, [](const CXXRecordDecl *Lock) {
             return membersNamed(Lock, "mutex_type").empty();
           });
  return locksAtItsBegin(Record);
}

/// The guard that \p Record, a class template of the standard library that owns at most one object, owns.
const CXXRecordDecl *ownedGuard(const CXXRecordDecl *Record,
                                CoroutineModel &Model) {
  const auto *Spec = dyn_cast<ClassTemplateSpecializationDecl>(Record);
  if (!Spec || !Spec->isInStdNamespace() ||
      Spec->getTemplateArgs().size() == 0 ||
      Spec->getTemplateArgs()[0].getKind() != TemplateArgument::Type ||
      !methodNamed(Record, "reset"))
    return nullptr;
  const CXXRecordDecl *Owned = classOf(Spec->getTemplateArgs()[0].getAsType());
  return Owned && Owned->hasDefinition() && isGuard(Owned, Model) ? Owned
                                                                  : nullptr;
}

} // namespace

GuardType guardType(QualType T, CoroutineModel &Model) {
  if (T.isNull() || T->isReferenceType() || T->isDependentType())
    return {};
  const CXXRecordDecl *Record = T->getAsCXXRecordDecl();
  if (!Record || !Record->hasDefinition())
    return {};
  Record = Record->getDefinition();
  if (isGuard(Record, Model))
    return {Record};
  if (const CXXRecordDecl *Owned = ownedGuard(Record, Model))
    return {Owned, nullptr, true};
  // A class that keeps a guard beside what it protects, and std::pair.
  if (Record->isLambda() ||
      (isInSystemHeader(Record) && !isNamed(Record, "std::pair")))
    return {};
  for (const FieldDecl *Field : Record->fields())
    if (const auto *Class = Field->getType()->getAsCXXRecordDecl();
        Class && Class->hasDefinition() &&
        isGuard(Class->getDefinition(), Model))
      return {Class->getDefinition(), Field};
  return {};
}

bool isThreadLock(QualType T, CoroutineModel &Model) {
  const CXXRecordDecl *Record = T.getNonReferenceType()->getAsCXXRecordDecl();
  if (!Record || !Record->hasDefinition())
    return false;
  if (Record->hasAttr<CapabilityAttr>())
    return !isHarmlessLock(Record, Model);
  // Surfaces, files and clipboards are locked too; only a lock of threads can be tried.
  return isLockable(Record) && methodNamed(Record, "try_lock") &&
         !isHarmlessLock(Record, Model) && !Model.facets(T).isAwaitable();
}

//===----------------------------------------------------------------------===//
// Calls
//===----------------------------------------------------------------------===//

LockCall lockCall(const CXXMethodDecl &Method, CoroutineModel &Model) {
  if (Method.hasAttr<AcquireCapabilityAttr>())
    return LockCall::Acquire;
  if (Method.hasAttr<TryAcquireCapabilityAttr>())
    return LockCall::Try;
  if (Method.hasAttr<ReleaseCapabilityAttr>())
    return LockCall::Release;
  if (!Method.getIdentifier())
    return Method.isConst() ? LockCall::Query : LockCall::Other;
  llvm::StringRef Name = Method.getName();
  const TypeFacets &Facets =
      Model.facets(Model.context().getCanonicalTagType(Method.getParent()));
  if (llvm::is_contained(Facets.ReleaseMembers, Name) ||
      Name.starts_with("unlock"))
    return LockCall::Release;
  if (llvm::is_contained(Facets.AcquireMembers, Name) ||
      Name.starts_with("lock") || Name.starts_with("try_lock"))
    return Method.getReturnType()->isVoidType()      ? LockCall::Acquire
           : Method.getReturnType()->isBooleanType() ? LockCall::Try
                                                     : LockCall::Other;
  // Of the standard's holders.
  if (Method.getParent()->isInStdNamespace() && Name == "reset" &&
      Method.getNumParams() == 0)
    return LockCall::Release;
  return Method.isConst() ? LockCall::Query : LockCall::Other;
}

//===----------------------------------------------------------------------===//
// Values of guards
//===----------------------------------------------------------------------===//

namespace {

/// Whether \p Argument is a tag of the standard's name, whatever library it comes from.
bool isTag(const Expr *Argument, llvm::StringRef Name) {
  const CXXRecordDecl *Tag = Argument->getType()->getAsCXXRecordDecl();
  return Tag && Tag->getIdentifier() && Tag->getName() == Name;
}

/// Whether a guard can be asked if it holds its lock.
bool canBeAsked(const CXXRecordDecl *Guard) {
  ASTContext &Context = Guard->getASTContext();
  return methodNamed(Guard, "owns_lock") ||
         !methodsNamed(Guard,
                       Context.DeclarationNames.getCXXConversionFunctionName(
                           Context.getCanonicalType(Context.BoolTy)))
              .empty();
}

/// The state of a guard that is made from \p Arguments, which are not another guard.
LockState madeFrom(llvm::ArrayRef<const Expr *> Arguments,
                   const CXXRecordDecl *Guard) {
  for (const Expr *Argument : Arguments) {
    if (isTag(Argument, "defer_lock_t"))
      return LockState::Free;
    if (isTag(Argument, "adopt_lock_t"))
      return LockState::Held;
    if (isTag(Argument, "try_to_lock_t"))
      return LockState::Partial;
  }
  // With a time limit, or with a number of locks: only the former may fail.
  return Arguments.size() > 1 && canBeAsked(Guard) ? LockState::Partial
                                                   : LockState::Held;
}

/// The state of a guard that \p Constructor makes, as its attributes say, if any does.
std::optional<LockState> annotatedState(const CXXConstructorDecl &Constructor) {
  if (Constructor.hasAttr<AcquireCapabilityAttr>() ||
      Constructor.hasAttr<RequiresCapabilityAttr>())
    return LockState::Held;
  if (Constructor.hasAttr<TryAcquireCapabilityAttr>())
    return LockState::Partial;
  bool AnyIsAnnotated =
      llvm::any_of(Constructor.getParent()->ctors(), [](const auto *Other) {
        return Other->template hasAttr<AcquireCapabilityAttr>();
      });
  return AnyIsAnnotated ? std::optional<LockState>(LockState::Free)
                        : std::nullopt;
}

/// Whether the guard has no other constructor than the one without arguments: then that takes the lock.
bool locksByDefault(const CXXRecordDecl *Guard) {
  return llvm::all_of(constructorsOf(*Guard), [](const CXXConstructorDecl *C) {
    return C->isCopyOrMoveConstructor() || C->isDefaultConstructor();
  });
}

/// Finds what a guard, or a holder of guards, is made from.
class ValueReader {
public:
  ValueReader(const GuardType &T, CoroutineModel &Model) : T(T), Model(Model) {}

  GuardValue read(const Expr *Value) {
    if (!Value)
      return {LockState::Free};
    Value = withoutWrappers(Value);
    while (const auto *Cast = dyn_cast<ExplicitCastExpr>(Value)) {
      // `static_cast<G &&>(g)` is a move.
      if (const DeclRefExpr *Moved = localNamedBy(Value))
        return {LockState::Unknown, cast<VarDecl>(Moved->getDecl())};
      Value = withoutWrappers(Cast->getSubExpr());
    }
    if (const auto *Choice = dyn_cast<ConditionalOperator>(Value))
      return join(read(Choice->getTrueExpr()), read(Choice->getFalseExpr()));
    if (const auto *List = dyn_cast<InitListExpr>(Value))
      return ofList(*List);
    if (const auto *Construct = dyn_cast<CXXConstructExpr>(Value))
      return ofConstructor(*Construct);
    if (const auto *New = dyn_cast<CXXNewExpr>(Value))
      return read(New->getInitializer());
    if (const DeclRefExpr *Moved = localNamedBy(Value))
      return {LockState::Unknown, cast<VarDecl>(Moved->getDecl())};
    if (const auto *Call = dyn_cast<CallExpr>(Value))
      return ofCall(*Call);
    return {};
  }

private:
  static GuardValue join(GuardValue A, GuardValue B) {
    if (A.MovedFrom || B.MovedFrom || A.State == LockState::Unknown ||
        B.State == LockState::Unknown)
      return {};
    return {A.State == B.State ? A.State : LockState::Partial};
  }

  bool isOfGuardType(const Expr *E) {
    return bool(guardType(E->getType().getUnqualifiedType(), Model));
  }

  GuardValue ofArguments(llvm::SmallVector<const Expr *, 4> Arguments) {
    llvm::erase_if(Arguments, [](const Expr *Argument) {
      return isa<CXXDefaultArgExpr>(Argument) || isTag(Argument, "in_place_t");
    });
    // One guard made from another, or a holder from a guard.
    for (const Expr *Argument : Arguments)
      if (isOfGuardType(Argument) || isa<CXXNewExpr>(withoutWrappers(Argument)))
        return read(Argument);
    if (Arguments.empty() || isTag(Arguments[0], "nullopt_t") ||
        Arguments[0]->getType()->isNullPtrType())
      return {LockState::Free};
    return {madeFrom(Arguments, T.Guard)};
  }

  GuardValue ofConstructor(const CXXConstructExpr &Construct) {
    const CXXConstructorDecl *Constructor = Construct.getConstructor();
    llvm::SmallVector<const Expr *, 4> Arguments(Construct.arguments());
    bool MakesGuard = Constructor->getParent()->getCanonicalDecl() ==
                      T.Guard->getCanonicalDecl();
    if (!Constructor->isCopyOrMoveConstructor()) {
      if (MakesGuard)
        if (auto State = annotatedState(*Constructor))
          return {*State};
      if (MakesGuard && Arguments.empty() && locksByDefault(T.Guard))
        return {LockState::Held};
      if (T.Member && !MakesGuard &&
          llvm::none_of(Arguments,
                        [&](const Expr *E) { return isOfGuardType(E); }))
        return ofMember(*Constructor);
    }
    return ofArguments(std::move(Arguments));
  }

  /// What a constructor of the project's own class makes of its member.
  GuardValue ofMember(const CXXConstructorDecl &Constructor) {
    const FunctionDecl *Definition = nullptr;
    if (!Constructor.isDefined(Definition))
      return {};
    for (const CXXCtorInitializer *Init :
         cast<CXXConstructorDecl>(Definition)->inits())
      if (Init->getMember() == T.Member) {
        GuardValue Value = read(Init->getInit());
        // A parameter that is moved in: what the caller gave.
        return Value.MovedFrom ? GuardValue() : Value;
      }
    return {};
  }

  GuardValue ofList(const InitListExpr &List) {
    if (!T.Member)
      return ofArguments({List.inits().begin(), List.inits().end()});
    unsigned Index = T.Member->getFieldIndex() +
                     List.getType()->castAsCXXRecordDecl()->getNumBases();
    return Index < List.getNumInits() ? read(List.getInit(Index))
                                      : GuardValue();
  }

  GuardValue ofCall(const CallExpr &Call) {
    const FunctionDecl *Callee = Call.getDirectCallee();
    if (Callee && T.IsSmart && Callee->isInStdNamespace() &&
        Callee->getIdentifier() && Callee->getName().starts_with("make_"))
      return ofArguments({Call.arguments().begin(), Call.arguments().end()});
    // std::exchange and the like hand on somebody's own.
    if (!Callee || Callee->isInStdNamespace())
      return {};
    return ofResult(*Callee);
  }

  /// What \p Callee returns. A function that gives a guard has locked it, unless it is seen not to have.
  GuardValue ofResult(const FunctionDecl &Callee) {
    const FunctionDecl *Definition = nullptr;
    GuardValue Result{LockState::Held};
    if (Depth > 2 || !Callee.isDefined(Definition) ||
        isInSystemHeader(Definition))
      return Result;
    ++Depth;
    ReturnFinder Finder;
    Finder.TraverseStmt(Definition->getBody());
    for (const Expr *Returned : Finder.Values) {
      GuardValue Value = read(Returned);
      if (Value.MovedFrom)
        Value = Value.MovedFrom->getInit() ? read(Value.MovedFrom->getInit())
                                           : GuardValue();
      if (Value.State == LockState::Free || Value.State == LockState::Partial)
        Result = {LockState::Unknown};
    }
    --Depth;
    return Result;
  }

  class ReturnFinder : public ConstDynamicRecursiveASTVisitor {
  public:
    llvm::SmallVector<const Expr *, 2> Values;
    bool TraverseLambdaExpr(const LambdaExpr *) override { return true; }
    bool VisitReturnStmt(const ReturnStmt *Return) override {
      if (Return->getRetValue())
        Values.push_back(Return->getRetValue());
      return true;
    }
  };

  unsigned Depth = 0;
  const GuardType &T;
  CoroutineModel &Model;
};

} // namespace

GuardValue guardValue(const Expr *Value, const GuardType &T,
                      CoroutineModel &Model) {
  return ValueReader(T, Model).read(Value);
}

} // namespace clang::tidy::coro
