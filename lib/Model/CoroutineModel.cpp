// The model of a translation unit: where promises are found, and the memo of what each type is.
#include "Model/CoroutineModel.h"
#include "Model/Classifier.h"
#include "Model/RecordLookup.h"
#include "Support/PerASTContext.h"
#include "llvm/ADT/StringSwitch.h"

namespace clang::tidy::coro {

CoroutineModel::CoroutineModel(ASTContext &Context,
                               const ProjectProfiles &Project)
    : Context(Context), Profiles(Project) {}
CoroutineModel::~CoroutineModel() = default;

CoroutineModel &modelOf(ASTContext &Context, const ProjectProfiles &Project) {
  return perASTContext<CoroutineModel>(Context, Project);
}

const TypeFacets &CoroutineModel::facets(QualType T) {
  static const TypeFacets Nothing;
  if (T.isNull())
    return Nothing;
  T = T.getNonReferenceType().getCanonicalType().getUnqualifiedType();
  // Most expressions are of such types: they are not worth an entry.
  if (T->isBuiltinType() && !T->isDependentType())
    return Nothing;
  const CXXRecordDecl *Record = classOf(T);
  if (!Record)
    return Nothing;
  auto [It, Inserted] = Memo.try_emplace(T.getTypePtr());
  if (Inserted) {
    // A type may refer to itself (its awaiter holds it): the entry is there, and empty, before the search begins.
    auto Facets = std::make_unique<TypeFacets>();
    TypeFacets &Result = *Facets;
    It->second = std::move(Facets);
    Classifier(*this, T, *Record, Result).classify();
    return Result;
  }
  return *It->second;
}

const TypeFacets &CoroutineModel::resultFacets(const FunctionDecl *F) {
  return facets(resultOf(F));
}

//===----------------------------------------------------------------------===//
// Promises
//===----------------------------------------------------------------------===//

/// The class template \p Name in the namespace \p Scope or one of its inline namespaces.
static const ClassTemplateDecl *findClassTemplate(const DeclContext *Scope,
                                                  const IdentifierInfo &Name) {
  for (const NamedDecl *D : Scope->lookup(&Name))
    if (const auto *Template = dyn_cast<ClassTemplateDecl>(D))
      return Template;
  return nullptr;
}

void CoroutineModel::indexTraits() {
  TraitsIndexed = true;
  // std::coroutine_traits, and the one of the technical specification that older libraries specialise.
  const NamespaceDecl *Std = nullptr;
  for (const NamedDecl *D :
       Context.getTranslationUnitDecl()->lookup(&Context.Idents.get("std")))
    if ((Std = dyn_cast<NamespaceDecl>(D)))
      break;
  if (!Std)
    return;
  auto Index = [this](const ClassTemplateDecl *Traits) {
    if (!Traits)
      return;
    llvm::SmallVector<ClassTemplatePartialSpecializationDecl *, 8> Partial;
    const_cast<ClassTemplateDecl *>(Traits)->getPartialSpecializations(Partial);
    for (const auto *Spec : Partial) {
      const TemplateArgumentList &Args = Spec->getTemplateArgs();
      const CXXRecordDecl *Promise = classOf(memberType(Spec, "promise_type"));
      if (!Promise || Args.size() == 0 ||
          Args[0].getKind() != TemplateArgument::Type)
        continue;
      QualType First = Args[0].getAsType();
      // `coroutine_traits<R, …>` for any R is bound by its constraints, which only Sema can weigh: those coroutines are
      // known by the specialisations that were made for them.
      const CXXRecordDecl *Record = classOf(First);
      if (const ClassTemplateDecl *Template = templateOf(Record);
          Template && First->isDependentType())
        PromiseByTemplate.try_emplace(Template, Promise);
      else if (Record && !First->isDependentType())
        PromiseByType.try_emplace(First.getCanonicalType().getTypePtr(),
                                  Promise);
    }
    for (const ClassTemplateSpecializationDecl *Spec :
         Traits->specializations()) {
      const TemplateArgumentList &Args = Spec->getTemplateArgs();
      if (Args.size() == 0 || Args[0].getKind() != TemplateArgument::Type ||
          !Spec->getDefinition())
        continue;
      // What the primary template finds is the nested promise_type, found without it.
      if (Spec->getSpecializationKind() != TSK_ExplicitSpecialization &&
          isa<ClassTemplateDecl *>(Spec->getSpecializedTemplateOrPartial()))
        continue;
      if (const CXXRecordDecl *Promise =
              classOf(memberType(Spec->getDefinition(), "promise_type")))
        PromiseByType[Args[0]
                          .getAsType()
                          .getNonReferenceType()
                          .getCanonicalType()
                          .getUnqualifiedType()
                          .getTypePtr()] = Promise;
    }
  };
  const IdentifierInfo &Name = Context.Idents.get("coroutine_traits");
  Index(findClassTemplate(Std, Name));
  for (const NamedDecl *D : Std->lookup(&Context.Idents.get("experimental")))
    if (const auto *Experimental = dyn_cast<NamespaceDecl>(D))
      Index(findClassTemplate(Experimental, Name));
}

const CXXRecordDecl *
CoroutineModel::promiseFromTraits(QualType T, const CXXRecordDecl *Record) {
  if (!TraitsIndexed)
    indexTraits();
  if (const CXXRecordDecl *Promise = PromiseByType.lookup(T.getTypePtr()))
    return Promise;
  if (const ClassTemplateDecl *Template = templateOf(Record))
    return PromiseByTemplate.lookup(Template);
  return nullptr;
}

/// Whether two classes are the same, or made from the same template.
static bool isSameClass(const CXXRecordDecl *A, const CXXRecordDecl *B) {
  return A->getCanonicalDecl() == B->getCanonicalDecl() ||
         (templateOf(A) && templateOf(A) == templateOf(B));
}

/// Whether the member type `promise_type` of \p Record belongs to another type: an iterator or an awaiter may name the
/// promise that it works with. What the promise's get_return_object makes is then that other type. (A wrapper with an
/// operator co_await of its own is a task all the same, as async_simple's RescheduleLazy.)
static bool isPromiseOfAnother(const CXXRecordDecl *Promise,
                               const CXXRecordDecl *Record) {
  const FunctionDecl *Get = methodNamed(Promise, "get_return_object");
  const CXXRecordDecl *Made = Get ? classOf(resultOf(Get)) : nullptr;
  if (!Made || !operatorsOf(Record, OO_Coawait).empty())
    return false;
  bool Related = false;
  forEachClass(Record, [&](const CXXRecordDecl *Class) {
    Related |= isSameClass(Class, Made);
    return !Related;
  });
  const CXXRecordDecl *Its = classOf(memberType(Made, "promise_type"));
  return !Related && Its && isSameClass(Its, Promise);
}

const CXXRecordDecl *CoroutineModel::promiseOf(QualType T,
                                               const CXXRecordDecl *Record,
                                               std::string &How) {
  if (const CXXRecordDecl *Promise = promiseFromTraits(T, Record)) {
    How = "promise through std::coroutine_traits";
    return Promise;
  }
  const CXXRecordDecl *Promise = classOf(memberType(Record, "promise_type"));
  // The traits themselves name the promise of the type that they are for.
  if (!Promise || isPromiseOfAnother(Promise, Record) ||
      isNamed(Record, "std::coroutine_traits") ||
      isNamed(Record, "std::experimental::coroutine_traits"))
    return nullptr;
  How = "nested promise_type";
  return Promise;
}

//===----------------------------------------------------------------------===//
// Coroutines and what they can await
//===----------------------------------------------------------------------===//

bool readsBodyOf(const FunctionDecl *F) {
  // The destructor of a task may start it.
  if (const auto *Destructor = dyn_cast<CXXDestructorDecl>(F))
    return !Destructor->getParent()
                ->lookup(&F->getASTContext().Idents.get("promise_type"))
                .empty();
  const IdentifierInfo *Name = F->getIdentifier();
  if (!Name)
    return F->getOverloadedOperator() == OO_Coawait;
  return llvm::StringSwitch<bool>(Name->getName())
      .Cases({"initial_suspend", "final_suspend", "await_ready",
              "await_suspend", "await_transform"},
             true)
      .Default(false);
}

const CoroutineBodyStmt *coroutineBody(const FunctionDecl *F) {
  return F ? dyn_cast_or_null<CoroutineBodyStmt>(F->getBody()) : nullptr;
}

const CXXRecordDecl *promiseOfCoroutine(const FunctionDecl *F) {
  const CoroutineBodyStmt *Body = coroutineBody(F);
  if (!Body || !Body->getPromiseDecl())
    return nullptr;
  return classOf(Body->getPromiseDecl()->getType());
}

/// Whether a parameter of type \p Parameter takes a value of type \p Argument, as far as can be said without Sema: the
/// same class, a base of it, or in a pattern another specialisation of the same template.
static bool takesByName(QualType Parameter, QualType Argument) {
  QualType Plain = Parameter.getNonReferenceType();
  const CXXRecordDecl *Want = classOf(Plain), *Have = classOf(Argument);
  if (!Want || !Have)
    return Plain.getCanonicalType().getUnqualifiedType() ==
           Argument.getNonReferenceType()
               .getCanonicalType()
               .getUnqualifiedType();
  bool Found = false;
  forEachClass(Have, [&](const CXXRecordDecl *Class) {
    Found = Class->getCanonicalDecl() == Want->getCanonicalDecl() ||
            (Plain->isDependentType() && templateOf(Class) &&
             templateOf(Class) == templateOf(Want));
    return !Found;
  });
  return Found;
}

/// The outermost namespace around \p D: a library.
static const DeclContext *libraryOf(const Decl *D) {
  const DeclContext *Library = nullptr;
  for (const DeclContext *DC = D->getDeclContext(); !DC->isTranslationUnit();
       DC = DC->getParent())
    if (isa<NamespaceDecl>(DC))
      Library = DC->getPrimaryContext();
  return Library;
}

/// Whether \p F, a template, takes only some types: by a requires-clause, or by further parameters that have a default.
static bool isConstrained(const FunctionDecl *F) {
  const FunctionTemplateDecl *Template = F->getDescribedFunctionTemplate();
  if (!Template)
    return bool(F->getTrailingRequiresClause());
  if (Template->hasAssociatedConstraints() || F->getNumParams() > 1)
    return true;
  const TemplateParameterList *Parameters = Template->getTemplateParameters();
  return Parameters->size() > 1;
}

/// Whether \p F, a template, was used in this translation unit with an argument of type \p T.
static bool wasUsedWith(const FunctionDecl *F, QualType T) {
  const FunctionTemplateDecl *Template = F->getDescribedFunctionTemplate();
  return Template &&
         llvm::any_of(Template->specializations(), [&](const FunctionDecl *S) {
           return S->getNumParams() != 0 &&
                  takesByName(S->getParamDecl(0)->getType(), T);
         });
}

/// Whether the template \p Transform, an await_transform of \p Promise for a bare template parameter, takes a \p T.
static bool genericTakes(const FunctionDecl *Transform,
                         const CXXRecordDecl *Promise, QualType T,
                         const TypeFacets &Facets) {
  if (wasUsedWith(Transform, T))
    return true;
  if (Facets.isTask() && Facets.Promise && isSameClass(Facets.Promise, Promise))
    return true;
  switch (Facets.Awaited) {
  case AwaitedBy::Nothing:
    // A known operation that has no awaiter is awaited by the promises of its library.
    if (Facets.Kind != TypeKind::Operation)
      return false;
    break;
  case AwaitedBy::OwnPromise:
    return false;
  case AwaitedBy::Members:
  case AwaitedBy::MemberOperator:
  case AwaitedBy::FreeOperator:
    if (!isConstrained(Transform))
      return true;
    break;
  case AwaitedBy::CustomizationPoint:
  case AwaitedBy::Sender:
    break;
  }
  // What the constraints say only Sema can tell. They are meant for what comes from the same library.
  return Facets.Class && libraryOf(Facets.Class) &&
         libraryOf(Facets.Class) == libraryOf(Transform);
}

bool CoroutineModel::canAwait(const CXXRecordDecl *Promise, QualType T) {
  const TypeFacets &Facets = facets(T);
  auto Transforms = methodsNamed(Promise, "await_transform");
  if (Transforms.empty())
    return Facets.Awaited == AwaitedBy::Members ||
           Facets.Awaited == AwaitedBy::MemberOperator ||
           Facets.Awaited == AwaitedBy::FreeOperator;
  for (const FunctionDecl *Transform : Transforms) {
    if (Transform->isDeleted() || Transform->getNumParams() == 0)
      continue;
    QualType Parameter = Transform->getParamDecl(0)->getType();
    if (takesAnything(Transform->getParamDecl(0))
            ? genericTakes(Transform, Promise, T, Facets)
            : takesByName(Parameter, T))
      return true;
  }
  return false;
}

} // namespace clang::tidy::coro
