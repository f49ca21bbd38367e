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

RefQualifierKind refQualifier(const FunctionDecl *F) {
  const auto *Method = dyn_cast<CXXMethodDecl>(F);
  return Method ? Method->getRefQualifier() : RQ_None;
}

/// Whether \p F, an operator or an await_resume, takes its object as an rvalue only.
bool takesRvalueOnly(const FunctionDecl *F) {
  const auto *Method = dyn_cast<CXXMethodDecl>(F);
  if (Method && !Method->isExplicitObjectMemberFunction())
    return Method->getRefQualifier() == RQ_RValue;
  if (F->getNumParams() == 0)
    return false;
  QualType Parameter = F->getParamDecl(0)->getType();
  return Parameter->isRValueReferenceType() &&
         !isBareTemplateParameter(Parameter);
}

/// Whether a parameter declared as \p Parameter takes the type that is classified, by name and not by a bare template
/// parameter.
bool namesClass(QualType Parameter, const CXXRecordDecl &Record) {
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
  if (findAwaitMembers() || findMemberOperator() || findFreeOperator() ||
      findCustomizationPoint() || findSender() || findOwnTransform())
    assumeResult();
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
  for (const FunctionDecl *F : Operators)
    if (refQualifier(F) != RQ_RValue && !takesRvalueOnly(F) &&
        alwaysReady(classOf(resultOf(F))) != false)
      Facets.AwaitableAgain = true;
}

static bool isDeleted(const FunctionDecl *F) { return F->isDeleted(); }

bool CoroutineModel::Classifier::findMemberOperator() {
  auto Operators = methodsNamed(
      &Record, Model.context().DeclarationNames.getCXXOperatorName(OO_Coawait));
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
    if (!F->isDeleted() && takesFirst(F, Record)) {
      Facets.Awaited = AwaitedBy::OwnPromise;
      Facets.AwaitResult = awaitResumeType(classOf(resultOf(F)));
      Facets.RvalueOnly = takesRvalueOnly(F);
      because(Aspect::Await, "", F);
      return true;
    }
  return false;
}

/// Where the awaiter is not instantiated, or made by the promise that awaits: a coroutine type that returns a value is
/// named after it, `task<T>`.
void CoroutineModel::Classifier::assumeResult() {
  if (!Facets.AwaitResult.isNull() || !Facets.Promise || Facets.Yields)
    return;
  ASTContext &Context = Model.context();
  if (Facets.ReturnsVoid && !Facets.ReturnsValue) {
    Facets.AwaitResult = Context.VoidTy;
    return;
  }
  // The type itself: the record may be the pattern, where nothing needed an instantiation.
  const auto *Spec = dyn_cast_or_null<ClassTemplateSpecializationDecl>(
      T->getAsCXXRecordDecl());
  if (!Facets.ReturnsValue || !Spec || Spec->getTemplateArgs().size() == 0)
    return;
  const TemplateArgument &First = Spec->getTemplateArgs()[0];
  if (First.getKind() != TemplateArgument::Type ||
      First.getAsType()->isDependentType())
    return;
  Facets.AwaitResult = First.getAsType();
  because(Aspect::Await, "with the result that its template argument names");
}

} // namespace clang::tidy::coro
