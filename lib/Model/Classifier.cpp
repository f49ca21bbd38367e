// The facets of a type from its declaration: coroutine, awaitable, range, ownership; what they make of it; and the
// profiles, which win.
#include "Model/Classifier.h"
#include "Model/RecordLookup.h"
#include "clang/AST/Attr.h"
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
}

void CoroutineModel::Classifier::because(Aspect About, std::string What,
                                         const Decl *Where) {
  Facets.Why.push_back({About, std::move(What),
                        Where ? Where->getLocation() : SourceLocation(),
                        nullptr, 0});
}

//===----------------------------------------------------------------------===//
// The coroutine facet
//===----------------------------------------------------------------------===//

void CoroutineModel::Classifier::findPromise() {
  std::string How;
  Facets.Promise = Model.promiseOf(T, &Record, How);
  if (!Facets.Promise)
    return;
  because(Aspect::Promise, How, Facets.Promise);
  Facets.ReturnsValue = methodNamed(Facets.Promise, "return_value");
  Facets.ReturnsVoid = methodNamed(Facets.Promise, "return_void");
  findStart();
  findYield();
  findAwaitTransform();
}

/// The constant that \p F returns when its body is `return true;` or `return false;`.
static std::optional<bool> constantResult(const FunctionDecl *F) {
  const auto *Body = dyn_cast_or_null<CompoundStmt>(bodyOf(F));
  if (!Body || Body->size() != 1)
    return std::nullopt;
  const auto *Return = dyn_cast<ReturnStmt>(Body->body_front());
  if (!Return || !Return->getRetValue())
    return std::nullopt;
  const auto *Literal =
      dyn_cast<CXXBoolLiteralExpr>(Return->getRetValue()->IgnoreImpCasts());
  return Literal ? std::optional<bool>(Literal->getValue()) : std::nullopt;
}

/// What await_ready of \p Awaiter always answers. The two trivial awaiters of the standard ([coroutine.trivial.awaitables])
/// are known even where their bodies are not seen.
static std::optional<bool> alwaysReady(const CXXRecordDecl *Awaiter) {
  if (std::optional<bool> Ready =
          constantResult(methodNamed(Awaiter, "await_ready")))
    return Ready;
  if (isNamed(Awaiter, "std::suspend_always"))
    return false;
  if (isNamed(Awaiter, "std::suspend_never"))
    return true;
  return std::nullopt;
}

std::optional<bool> alwaysSuspends(const CXXRecordDecl *Awaiter) {
  if (!Awaiter)
    return std::nullopt;
  std::optional<bool> Ready = alwaysReady(Awaiter);
  if (!Ready)
    return std::nullopt;
  if (*Ready)
    return false;
  if (isNamed(Awaiter, "std::suspend_always"))
    return true;
  // Not ready, so await_suspend runs: when it does nothing, the coroutine stays where it is; when it does something,
  // it may well schedule its own resumption.
  const FunctionDecl *Suspend = methodNamed(Awaiter, "await_suspend");
  if (constantResult(Suspend) == true)
    return true;
  const auto *Body = dyn_cast_or_null<CompoundStmt>(bodyOf(Suspend));
  if (Body && Body->body_empty() && Suspend->getReturnType()->isVoidType())
    return true;
  return std::nullopt;
}

void CoroutineModel::Classifier::findStart() {
  auto Initial = methodsNamed(Facets.Promise, "initial_suspend");
  if (Initial.size() == 1) {
    const CXXRecordDecl *Awaiter = classOf(resultOf(Initial.front()));
    if (std::optional<bool> Suspends = alwaysSuspends(Awaiter)) {
      Facets.Start = *Suspends ? StartKind::Lazy : StartKind::Eager;
      because(Aspect::Start, *Suspends ? "initial_suspend always suspends"
                        : "initial_suspend never suspends",
              Initial.front());
    } else {
      because(Aspect::Start, "initial_suspend gives an awaiter that decides",
              Initial.front());
    }
  }
  if (const FunctionDecl *Final = methodNamed(Facets.Promise, "final_suspend"))
    if (const CXXRecordDecl *Awaiter = classOf(resultOf(Final)))
      if (alwaysReady(Awaiter) == true) {
        Facets.DestroysItself = true;
        because(Aspect::Drop, "destroys itself: final_suspend never suspends", Final);
      }
}

void CoroutineModel::Classifier::findYield() {
  for (const FunctionDecl *Yield : methodsNamed(Facets.Promise, "yield_value"))
    if (!Yield->isDeleted()) {
      Facets.Yields = true;
      because(Aspect::Yield, "", Yield);
      return;
    }
}

static bool isBareTemplateParameter(QualType T) {
  return T.getNonReferenceType()->isTemplateTypeParmType() ||
         T->getContainedAutoType();
}

void CoroutineModel::Classifier::findAwaitTransform() {
  auto Transforms = methodsNamed(Facets.Promise, "await_transform");
  if (Transforms.empty())
    return;
  auto Live = llvm::make_filter_range(
      Transforms, [](const FunctionDecl *F) { return !F->isDeleted(); });
  if (Live.empty())
    Facets.AwaitTransform = AwaitTransformKind::Deleted;
  else if (llvm::any_of(Live, [](const FunctionDecl *F) {
             return F->getNumParams() != 0 &&
                    isBareTemplateParameter(F->getParamDecl(0)->getType());
           }))
    Facets.AwaitTransform = AwaitTransformKind::Generic;
  else
    Facets.AwaitTransform = AwaitTransformKind::Overloads;
  if (Facets.AwaitTransform == AwaitTransformKind::Deleted)
    because(Aspect::Promise, "can't await: await_transform is deleted", Transforms.front());
}

//===----------------------------------------------------------------------===//
// The awaitable facet
//===----------------------------------------------------------------------===//

/// Whether \p Awaiter has the three members of an awaiter ([expr.await]/3).
static bool hasAwaitMembers(const CXXRecordDecl *Awaiter) {
  return methodNamed(Awaiter, "await_ready") &&
         methodNamed(Awaiter, "await_suspend") &&
         methodNamed(Awaiter, "await_resume");
}

static QualType awaitResumeType(const CXXRecordDecl *Awaiter) {
  const FunctionDecl *Resume = methodNamed(Awaiter, "await_resume");
  if (!Resume)
    return {};
  QualType Result = resultOf(Resume);
  return Result.isNull() || Result->isDependentType() ? QualType() : Result;
}

static bool allRvalueQualified(llvm::ArrayRef<const FunctionDecl *> Methods) {
  return !Methods.empty() && llvm::all_of(Methods, [](const FunctionDecl *F) {
    const auto *Method = dyn_cast<CXXMethodDecl>(F);
    return Method && Method->getRefQualifier() == RQ_RValue;
  });
}

/// Whether a parameter declared as \p Parameter takes the type that is classified, by name and not by a bare template
/// parameter.
static bool namesClass(QualType Parameter, const CXXRecordDecl &Record) {
  if (isBareTemplateParameter(Parameter))
    return false;
  const CXXRecordDecl *Want = classOf(Parameter);
  if (!Want)
    return false;
  bool Found = false;
  forEachClass(&Record, [&](const CXXRecordDecl *Class) {
    Found = Class->getCanonicalDecl() == Want->getCanonicalDecl() ||
            (templateOf(Class) && templateOf(Class) == templateOf(Want));
    return !Found;
  });
  return Found;
}

void CoroutineModel::Classifier::findAwaitable() {
  // An incomplete class without a pattern shows nothing.
  if (!Record.hasDefinition())
    return;
  (void)(findAwaitMembers() || findAwaitOperator() ||
         findCustomizationPoint() || findSender() || findOwnTransform());
}

bool CoroutineModel::Classifier::findAwaitMembers() {
  if (!hasAwaitMembers(&Record))
    return false;
  Facets.Awaited = AwaitedBy::Members;
  Facets.AwaitResult = awaitResumeType(&Record);
  auto Resume = methodsNamed(&Record, "await_resume");
  Facets.RvalueOnly = allRvalueQualified(Resume);
  because(Aspect::Await, "",
          Resume.front());
  return true;
}

/// The namespaces in which argument-dependent look-up finds the free operators of a class ([basic.lookup.argdep]):
/// its own and those of its bases.
static llvm::SmallVector<const DeclContext *, 4>
associatedNamespaces(const CXXRecordDecl &Record) {
  llvm::SmallVector<const DeclContext *, 4> Namespaces;
  forEachClass(&Record, [&](const CXXRecordDecl *Class) {
    const DeclContext *DC = Class->getEnclosingNamespaceContext();
    while (DC->isInlineNamespace())
      DC = DC->getParent();
    if (!llvm::is_contained(Namespaces, DC->getPrimaryContext()))
      Namespaces.push_back(DC->getPrimaryContext());
    return true;
  });
  return Namespaces;
}

/// The functions that are declared as friends inside \p Record or its bases.
static llvm::SmallVector<const FunctionDecl *, 4>
friendFunctions(const CXXRecordDecl &Record) {
  llvm::SmallVector<const FunctionDecl *, 4> Friends;
  forEachClass(&Record, [&](const CXXRecordDecl *Class) {
    if (Class->hasDefinition())
      for (const FriendDecl *Friend : Class->friends())
        if (const FunctionDecl *F = asFunction(Friend->getFriendDecl()))
          Friends.push_back(F);
    return true;
  });
  return Friends;
}

bool CoroutineModel::Classifier::findAwaitOperator() {
  DeclarationName Operator =
      Model.context().DeclarationNames.getCXXOperatorName(OO_Coawait);
  auto Take = [&](const FunctionDecl *F, AwaitedBy How) {
    Facets.Awaited = How;
    Facets.AwaitResult = awaitResumeType(classOf(resultOf(F)));
    because(Aspect::Await, "", F);
    return true;
  };

  auto Members = methodsNamed(&Record, Operator);
  if (!Members.empty()) {
    Facets.RvalueOnly = allRvalueQualified(Members);
    return Take(Members.front(), AwaitedBy::MemberOperator);
  }

  llvm::SmallVector<const FunctionDecl *, 8> Free = friendFunctions(Record);
  llvm::erase_if(Free, [&](const FunctionDecl *F) {
    return F->getDeclName() != Operator;
  });
  for (const DeclContext *Namespace : associatedNamespaces(Record))
    for (const NamedDecl *D : Namespace->lookup(Operator))
      if (const FunctionDecl *F = asFunction(D))
        Free.push_back(F);
  for (const FunctionDecl *F : Free)
    if (F->getNumParams() == 1 &&
        namesClass(F->getParamDecl(0)->getType(), Record)) {
      Facets.RvalueOnly =
          F->getParamDecl(0)->getType()->isRValueReferenceType();
      return Take(F, AwaitedBy::FreeOperator);
    }
  return false;
}

bool CoroutineModel::Classifier::findCustomizationPoint() {
  // folly's way: the promise's generic await_transform hands the task and its executor to a friend of the task, which
  // makes the awaitable.
  if (!Facets.Promise || Facets.AwaitTransform != AwaitTransformKind::Generic)
    return false;
  for (const FunctionDecl *F : friendFunctions(Record)) {
    unsigned Count = F->getNumParams();
    if (Count < 2 ||
        !namesClass(F->getParamDecl(Count - 1)->getType(), Record) ||
        namesClass(F->getParamDecl(0)->getType(), Record))
      continue;
    QualType Result = resultOf(F);
    if (!Result.isNull() &&
        (Result->isVoidType() || !Model.facets(Result).isAwaitable()))
      continue;
    Facets.Awaited = AwaitedBy::CustomizationPoint;
    Facets.RvalueOnly =
        F->getParamDecl(Count - 1)->getType()->isRValueReferenceType();
    because(Aspect::Await, "", F);
    return true;
  }
  return false;
}

/// The declaration that shows that \p Record is a sender, or null: `sender_concept` or completion signatures
/// (std::execution), `value_types` with a connect (libunifex), or a friend connect that takes it.
static const NamedDecl *senderEvidence(const CXXRecordDecl &Record) {
  for (llvm::StringRef Name :
       {"sender_concept", "is_sender", "completion_signatures",
        "get_completion_signatures"}) {
    auto Members = membersNamed(&Record, Name);
    if (!Members.empty())
      return Members.front();
  }
  const FunctionDecl *Connect = methodNamed(&Record, "connect");
  for (const FunctionDecl *F : friendFunctions(Record))
    if (F->getNumParams() != 0)
      for (const ParmVarDecl *P : F->parameters())
        if (F->getIdentifier() &&
            (F->getName() == "connect" || F->getName() == "tag_invoke") &&
            namesClass(P->getType(), Record))
          Connect = F;
  if (Connect && !membersNamed(&Record, "value_types").empty())
    return Connect;
  if (Connect && Connect->getIdentifier() && Connect->getName() == "connect" &&
      !isa<CXXMethodDecl>(Connect))
    return Connect;
  return nullptr;
}

bool CoroutineModel::Classifier::findSender() {
  const NamedDecl *Shows = senderEvidence(Record);
  if (!Shows)
    return false;
  Facets.Awaited = AwaitedBy::Sender;
  because(Aspect::Await, "", Shows);
  return true;
}

bool CoroutineModel::Classifier::findOwnTransform() {
  if (!Facets.Promise)
    return false;
  for (const FunctionDecl *F : methodsNamed(Facets.Promise, "await_transform"))
    if (!F->isDeleted() && F->getNumParams() != 0 &&
        namesClass(F->getParamDecl(0)->getType(), Record)) {
      Facets.Awaited = AwaitedBy::OwnPromise;
      Facets.AwaitResult = awaitResumeType(classOf(resultOf(F)));
      Facets.RvalueOnly =
          F->getParamDecl(0)->getType()->isRValueReferenceType();
      because(Aspect::Await, "", F);
      return true;
    }
  return false;
}

//===----------------------------------------------------------------------===//
// The range facet and ownership
//===----------------------------------------------------------------------===//

void CoroutineModel::Classifier::findRange() {
  auto IsAwaited = [&](const FunctionDecl *F) {
    return F && Model.facets(resultOf(F)).isAwaitable();
  };
  const FunctionDecl *Begin = methodNamed(&Record, "begin");
  if (Begin && methodNamed(&Record, "end")) {
    DeclarationName Increment =
        Model.context().DeclarationNames.getCXXOperatorName(OO_PlusPlus);
    const CXXRecordDecl *Iterator = classOf(resultOf(Begin));
    bool Async = IsAwaited(Begin) ||
                 (Iterator &&
                  llvm::any_of(methodsNamed(Iterator, Increment), IsAwaited));
    Facets.Range = Async ? RangeKind::Async : RangeKind::Sync;
    if (Async || Facets.Yields)
      because(Aspect::Range, Async ? "begin() or ++ is awaited"
                    : "begin() and end()",
              Begin);
    return;
  }
  if (!Facets.Yields)
    return;
  const FunctionDecl *Next = methodNamed(&Record, "next");
  if (!IsAwaited(Next)) {
    auto Calls = methodsNamed(
        &Record, Model.context().DeclarationNames.getCXXOperatorName(OO_Call));
    auto It = llvm::find_if(Calls, IsAwaited);
    Next = It == Calls.end() ? nullptr : *It;
  }
  if (Next) {
    Facets.Range = RangeKind::AsyncNext;
    because(Aspect::Range, "each element is asked for and awaited", Next);
  }
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
  for (const CXXConstructorDecl *Constructor : Record.ctors()) {
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
  if (Facets.Start == StartKind::Lazy)
    return false;
  ASTContext &Context = Model.context();
  DeclarationName Star = Context.DeclarationNames.getCXXOperatorName(OO_Star);
  bool Asks =
      methodNamed(&Record, "has_value") ||
      !methodsNamed(&Record,
                    Context.DeclarationNames.getCXXConversionFunctionName(
                        Context.getCanonicalType(Context.BoolTy)))
           .empty();
  bool Gives =
      methodNamed(&Record, "value") || !methodsNamed(&Record, Star).empty();
  bool Fails = methodNamed(&Record, "error") ||
               methodNamed(&Record, "has_error") ||
               methodNamed(&Record, "value_or");
  return Asks && Gives && Fails;
}

void CoroutineModel::Classifier::decideKind() {
  bool Awaitable = Facets.isAwaitable();
  if (!Facets.Promise) {
    Facets.Kind = Awaitable ? TypeKind::Operation : TypeKind::None;
    return;
  }
  if (isShortCircuit()) {
    Facets.Kind = TypeKind::ShortCircuit;
    because(Aspect::Kind, "a value with an error: co_await only returns early");
    return;
  }
  if (Facets.Yields) {
    bool Elements = yieldsElements();
    if (Awaitable) {
      Facets.Kind = Elements ? TypeKind::AwaitedGenerator : TypeKind::Task;
      if (!Elements)
        because(Aspect::Kind, "yield_value takes only wrapped results: no generator");
      return;
    }
    if (Facets.Range != RangeKind::None) {
      Facets.Kind = Facets.Range == RangeKind::Sync ? TypeKind::Generator
                                                    : TypeKind::AsyncGenerator;
      return;
    }
    Facets.Kind = TypeKind::Coroutine;
    return;
  }
  if (Awaitable) {
    Facets.Kind = TypeKind::Task;
    return;
  }
  bool RunsByItself = Facets.Start == StartKind::Eager || Facets.DestroysItself;
  Facets.Kind = RunsByItself && Facets.ReturnsVoid ? TypeKind::Detached
                                                   : TypeKind::Coroutine;
}

void CoroutineModel::Classifier::decideUse() {
  Facets.SingleShot =
      (Facets.isTask() || Facets.Awaited == AwaitedBy::Sender) &&
      (Facets.MoveOnly || Facets.RvalueOnly);
  Facets.Dropped = [&] {
    if (Facets.Roles.has(TypeRole::JoiningDestructor))
      return DropEffect::Harmless;
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
    return DropEffect::Unknown;
  }();
}

//===----------------------------------------------------------------------===//
// Profiles
//===----------------------------------------------------------------------===//

void CoroutineModel::Classifier::applyProfiles() {
  auto Entries = Model.profiles().types(&Record); // the newest first
  if (Entries.empty())
    return;
  Facets.Library = Entries.front().library();

  auto Because = [&](Aspect About, const FromProfile<TypeProfile> &Said,
                     std::string What) {
    if (!Said->Reason.empty())
      What += ": " + Said->Reason;
    Facets.Why.push_back(
        {About, std::move(What), SourceLocation(), Said.Source, Said.line()});
  };
  // What the newest entry says about a facet wins, over older ones and over structure. Whether it changed the facet.
  auto Take = [&](Aspect About, auto &Facet, auto TypeProfile::*Says) {
    for (const auto &Said : Entries) {
      const auto &Value = Said.Says->*Says;
      if (!Value)
        continue;
      bool Differs = Facet != *Value;
      Because(About, Said,
              Differs ? "structure says " + spelling(Facet).str() : "");
      Facet = *Value;
      return Differs;
    }
    return false;
  };

  bool Changed = Take(Aspect::Kind, Facets.Kind, &TypeProfile::Kind);
  Changed |= Take(Aspect::Start, Facets.Start, &TypeProfile::Start);
  if (Changed)
    decideUse();
  Take(Aspect::Drop, Facets.Dropped, &TypeProfile::Dropped);

  auto Append = [](auto &To, const std::vector<std::string> &From) {
    for (const std::string &Name : From)
      if (!llvm::is_contained(To, llvm::StringRef(Name)))
        To.push_back(Name);
  };
  for (const auto &Said : llvm::reverse(Entries)) {
    if (Said->SingleShot)
      Facets.SingleShot = *Said->SingleShot;
    for (TypeRole Role : Said->Roles) {
      Because(Aspect::Role, Said, spelling(Role).str());
      Facets.Roles.add(Role);
    }
    Append(Facets.JoinMembers, Said->Join);
    Append(Facets.CloseMembers, Said->Close);
    Append(Facets.SpawnMembers, Said->Spawn);
    Append(Facets.AcquireMembers, Said->Acquire);
    Append(Facets.ReleaseMembers, Said->Release);
  }
}

} // namespace clang::tidy::coro
