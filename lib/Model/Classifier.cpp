// What the facets of a type make of it: its kind, how it may be used, and the profiles, which win.
#include "Model/Classifier.h"
#include "Model/RecordLookup.h"
#include "clang/AST/Attr.h"
#include "clang/AST/DynamicRecursiveASTVisitor.h"
#include "llvm/ADT/STLExtras.h"

namespace clang::tidy::coro {

void CoroutineModel::Classifier::classify() {
  Facets.Class = &Record;
  findPromise();
  findAwaitable();
  findRange();
  findOwnership();
  findRoles();
  decideKind();
  decideUse();
  applyProfiles();
  assumeResult();
}

void CoroutineModel::Classifier::because(Aspect About, std::string What,
                                         const Decl *Where) {
  Facets.Why.push_back({About, std::nullopt, std::move(What),
                        Where ? Where->getLocation() : SourceLocation(),
                        nullptr, 0});
}

static bool hasNoDiscard(const CXXRecordDecl &Record) {
  if (Record.hasAttr<WarnUnusedResultAttr>())
    return true;
  const ClassTemplateDecl *Template = templateOf(&Record);
  return Template &&
         Template->getTemplatedDecl()->hasAttr<WarnUnusedResultAttr>();
}

/// Whether the copy constructor that \p Record does not declare is deleted. Where that hangs on overload resolution
/// clang finds it out only when a copy is made; the members then say it.
static bool implicitCopyIsDeleted(const CXXRecordDecl &Record);

static bool isMoveOnly(const CXXRecordDecl &Record) {
  bool Copies = Record.needsImplicitCopyConstructor() &&
                !implicitCopyIsDeleted(Record) &&
                !Record.hasUserDeclaredMoveOperation();
  bool Moves = Record.needsImplicitMoveConstructor();
  for (const CXXConstructorDecl *Constructor : constructorsOf(Record)) {
    if (Constructor->isCopyConstructor() && !Constructor->isDeleted())
      Copies = true;
    if (Constructor->isMoveConstructor() && !Constructor->isDeleted())
      Moves = true;
  }
  return Moves && !Copies;
}

static bool implicitCopyIsDeleted(const CXXRecordDecl &Record) {
  if (!Record.needsOverloadResolutionForCopyConstructor())
    return Record.defaultedCopyConstructorIsDeleted();
  auto HoldsMoveOnly = [](QualType T) {
    const CXXRecordDecl *Member = T->isReferenceType() ? nullptr : classOf(T);
    return Member && Member->hasDefinition() && isMoveOnly(*Member);
  };
  return llvm::any_of(Record.bases(),
                      [&](const CXXBaseSpecifier &Base) {
                        return HoldsMoveOnly(Base.getType());
                      }) ||
         llvm::any_of(Record.fields(), [&](const FieldDecl *Field) {
           return HoldsMoveOnly(Field->getType());
         });
}

void CoroutineModel::Classifier::findOwnership() {
  if (!Record.hasDefinition())
    return;
  Facets.NoDiscard = hasNoDiscard(Record);
  Facets.MoveOnly = isMoveOnly(Record);
  if (Facets.NoDiscard && (Facets.isCoroutine() || Facets.isAwaitable()))
    because(Aspect::Ownership, "[[nodiscard]]", &Record);
}

//===----------------------------------------------------------------------===//
// What the facets make of the type
//===----------------------------------------------------------------------===//

/// Whether yield_value takes elements, and not only wrapped errors or results as a task's may (folly's co_error).
/// A wrapper is a class that is not the element type of the task, its first template argument.
bool CoroutineModel::Classifier::yieldsElements() {
  QualType Element;
  if (const auto *Spec = dyn_cast<ClassTemplateSpecializationDecl>(&Record))
    if (Spec->getTemplateArgs().size() != 0 &&
        Spec->getTemplateArgs()[0].getKind() == TemplateArgument::Type)
      Element = Spec->getTemplateArgs()[0].getAsType();
  for (const FunctionDecl *Yield :
       methodsNamed(Facets.Promise, "yield_value")) {
    if (Yield->isDeleted() || Yield->getNumParams() == 0)
      continue;
    QualType Parameter =
        Yield->getParamDecl(0)->getType().getNonReferenceType();
    const CXXRecordDecl *Class = classOf(Parameter);
    if (!Class)
      return true;
    if (!Element.isNull() &&
        Parameter.getCanonicalType().getUnqualifiedType() ==
            Element.getNonReferenceType()
                .getCanonicalType()
                .getUnqualifiedType())
      return true;
  }
  return false;
}

/// Whether the type is a value that may hold an error: its co_await returns early and never leaves the thread.
/// Recognised by the vocabulary that std::optional and std::expected share and no task has.
bool CoroutineModel::Classifier::isShortCircuit() const {
  if (Facets.Start == StartKind::Lazy || !canBeEmpty(&Record))
    return false;
  bool Gives =
      methodNamed(&Record, "value") || !operatorsOf(&Record, OO_Star).empty();
  bool Fails = methodNamed(&Record, "error") ||
               methodNamed(&Record, "has_error") ||
               methodNamed(&Record, "value_or");
  return Gives && Fails;
}

void CoroutineModel::Classifier::decideKind() {
  if (Facets.Promise)
    Facets.Kind = kindOfCoroutine();
  else if (Facets.isAwaitable())
    Facets.Kind = TypeKind::Operation;
}

/// Whether a value of \p T can say that there is no element: an optional, or anything else that is tested as a bool.
bool CoroutineModel::Classifier::canBeEmpty(const CXXRecordDecl *Class) const {
  ASTContext &Context = Model.context();
  return Class &&
         (methodNamed(Class, "has_value") ||
          !methodsNamed(Class,
                        Context.DeclarationNames.getCXXConversionFunctionName(
                            Context.getCanonicalType(Context.BoolTy)))
               .empty());
}

/// Whether awaiting the type, which yields and is awaitable, asks for the next of its elements. An internal task may
/// yield too, to hand its result over (folly's co_error, now_task): it never says that there is no further one.
bool CoroutineModel::Classifier::isAwaitedForElements() {
  if (!yieldsElements()) {
    because(Aspect::Kind, "yield_value takes only wrapped results");
    return false;
  }
  bool GivesNothing =
      !Facets.AwaitResult.isNull() && Facets.AwaitResult->isVoidType();
  if (Facets.ReturnsVoid && !Facets.ReturnsValue && !GivesNothing)
    return true;
  if (canBeEmpty(&Record) || canBeEmpty(classOf(Facets.AwaitResult)) ||
      methodNamed(&Record, "done"))
    return true;
  because(Aspect::Kind, "yields, but never says that there is nothing more");
  return false;
}

TypeKind CoroutineModel::Classifier::kindOfCoroutine() {
  if (isShortCircuit()) {
    because(Aspect::Kind, "a value with an error: co_await only returns early");
    return TypeKind::ShortCircuit;
  }
  if (Facets.Yields && Facets.isAwaitable())
    return isAwaitedForElements() ? TypeKind::AwaitedGenerator : TypeKind::Task;
  if (Facets.Yields)
    switch (Facets.Range) {
    case RangeKind::None:
      return TypeKind::Coroutine;
    case RangeKind::Sync:
      return TypeKind::Generator;
    case RangeKind::Async:
    case RangeKind::AsyncNext:
      return TypeKind::AsyncGenerator;
    }
  if (Facets.isAwaitable())
    return TypeKind::Task;
  bool RunsByItself = Facets.Start == StartKind::Eager || Facets.DestroysItself;
  return RunsByItself && Facets.ReturnsVoid ? TypeKind::Detached
                                            : TypeKind::Coroutine;
}

void CoroutineModel::Classifier::decideUse() {
  Facets.SingleShot =
      (Facets.isTask() || Facets.Awaited == AwaitedBy::Sender) &&
      (Facets.MoveOnly || Facets.RvalueOnly);
  Facets.Dropped = dropEffect();
}

namespace {

/// Whether a member called `resume` is named below a statement.
class ResumeFinder : public ConstDynamicRecursiveASTVisitor {
public:
  bool TraverseLambdaExpr(const LambdaExpr *) override { return true; }
  bool VisitMemberExpr(const MemberExpr *E) override {
    return !isResume(E->getMemberDecl()->getDeclName());
  }
  bool VisitCXXDependentScopeMemberExpr(
      const CXXDependentScopeMemberExpr *E) override {
    return !isResume(E->getMember());
  }

private:
  static bool isResume(DeclarationName Name) {
    const IdentifierInfo *Identifier = Name.getAsIdentifierInfo();
    return Identifier && Identifier->getName() == "resume";
  }
};

/// The destructor of \p Record if it resumes the coroutine, so that to drop a lazy task is to start it; else null.
const CXXDestructorDecl *destructorThatResumes(const CXXRecordDecl &Record) {
  const CXXDestructorDecl *Destructor =
      Record.hasDefinition() ? Record.getDestructor() : nullptr;
  const Stmt *Body = Destructor ? bodyOf(Destructor) : nullptr;
  return Body && !ResumeFinder().TraverseStmt(Body) ? Destructor : nullptr;
}

} // namespace

DropEffect CoroutineModel::Classifier::dropEffect() {
  if (Facets.Roles.has(TypeRole::JoiningDestructor))
    return DropEffect::Harmless;
  if (Facets.isCoroutine())
    if (const CXXDestructorDecl *Destructor = destructorThatResumes(Record)) {
      because(Aspect::Drop, "its destructor resumes the coroutine", Destructor);
      return DropEffect::Idiom;
    }
  switch (Facets.Kind) {
  case TypeKind::Task:
    if (Facets.Start == StartKind::Lazy)
      return DropEffect::NeverRuns;
    if (Facets.NoDiscard)
      return DropEffect::LosesResult;
    return Facets.Start == StartKind::Eager ? DropEffect::Idiom
                                            : DropEffect::Unknown;
  case TypeKind::Generator:
  case TypeKind::AsyncGenerator:
  case TypeKind::AwaitedGenerator:
    return Facets.Start == StartKind::Lazy ? DropEffect::NeverRuns
           : Facets.NoDiscard              ? DropEffect::LosesResult
                                           : DropEffect::Unknown;
  case TypeKind::Operation:
    // A sender does nothing before it is connected; an awaiter nothing before it is awaited, but only its author
    // can say that there is no other way to use it.
    return Facets.Awaited == AwaitedBy::Sender || Facets.NoDiscard
               ? DropEffect::NeverRuns
               : DropEffect::Unknown;
  case TypeKind::None:
  case TypeKind::Detached:
  case TypeKind::ShortCircuit:
    return DropEffect::Harmless;
  case TypeKind::Coroutine:
    return DropEffect::Unknown;
  }
  llvm_unreachable("all kinds have an effect");
}

//===----------------------------------------------------------------------===//
// Profiles
//===----------------------------------------------------------------------===//

void CoroutineModel::Classifier::because(Aspect About,
                                         std::optional<TypeRole> Role,
                                         const FromProfile<TypeProfile> &Said,
                                         std::string What) {
  Facets.Why.push_back({About, Role, std::move(What), SourceLocation(),
                        Said.Source, Said.line()});
}

void CoroutineModel::Classifier::applyProfiles() {
  auto Entries = Model.profiles().types(&Record); // the newest first
  if (Entries.empty())
    return;
  Facets.Library = Entries.front().library();

  // What the newest entry says about a facet wins, over older ones and over structure. Whether the two differ.
  auto Take = [&](Aspect About, auto &Facet, auto ByStructure,
                  auto TypeProfile::*Says) {
    for (const auto &Said : Entries) {
      const auto &Value = Said.Says->*Says;
      if (!Value)
        continue;
      bool Differs = ByStructure != *Value;
      because(About, std::nullopt, Said,
              Differs ? "structure says " + spelling(ByStructure).str() : "");
      Facet = *Value;
      return Differs;
    }
    return false;
  };

  DropEffect Dropped = Facets.Dropped;
  bool SingleShot = Facets.SingleShot;
  bool Changed =
      Take(Aspect::Kind, Facets.Kind, Facets.Kind, &TypeProfile::Kind);
  Changed |=
      Take(Aspect::Start, Facets.Start, Facets.Start, &TypeProfile::Start);
  if (Changed)
    decideUse();
  Take(Aspect::Drop, Facets.Dropped, Dropped, &TypeProfile::Dropped);

  for (const auto &Said : llvm::reverse(Entries))
    addFrom(Said, SingleShot);
}

void CoroutineModel::Classifier::addFrom(const FromProfile<TypeProfile> &Said,
                                         bool SingleShotByStructure) {
  if (Said->SingleShot) {
    if (*Said->SingleShot != SingleShotByStructure)
      because(Aspect::Ownership, std::nullopt, Said,
              SingleShotByStructure ? "structure says single-shot"
                                    : "structure does not show it");
    Facets.SingleShot = *Said->SingleShot;
    Facets.AwaitableAgain &= !Facets.SingleShot;
  }
  for (TypeRole Role : Said->Roles) {
    because(Aspect::Role, Role, Said, "");
    Facets.Roles.add(Role);
  }
  auto Append = [](auto &To, const std::vector<std::string> &From) {
    for (const std::string &Name : From)
      if (!llvm::is_contained(To, llvm::StringRef(Name)))
        To.push_back(Name);
  };
  Append(Facets.JoinMembers, Said->Join);
  Append(Facets.CloseMembers, Said->Close);
  Append(Facets.SpawnMembers, Said->Spawn);
  Append(Facets.AcquireMembers, Said->Acquire);
  Append(Facets.ReleaseMembers, Said->Release);
  if (!Said->SpawnWith.empty())
    Facets.SpawnWith = Said->SpawnWith;
}

} // namespace clang::tidy::coro
