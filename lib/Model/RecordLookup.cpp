// Looks into classes without Sema: members through bases, and classes that stay templates.
#include "Model/RecordLookup.h"
#include "Model/ExpressionType.h"
#include "Support/KnownIdentifier.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DynamicRecursiveASTVisitor.h"
#include "clang/AST/StmtCXX.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallPtrSet.h"

namespace clang::tidy::coro {
namespace {

/// The definition of \p Record; for what was not instantiated, a specialisation or a member class of one, its pattern's.
const CXXRecordDecl *withBody(const CXXRecordDecl *Record) {
  if (const CXXRecordDecl *Definition = Record->getDefinition())
    return Definition;
  const CXXRecordDecl *Pattern = Record->getTemplateInstantiationPattern();
  const auto *Spec = dyn_cast<ClassTemplateSpecializationDecl>(Record);
  if (!Pattern && Spec)
    Pattern = Spec->getSpecializedTemplate()->getTemplatedDecl();
  const CXXRecordDecl *Definition =
      Pattern ? Pattern->getDefinition() : nullptr;
  return Definition ? Definition : Record;
}

/// The pattern that a template-id names: the partial specialisation with the very same arguments if there is one,
/// else the primary template.
const CXXRecordDecl *patternOf(const TemplateSpecializationType *T) {
  TemplateDecl *Template = T->getTemplateName().getAsTemplateDecl();
  if (const auto *Alias = dyn_cast_or_null<TypeAliasTemplateDecl>(Template))
    return classOf(Alias->getTemplatedDecl()->getUnderlyingType());
  auto *Class = dyn_cast_or_null<ClassTemplateDecl>(Template);
  if (!Class)
    return nullptr;
  return withBody(Class->getTemplatedDecl());
}

} // namespace

const CXXRecordDecl *classOf(QualType T) {
  if (T.isNull())
    return nullptr;
  // A dependent member type can name itself through its bases; each step is one nesting deeper, so a few are enough.
  static thread_local unsigned Depth = 0;
  if (Depth > 16)
    return nullptr;
  struct Guard {
    Guard() { ++Depth; }
    ~Guard() { --Depth; }
  } Guard;

  T = T.getNonReferenceType();
  if (const CXXRecordDecl *Record = T->getAsCXXRecordDecl())
    return withBody(Record);
  if (isUndeduced(T))
    return nullptr;
  if (const auto *Dependent = T->getAs<DependentNameType>()) {
    const CXXRecordDecl *Record = classOf(Dependent->getQualifier());
    return Record ? classOf(memberType(Record,
                                       Dependent->getIdentifier()->getName()))
                  : nullptr;
  }
  if (const auto *TemplateId = T->getAs<TemplateSpecializationType>())
    return patternOf(TemplateId);
  return nullptr;
}

const CXXRecordDecl *classOf(NestedNameSpecifier Qualifier) {
  return Qualifier.getKind() == NestedNameSpecifier::Kind::Type
             ? classOf(QualType(Qualifier.getAsType(), 0))
             : nullptr;
}

const ClassTemplateDecl *templateOf(const CXXRecordDecl *Record) {
  if (!Record)
    return nullptr;
  if (const auto *Spec = dyn_cast<ClassTemplateSpecializationDecl>(Record))
    return Spec->getSpecializedTemplate()->getCanonicalDecl();
  if (const ClassTemplateDecl *Template = Record->getDescribedClassTemplate())
    return Template->getCanonicalDecl();
  return nullptr;
}

void forEachClass(const CXXRecordDecl *Record,
                  llvm::function_ref<bool(const CXXRecordDecl *)> Visit) {
  llvm::SmallPtrSet<const CXXRecordDecl *, 8> Seen;
  llvm::SmallVector<const CXXRecordDecl *, 8> Work{Record};
  // Breadth first, so that a nearer base comes before a farther one.
  for (size_t Next = 0; Next != Work.size(); ++Next) {
    const CXXRecordDecl *Class = Work[Next];
    if (!Class || !Seen.insert(Class->getCanonicalDecl()).second)
      continue;
    if (!Visit(Class))
      return;
    if (Class->hasDefinition())
      for (const CXXBaseSpecifier &Base : Class->bases())
        Work.push_back(classOf(Base.getType()));
  }
}

/// The class whose members the unresolved using-declaration \p D brings in (`using Base<T>::f;`); null for other things.
static const CXXRecordDecl *usedClass(const NamedDecl *D) {
  if (const auto *Value = dyn_cast<UnresolvedUsingValueDecl>(D))
    return classOf(Value->getQualifier());
  if (const auto *Type = dyn_cast<UnresolvedUsingTypenameDecl>(D))
    return classOf(Type->getQualifier());
  return nullptr;
}

llvm::SmallVector<const NamedDecl *, 4>
membersNamed(const CXXRecordDecl *Record, DeclarationName Name) {
  llvm::SmallVector<const NamedDecl *, 4> Found;
  llvm::SmallVector<const CXXRecordDecl *, 4> Starts;
  if (Record)
    Starts.push_back(Record);
  for (size_t Next = 0; Next != Starts.size(); ++Next) {
    forEachClass(Starts[Next], [&](const CXXRecordDecl *Class) {
      bool Names = false;
      for (const NamedDecl *D : Class->lookup(Name)) {
        Names = true;
        if (const auto *Shadow = dyn_cast<UsingShadowDecl>(D))
          D = Shadow->getTargetDecl();
        if (!isa<UnresolvedUsingValueDecl, UnresolvedUsingTypenameDecl>(D))
          Found.push_back(D);
        else if (const CXXRecordDecl *Used = usedClass(D);
                 Used && !llvm::is_contained(Starts, Used))
          Starts.push_back(Used);
      }
      return !Names;
    });
  }
  return Found;
}

llvm::SmallVector<const NamedDecl *, 4>
membersNamed(const CXXRecordDecl *Record, llvm::StringRef Name) {
  if (!Record)
    return {};
  const IdentifierInfo *Identifier =
      knownIdentifier(Name, Record->getASTContext());
  if (!Identifier)
    return {};
  return membersNamed(Record, DeclarationName(Identifier));
}

const FunctionDecl *asFunction(const NamedDecl *D) {
  if (const auto *Template = dyn_cast_or_null<FunctionTemplateDecl>(D))
    return Template->getTemplatedDecl();
  return dyn_cast_or_null<FunctionDecl>(D);
}

static llvm::SmallVector<const FunctionDecl *, 4>
functionsAmong(llvm::ArrayRef<const NamedDecl *> Members) {
  llvm::SmallVector<const FunctionDecl *, 4> Functions;
  for (const NamedDecl *D : Members)
    if (const FunctionDecl *F = asFunction(D))
      Functions.push_back(F);
  return Functions;
}

llvm::SmallVector<const FunctionDecl *, 4>
methodsNamed(const CXXRecordDecl *Record, DeclarationName Name) {
  return functionsAmong(membersNamed(Record, Name));
}

llvm::SmallVector<const FunctionDecl *, 4>
methodsNamed(const CXXRecordDecl *Record, llvm::StringRef Name) {
  return functionsAmong(membersNamed(Record, Name));
}

llvm::SmallVector<const FunctionDecl *, 4>
operatorsOf(const CXXRecordDecl *Record, OverloadedOperatorKind Kind) {
  if (!Record)
    return {};
  auto &Names = Record->getASTContext().DeclarationNames;
  return methodsNamed(Record, Names.getCXXOperatorName(Kind));
}

llvm::SmallVector<const CXXConstructorDecl *, 4>
constructorsOf(const CXXRecordDecl &Record) {
  ASTContext &Context = Record.getASTContext();
  llvm::SmallVector<const CXXConstructorDecl *, 4> Constructors;
  for (const NamedDecl *D :
       Record.lookup(Context.DeclarationNames.getCXXConstructorName(
           Context.getCanonicalTagType(&Record))))
    if (const auto *Constructor = dyn_cast<CXXConstructorDecl>(D))
      Constructors.push_back(Constructor);
  return Constructors;
}

const FunctionDecl *methodNamed(const CXXRecordDecl *Record,
                                llvm::StringRef Name) {
  auto Methods = methodsNamed(Record, Name);
  return Methods.empty() ? nullptr : Methods.front();
}

QualType memberType(const CXXRecordDecl *Record, llvm::StringRef Name) {
  for (const NamedDecl *D : membersNamed(Record, Name)) {
    if (const auto *Template = dyn_cast<ClassTemplateDecl>(D))
      D = Template->getTemplatedDecl();
    // A class is a member of itself by its own name.
    if (const auto *Class = dyn_cast<CXXRecordDecl>(D);
        Class && Class->isInjectedClassName())
      continue;
    if (const auto *Type = dyn_cast<TypeDecl>(D))
      return D->getASTContext().getTypeDeclType(Type);
  }
  return {};
}

const Stmt *bodyOf(const FunctionDecl *F) {
  if (!F)
    return nullptr;
  if (const Stmt *Body = F->getBody())
    return Body;
  if (const FunctionDecl *Pattern = F->getTemplateInstantiationPattern())
    return Pattern->getBody();
  return nullptr;
}

bool isUndeduced(QualType T) {
  const auto *Deduced = T->getContainedDeducedType();
  return Deduced && Deduced->getDeducedType().isNull();
}

namespace {

/// What the return statements of an uninstantiated `auto f()` give.
class ReturnTypes : public ConstDynamicRecursiveASTVisitor {
public:
  QualType Result;
  bool Agree = true;

  bool VisitReturnStmt(const ReturnStmt *Return) override {
    QualType T = expressionType(Return->getRetValue());
    if (T.isNull())
      Agree = false;
    else if (Result.isNull())
      Result = T;
    else if (Result.getCanonicalType() != T.getCanonicalType())
      Agree = false;
    return Agree;
  }
  // What is returned there is of other functions.
  bool TraverseLambdaExpr(const LambdaExpr *) override { return true; }
  bool TraverseCXXRecordDecl(const CXXRecordDecl *) override { return true; }
};

} // namespace

QualType resultOf(const FunctionDecl *F) {
  QualType Declared = F->getReturnType();
  if (!isUndeduced(Declared))
    return Declared;
  // A function may return what another one gives, in a circle too.
  static thread_local unsigned Depth = 0;
  if (Depth > 4)
    return {};
  ++Depth;
  ReturnTypes Returns;
  Returns.TraverseStmt(bodyOf(F));
  --Depth;
  return Returns.Agree ? Returns.Result : QualType();
}

} // namespace clang::tidy::coro
