// Scopes and resources among the members of a class that nothing in the class joins or closes.
#include "Analysis/MemberLifecycles.h"
#include "Analysis/Discarded.h"
#include "Analysis/ObjectUses.h"
#include "Support/ErrorLog.h"
#include "Support/PerASTContext.h"
#include "clang/AST/DynamicRecursiveASTVisitor.h"

namespace clang::tidy::coro {
namespace {

/// The data members that a piece of code names.
class NamedFields : public ConstDynamicRecursiveASTVisitor {
public:
  llvm::DenseSet<const FieldDecl *> Found;

  bool VisitMemberExpr(const MemberExpr *Member) override {
    if (const auto *Field = dyn_cast<FieldDecl>(Member->getMemberDecl()))
      Found.insert(Field->getCanonicalDecl());
    return true;
  }
  // `&Class::member`
  bool VisitDeclRefExpr(const DeclRefExpr *Ref) override {
    if (const auto *Field = dyn_cast<FieldDecl>(Ref->getDecl()))
      Found.insert(Field->getCanonicalDecl());
    return true;
  }
};

/// The members that anything but the functions of their own class names.
struct NamedFromOutside {
  explicit NamedFromOutside(ASTContext &Context) {
    class Finder : public NamedFields {
    public:
      Finder() { ShouldVisitTemplateInstantiations = true; }
      bool VisitMemberExpr(const MemberExpr *Member) override {
        const auto *Field = dyn_cast<FieldDecl>(Member->getMemberDecl());
        const auto *This =
            dyn_cast<CXXThisExpr>(Member->getBase()->IgnoreParenImpCasts());
        bool IsOwn =
            Field && This &&
            declaresSameEntity(This->getType()->getPointeeCXXRecordDecl(),
                               Field->getParent());
        return IsOwn || NamedFields::VisitMemberExpr(Member);
      }
      bool VisitDecompositionDecl(const DecompositionDecl *D) override {
        for (const BindingDecl *Binding : D->bindings())
          if (const Expr *Named = Binding->getBinding())
            TraverseStmt(Named);
        return true;
      }
    } Outside;
    const SourceManager &Sources = Context.getSourceManager();
    for (const Decl *D : Context.getTranslationUnitDecl()->decls())
      if (Sources.isInMainFile(Sources.getExpansionLoc(D->getEndLoc())))
        Outside.TraverseDecl(D);
    Fields = std::move(Outside.Found);
  }
  llvm::DenseSet<const FieldDecl *> Fields;
};

/// What becomes of one member in the functions of its class.
struct MemberLife {
  const TypeFacets *Facets = nullptr;
  LifecycleKind Of = LifecycleKind::Scope;
  const Expr *Opened = nullptr;
  bool Ended = false;
  bool Escapes = false;
};

/// Reads all that a class does with its scopes and resources.
class ClassReader {
public:
  ClassReader(const CXXRecordDecl &Class, CoroutineModel &Model)
      : Class(Class), Model(Model) {}

  std::vector<MemberFault> faults();

private:
  void findMembers();
  bool isHidden(const FieldDecl &Field) const;
  bool seesAll() const;
  void readFunction(const FunctionDecl &F);
  void readUses(const FunctionDecl &F, const FieldDecl &Field,
                const ObjectUses &Uses, MemberLife &Life);
  void readConstructor(const CXXConstructorDecl &Constructor);
  void readStrangers();
  void escape(const FieldDecl *Field) {
    auto It = Lives.find(Field->getCanonicalDecl());
    if (It != Lives.end())
      It->second.Escapes = true;
  }

  const CXXRecordDecl &Class;
  CoroutineModel &Model;
  llvm::DenseMap<const FieldDecl *, MemberLife> Lives;
  llvm::DenseMap<const FieldDecl *, MemberEnd> Ends;
};

/// Whether nobody but the class itself can name \p Field: it is private, or the class is known to one file only.
bool ClassReader::isHidden(const FieldDecl &Field) const {
  if (Field.getAccess() == AS_private)
    return true;
  const SourceManager &Sources = Model.context().getSourceManager();
  if (!Sources.isInMainFile(Sources.getExpansionLoc(Class.getLocation())))
    return false;
  return !perASTContext<NamedFromOutside>(Model.context())
              .Fields.contains(Field.getCanonicalDecl());
}

void ClassReader::findMembers() {
  for (const FieldDecl *Field : Class.fields()) {
    QualType T = Field->getType();
    if (T->isReferenceType() || T->isPointerType())
      continue;
    T = ownedType(T);
    if (T.isNull())
      continue;
    const TypeFacets &Facets = Model.facets(T);
    auto Kind = lifecycleKind(Facets);
    if (!Kind || *Kind == LifecycleKind::Permit || mayEndItself(Facets))
      continue;
    MemberLife &Life = Lives[Field->getCanonicalDecl()];
    Life.Facets = &Facets;
    Life.Of = *Kind;
  }
}

/// Whether every function that may name a private member is to be seen.
bool ClassReader::seesAll() const {
  if (Class.hasFriends())
    return false;
  ASTContext &Context = Model.context();
  const ErrorLog &Errors = ErrorLog::of(Context.getDiagnostics());
  return llvm::all_of(Class.methods(), [&](const CXXMethodDecl *Method) {
    if (Method->isImplicit() || Method->isDefaulted() || Method->isDeleted() ||
        Method->isPureVirtual())
      return true;
    const FunctionDecl *Definition = Method->getDefinition();
    return Definition && Definition->getBody() &&
           !Errors.hasErrorIn(Definition->getSourceRange(),
                              Context.getSourceManager());
  });
}

void ClassReader::readFunction(const FunctionDecl &F) {
  // What has no path, as the member of what a call gives, is not among the mentions.
  struct PathlessFinder : NamedFields {
    bool VisitMemberExpr(const MemberExpr *Member) override {
      return objectPath(Member) || NamedFields::VisitMemberExpr(Member);
    }
  } Pathless;
  Pathless.TraverseStmt(F.getBody());
  for (const FieldDecl *Field : Pathless.Found)
    escape(Field);

  ObjectMentions Mentions = objectMentions(F.getBody(), Model);
  for (const ObjectPath &Path : Mentions.Unexplained)
    for (const FieldDecl *Field : Path.Fields)
      escape(Field);
  for (const auto &[Path, Uses] : Mentions.Objects)
    for (const FieldDecl *Field : Path.Fields)
      if (auto It = Lives.find(Field); It != Lives.end()) {
        // It is a part of the member that is opened or ended.
        It->second.Escapes |= Field != Path.Fields.back();
        readUses(F, *Field, Uses, It->second);
      }
}

void ClassReader::readUses(const FunctionDecl &F, const FieldDecl &Field,
                           const ObjectUses &Uses, MemberLife &Life) {
  for (const ObjectUse &Use : Uses.Uses) {
    bool Opens = Use.Kind == ObjectUseKind::Open ||
                 (Use.Kind == ObjectUseKind::Assign &&
                  Uses.Kind == LifecycleKind::Resource);
    if (Opens && !Life.Opened)
      Life.Opened = Use.Where;
    Life.Escapes |= Use.Kind == ObjectUseKind::Escape ||
                    (Use.Kind == ObjectUseKind::Assign && !Opens);
    if (Use.Kind != ObjectUseKind::End)
      continue;
    Life.Ended = true;
    Ends.try_emplace(&Field,
                     MemberEnd{&Field, cast<CXXMethodDecl>(&F), Use.Where});
  }
}

/// What is made from a member on construction may end it; a resource that is made from something is open.
void ClassReader::readConstructor(const CXXConstructorDecl &Constructor) {
  for (const CXXCtorInitializer *Initializer : Constructor.inits()) {
    NamedFields Named;
    Named.TraverseStmt(Initializer->getInit());
    for (const FieldDecl *Field : Named.Found)
      escape(Field);
    const FieldDecl *Member = Initializer->getMember();
    auto It = Member ? Lives.find(Member->getCanonicalDecl()) : Lives.end();
    if (It == Lives.end() || !Initializer->isWritten() ||
        It->second.Of != LifecycleKind::Resource || It->second.Opened)
      continue;
    const Expr *Init = withoutWrappers(Initializer->getInit());
    const auto *Construct = dyn_cast<CXXConstructExpr>(Init);
    if (!Construct || Construct->getNumArgs() != 0)
      It->second.Opened = Init;
  }
}

/// What is no function of the class itself, and may name its members all the same.
void ClassReader::readStrangers() {
  NamedFields Named;
  for (const Decl *D : Class.decls()) {
    if (const auto *Field = dyn_cast<FieldDecl>(D)) {
      if (Field->hasInClassInitializer())
        Named.TraverseStmt(Field->getInClassInitializer());
    } else if (isa<CXXRecordDecl, FunctionTemplateDecl, ClassTemplateDecl>(D) &&
               !D->isImplicit()) {
      Named.TraverseDecl(D);
    }
  }
  for (const FieldDecl *Field : Named.Found)
    escape(Field);
}

std::vector<MemberFault> ClassReader::faults() {
  findMembers();
  std::vector<MemberFault> Faults;
  if (Lives.empty() || !seesAll())
    return Faults;
  readStrangers();
  for (const CXXMethodDecl *Method : Class.methods()) {
    const auto *Definition =
        cast_or_null<CXXMethodDecl>(Method->getDefinition());
    if (!Definition || !Definition->getBody())
      continue;
    if (const auto *Constructor = dyn_cast<CXXConstructorDecl>(Definition))
      readConstructor(*Constructor);
    readFunction(*Definition);
  }
  for (const FieldDecl *Field : Class.fields()) {
    auto It = Lives.find(Field->getCanonicalDecl());
    if (It == Lives.end())
      continue;
    const MemberLife &Life = It->second;
    if (Life.Ended || Life.Escapes || !Life.Opened || !isHidden(*Field))
      continue;
    MemberFault Fault{Field, Life.Of, Life.Facets, Life.Opened, {}};
    for (const FieldDecl *Other : Class.fields())
      if (const MemberEnd End = Ends.lookup(Other->getCanonicalDecl());
          End.By && !Fault.Beside.By && endsItsClass(*End.By, Model))
        Fault.Beside = End;
    Faults.push_back(Fault);
  }
  return Faults;
}

} // namespace

std::vector<MemberFault> memberFaults(const CXXRecordDecl &Class,
                                      CoroutineModel &Model) {
  ASTContext &Context = Model.context();
  // Most classes of a translation unit are those of the system's headers.
  if (Context.getSourceManager().isInSystemHeader(Class.getLocation()) ||
      !Class.isCompleteDefinition() || Class.isDependentContext() ||
      Class.isLambda() || Class.isUnion() || Class.isInvalidDecl() ||
      ErrorLog::of(Context.getDiagnostics())
          .hasErrorIn(Class.getSourceRange(), Context.getSourceManager()))
    return {};
  return ClassReader(Class, Model).faults();
}

} // namespace clang::tidy::coro
