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

const CXXRecordDecl *CoroutineModel::promiseOf(QualType T,
                                               const CXXRecordDecl *Record,
                                               std::string &How) {
  if (const CXXRecordDecl *Promise = promiseFromTraits(T, Record)) {
    How = "promise through std::coroutine_traits";
    return Promise;
  }
  if (QualType Nested = memberType(Record, "promise_type"); !Nested.isNull()) {
    How = "nested promise_type";
    return classOf(Nested);
  }
  return nullptr;
}

//===----------------------------------------------------------------------===//
// Coroutines and what they can await
//===----------------------------------------------------------------------===//

bool readsBodyOf(const FunctionDecl *F) {
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
/// same class, a base of it, another specialisation of the same template in a pattern, or a template parameter.
static bool mayTake(QualType Parameter, QualType Argument) {
  QualType Plain = Parameter.getNonReferenceType();
  if (Plain->isTemplateTypeParmType() || Plain->getContainedAutoType() ||
      isa<PackExpansionType>(Plain))
    return true;
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

bool CoroutineModel::canAwait(const CXXRecordDecl *Promise, QualType T) {
  auto Transforms = methodsNamed(Promise, "await_transform");
  const TypeFacets &Facets = facets(T);
  if (Transforms.empty())
    return Facets.Awaited == AwaitedBy::Members ||
           Facets.Awaited == AwaitedBy::MemberOperator ||
           Facets.Awaited == AwaitedBy::FreeOperator;
  for (const FunctionDecl *Transform : Transforms) {
    if (Transform->isDeleted() || Transform->getNumParams() == 0)
      continue;
    QualType Parameter = Transform->getParamDecl(0)->getType();
    if (mayTake(Parameter, T) &&
        (!Parameter.getNonReferenceType()->isTemplateTypeParmType() ||
         Facets.isAwaitable()))
      return true;
  }
  return false;
}

} // namespace clang::tidy::coro
