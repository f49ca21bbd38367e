// The awaitable facet of a type: by what it is awaited, on which value category, and with which result.
#include "Model/Classifier.h"
#include "Model/RecordLookup.h"
#include "clang/AST/DeclFriend.h"
#include "llvm/ADT/STLExtras.h"

namespace clang::tidy::coro {
namespace {

/// Whether \p Awaiter has the three members of an awaiter ([expr.await]/3).
bool hasAwaitMembers(const CXXRecordDecl *Awaiter) {
  return methodNamed(Awaiter, "await_ready") &&
         methodNamed(Awaiter, "await_suspend") &&
         methodNamed(Awaiter, "await_resume");
}

/// What await_resume of \p Awaiter gives when it is called as co_await calls it: without arguments.
QualType awaitResumeType(const CXXRecordDecl *Awaiter) {
  for (const FunctionDecl *Resume : methodsNamed(Awaiter, "await_resume")) {
    if (Resume->getMinRequiredArguments() != 0)
      continue;
    QualType Result = resultOf(Resume);
    return Result.isNull() || Result->isDependentType() || isUndeduced(Result)
               ? QualType()
               : Result;
  }
  return {};
}

/// Whether \p F, an operator or an await_resume, takes its object as an rvalue only.
bool takesRvalueOnly(const FunctionDecl *F) {
  const auto *Method = dyn_cast<CXXMethodDecl>(F);
  if (Method && !Method->isExplicitObjectMemberFunction() &&
      !Method->isStatic())
    return Method->getRefQualifier() == RQ_RValue;
  if (F->getNumParams() == 0)
    return false;
  const ParmVarDecl *Parameter = F->getParamDecl(0);
  return Parameter->getType()->isRValueReferenceType() &&
         !takesAnything(Parameter);
}

/// Whether a parameter declared as \p Parameter takes the type that is classified, by name and not by a bare template
/// parameter.
bool namesClass(QualType Parameter, const CXXRecordDecl &Record) {
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

bool takesFirst(const FunctionDecl *F, const CXXRecordDecl &Record) {
  return F->getNumParams() != 0 &&
         namesClass(F->getParamDecl(0)->getType(), Record);
}

/// The namespaces in which a free operator for a class is found: those of argument-dependent look-up
/// ([basic.lookup.argdep]), which are its own and those of its bases, and the global one, in which users write
/// operators for what is not theirs.
llvm::SmallVector<const DeclContext *, 4>
operatorNamespaces(const CXXRecordDecl &Record) {
  llvm::SmallVector<const DeclContext *, 4> Namespaces;
  forEachClass(&Record, [&](const CXXRecordDecl *Class) {
    const DeclContext *DC = Class->getEnclosingNamespaceContext();
    while (DC->isInlineNamespace())
      DC = DC->getParent();
    if (!llvm::is_contained(Namespaces, DC->getPrimaryContext()))
      Namespaces.push_back(DC->getPrimaryContext());
    return true;
  });
  const DeclContext *Global = Record.getTranslationUnitDecl();
  if (!llvm::is_contained(Namespaces, Global))
    Namespaces.push_back(Global);
  return Namespaces;
}

/// The functions that are declared as friends inside \p Record or its bases.
llvm::SmallVector<const FunctionDecl *, 4>
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

} // namespace

void CoroutineModel::Classifier::findAwaitable() {
  // An incomplete class without a pattern shows nothing.
  if (!Record.hasDefinition())
    return;
  // The order is that of [expr.await]/3: an operator co_await comes before the object's own members.
  (void)(findMemberOperator() || findFreeOperator() || findAwaitMembers() ||
         findCustomizationPoint() || findSender() || findOwnTransform());
}

bool CoroutineModel::Classifier::findAwaitMembers() {
  if (!hasAwaitMembers(&Record))
    return false;
  auto Resume = methodsNamed(&Record, "await_resume");
  Facets.Awaited = AwaitedBy::Members;
  Facets.AwaitResult = awaitResumeType(&Record);
  Facets.RvalueOnly = llvm::all_of(Resume, takesRvalueOnly);
  Facets.AwaitableAgain = !Facets.RvalueOnly && alwaysReady(&Record) != false;
  because(Aspect::Await, "", Resume.front());
  return true;
}

/// Takes over what \p Operators, the overloads of operator co_await for the type, say.
void CoroutineModel::Classifier::takeOperators(
    AwaitedBy How, llvm::ArrayRef<const FunctionDecl *> Operators) {
  Facets.Awaited = How;
  Facets.RvalueOnly = llvm::all_of(Operators, takesRvalueOnly);
  because(Aspect::Await, "", Operators.front());

  // The result of awaiting a temporary; where that overload was not instantiated, of another one.
  llvm::SmallVector<const FunctionDecl *, 4> Ordered(Operators);
  llvm::sort(Ordered, [](const auto *A, const auto *B) {
    return takesRvalueOnly(A) > takesRvalueOnly(B);
  });
  for (const FunctionDecl *F : Ordered)
    if (Facets.AwaitResult.isNull())
      Facets.AwaitResult = awaitResumeType(classOf(resultOf(F)));

  // An operator that takes lvalues can be asked again, unless it would then resume a finished coroutine.
  Facets.AwaitableAgain = llvm::any_of(Operators, [](const FunctionDecl *F) {
    return !takesRvalueOnly(F) && alwaysReady(classOf(resultOf(F))) != false;
  });
}

static bool isDeleted(const FunctionDecl *F) { return F->isDeleted(); }

bool CoroutineModel::Classifier::findMemberOperator() {
  auto Operators = operatorsOf(&Record, OO_Coawait);
  llvm::erase_if(Operators, isDeleted);
  if (Operators.empty())
    return false;
  takeOperators(AwaitedBy::MemberOperator, Operators);
  return true;
}

bool CoroutineModel::Classifier::findFreeOperator() {
  DeclarationName Operator =
      Model.context().DeclarationNames.getCXXOperatorName(OO_Coawait);
  llvm::SmallVector<const FunctionDecl *, 4> Operators;
  for (const FunctionDecl *F : friendFunctions(Record))
    if (F->getDeclName() == Operator)
      Operators.push_back(F);
  for (const DeclContext *Namespace : operatorNamespaces(Record))
    for (const NamedDecl *D : Namespace->lookup(Operator))
      if (const FunctionDecl *F = asFunction(D))
        Operators.push_back(F);
  llvm::erase_if(Operators, [&](const FunctionDecl *F) {
    return F->isDeleted() || F->getNumParams() != 1 || !takesFirst(F, Record);
  });
  if (Operators.empty())
    return false;
  takeOperators(AwaitedBy::FreeOperator, Operators);
  return true;
}

bool CoroutineModel::Classifier::findCustomizationPoint() {
  // folly's and libunifex's way: an await_transform hands the object, together with the executor or the promise that
  // awaits, to a member or a friend of the object, which makes the awaitable.
  if (const FunctionDecl *F = methodNamed(&Record, "viaIfAsync")) {
    Facets.Awaited = AwaitedBy::CustomizationPoint;
    Facets.RvalueOnly = takesRvalueOnly(F);
    Facets.AwaitResult = Model.facets(resultOf(F)).AwaitResult;
    because(Aspect::Await, "", F);
    return true;
  }
  for (const FunctionDecl *F : friendFunctions(Record)) {
    unsigned Count = F->getNumParams();
    if (Count < 2 || !F->getIdentifier() ||
        !namesClass(F->getParamDecl(Count - 1)->getType(), Record) ||
        takesFirst(F, Record))
      continue;
    QualType Result = resultOf(F);
    // Of a coroutine type no other use of such a friend is known; the result is often not deduced.
    bool MakesAwaitable = Result.isNull() ? Facets.isCoroutine()
                                          : Model.facets(Result).isAwaitable();
    if (!MakesAwaitable)
      continue;
    Facets.Awaited = AwaitedBy::CustomizationPoint;
    Facets.RvalueOnly =
        F->getParamDecl(Count - 1)->getType()->isRValueReferenceType();
    if (!Result.isNull())
      Facets.AwaitResult = Model.facets(Result).AwaitResult;
    because(Aspect::Await, "", F);
    return true;
  }
  return false;
}

/// Whether \p F is a connect, or the tag_invoke of one.
static bool isConnect(const FunctionDecl *F) {
  if (!F->getIdentifier() || F->getNumParams() == 0)
    return false;
  if (F->getName() == "connect")
    return true;
  const CXXRecordDecl *Tag = classOf(F->getParamDecl(0)->getType());
  return F->getName() == "tag_invoke" && Tag &&
         llvm::StringRef(Tag->getQualifiedNameAsString()).contains("connect");
}

const NamedDecl *senderEvidence(const CXXRecordDecl &Record) {
  for (llvm::StringRef Name :
       {"sender_concept", "is_sender", "completion_signatures",
        "get_completion_signatures"}) {
    auto Members = membersNamed(&Record, Name);
    if (!Members.empty())
      return Members.front();
  }
  auto Values = membersNamed(&Record, "value_types");
  if (!Values.empty() && !membersNamed(&Record, "error_types").empty())
    return Values.front();
  for (const FunctionDecl *F : friendFunctions(Record))
    if (isConnect(F) && llvm::any_of(F->parameters(), [&](const auto *P) {
          return namesClass(P->getType(), Record);
        }))
      return F;
  return nullptr;
}

bool CoroutineModel::Classifier::findSender() {
  const NamedDecl *Shows = senderEvidence(Record);
  if (!Shows)
    return false;
  Facets.Awaited = AwaitedBy::Sender;
  Facets.AwaitableAgain = true;
  because(Aspect::Await, "", Shows);
  return true;
}

bool CoroutineModel::Classifier::findOwnTransform() {
  if (!Facets.Promise)
    return false;
  for (const FunctionDecl *F : methodsNamed(Facets.Promise, "await_transform"))
    if (!F->isDeleted() && takesFirst(F, Record)) {
      Facets.Awaited = AwaitedBy::OwnPromise;
      Facets.AwaitResult = awaitResumeType(classOf(resultOf(F)));
      Facets.RvalueOnly = takesRvalueOnly(F);
      Facets.AwaitableAgain = !Facets.RvalueOnly;
      because(Aspect::Await, "", F);
      return true;
    }
  return false;
}

/// The template arguments of \p T that are types, or those of the class template around it (`_task<T>::type`).
static llvm::SmallVector<QualType, 4> typeArguments(QualType T) {
  llvm::SmallVector<QualType, 4> Types;
  // The type itself: its facets may come from the pattern, where nothing needed an instantiation.
  for (const DeclContext *DC = T->getAsCXXRecordDecl();
       isa_and_nonnull<CXXRecordDecl>(DC) && Types.empty();
       DC = DC->getParent())
    if (const auto *Spec = dyn_cast<ClassTemplateSpecializationDecl>(DC))
      for (const TemplateArgument &Argument : Spec->getTemplateArgs().asArray())
        if (Argument.getKind() == TemplateArgument::Type)
          Types.push_back(Argument.getAsType());
  return Types;
}

/// The one of \p Arguments that return_value of \p Promise takes; the first if it takes anything.
static QualType returnedType(const CXXRecordDecl *Promise,
                             llvm::ArrayRef<QualType> Arguments) {
  bool TakesAnything = false;
  for (const FunctionDecl *Return : methodsNamed(Promise, "return_value")) {
    if (Return->getNumParams() == 0)
      continue;
    QualType Taken = Return->getParamDecl(0)->getType();
    if (Taken->isDependentType()) {
      TakesAnything = true;
      continue;
    }
    for (QualType Argument : Arguments)
      if (Argument.getNonReferenceType()
              .getCanonicalType()
              .getUnqualifiedType() ==
          Taken.getNonReferenceType().getCanonicalType().getUnqualifiedType())
        return Argument;
  }
  return TakesAnything && !Arguments.empty() && !Arguments[0]->isVoidType()
             ? Arguments[0]
             : QualType();
}

/// Where the awaiter is not instantiated, or made by the promise that awaits: a task that returns a value is named after
/// it, `task<T>`.
void CoroutineModel::Classifier::assumeResult() {
  if (!Facets.isTask() || !Facets.AwaitResult.isNull())
    return;
  if (Facets.ReturnsVoid && !Facets.ReturnsValue) {
    Facets.AwaitResult = Model.context().VoidTy;
    return;
  }
  if (!Facets.ReturnsValue)
    return;
  QualType Result = returnedType(Facets.Promise, typeArguments(T));
  if (Result.isNull() || Result->isDependentType())
    return;
  Facets.AwaitResult = Result;
  because(Aspect::Result, "by its template argument");
}

} // namespace clang::tidy::coro
