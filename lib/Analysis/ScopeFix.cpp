// The scope, gate or group that could own work which nobody owns, and the fix-it that starts the work in it.
#include "Analysis/ScopeFix.h"
#include "Analysis/Ancestors.h"
#include "Analysis/BodyVisitor.h"
#include "Analysis/ObjectUses.h"
#include "Model/RecordLookup.h"
#include "clang/Lex/Lexer.h"
#include "llvm/ADT/StringExtras.h"

namespace clang::tidy::coro {
namespace {

/// Finds a scope, and writes the start of the work in it.
class ScopeFinder {
public:
  ScopeFinder(const DetachedWork &Work, const FunctionDecl &F,
              CoroutineModel &Model)
      : Work(Work), F(F), Model(Model) {}

  ScopeInReach find();

private:
  const VarDecl *localScope();
  bool isJoinedInTime(const VarDecl *Scope, const ObjectUses &Uses);
  const FieldDecl *memberScope();
  std::string startIn(const ValueDecl *Scope);
  bool takesWork(const TypeFacets &Facets, llvm::StringRef Member);
  const Stmt *statementOfStart();

  const DetachedWork &Work;
  const FunctionDecl &F;
  CoroutineModel &Model;
};

//===----------------------------------------------------------------------===//
// In reach
//===----------------------------------------------------------------------===//

/// The blocks around \p S, the innermost first.
llvm::SmallVector<const CompoundStmt *, 4> blocksAround(const Stmt *S,
                                                        const Stmt *Body) {
  llvm::SmallVector<const CompoundStmt *, 4> Blocks;
  for (const Stmt *Ancestor : ancestorsOf(S, Body))
    if (const auto *Block = dyn_cast<CompoundStmt>(Ancestor))
      Blocks.push_back(Block);
  return Blocks;
}

/// The block in which \p Local is declared; null for a parameter.
const CompoundStmt *blockOf(const VarDecl *Local, const Stmt *Body) {
  class Finder : public BodyVisitor {
  public:
    explicit Finder(const VarDecl *Local) : Local(Local) {}
    const CompoundStmt *Found = nullptr;
    bool VisitCompoundStmt(const CompoundStmt *Block) override {
      for (const Stmt *Child : Block->body())
        if (const auto *Declaration = dyn_cast<DeclStmt>(Child))
          if (llvm::is_contained(Declaration->decls(), Local))
            Found = Block;
      return !Found;
    }

  private:
    const VarDecl *Local;
  } Visitor(Local);
  Visitor.TraverseStmt(const_cast<Stmt *>(Body));
  return Visitor.Found;
}

/// Whether the function itself waits for \p Scope behind the start, while all that the work refers to is alive.
bool ScopeFinder::isJoinedInTime(const VarDecl *Scope, const ObjectUses &Uses) {
  const Stmt *Body = F.getBody();
  const SourceManager &Sources = Model.context().getSourceManager();
  const Expr *Join = Uses.first(ObjectUseKind::End);
  if (Uses.Escapes || !Join ||
      !Sources.isBeforeInTranslationUnit(Work.Start->getEndLoc(),
                                         Join->getBeginLoc()))
    return false;
  const auto Around = blocksAround(Join, Body);
  return llvm::all_of(Work.Outlived, [&](const OutlivedLocal &O) {
    const CompoundStmt *Home = blockOf(O.Local, Body);
    return isa<ParmVarDecl>(O.Local) ||
           (Home && llvm::is_contained(Around, Home));
  });
}

const VarDecl *ScopeFinder::localScope() {
  const SourceManager &Sources = Model.context().getSourceManager();
  const auto Around = blocksAround(Work.Start, F.getBody());
  for (const auto &[Path, Uses] : objectUses(F, Model)) {
    const VarDecl *Local = Path.Root;
    if (!Local || !Path.Fields.empty() || Uses.Kind != LifecycleKind::Scope ||
        !Local->isLocalVarDecl() ||
        !Sources.isBeforeInTranslationUnit(Local->getLocation(),
                                           Work.Start->getBeginLoc()))
      continue;
    const CompoundStmt *Home = blockOf(Local, F.getBody());
    if (Home && llvm::is_contained(Around, Home) && isJoinedInTime(Local, Uses))
      return Local;
  }
  return nullptr;
}

/// A scope among the members of the class around the function. What it owns ends before the object does, and not before the
/// locals of the function.
const FieldDecl *ScopeFinder::memberScope() {
  const auto *Method = dyn_cast<CXXMethodDecl>(&F);
  if (!Method || Method->isStatic() || Method->isConst() ||
      isa<CXXDestructorDecl>(Method) || !Work.Outlived.empty())
    return nullptr;
  for (const FieldDecl *Field : Method->getParent()->fields())
    if (!Field->getType()->isPointerType() &&
        ownsWork(Model.facets(Field->getType())))
      return Field;
  return nullptr;
}

//===----------------------------------------------------------------------===//
// The start in it
//===----------------------------------------------------------------------===//

/// Whether awaiting a task of type \p T gives nothing, so that nothing is lost where its scope throws that away.
bool hasNoResult(QualType T, CoroutineModel &Model) {
  if (QualType Result = Model.facets(T).AwaitResult; !Result.isNull())
    return Result->isVoidType();
  const auto *Task = dyn_cast_or_null<ClassTemplateSpecializationDecl>(
      T->getAsCXXRecordDecl());
  return Task && Task->getTemplateArgs().size() != 0 &&
         Task->getTemplateArgs()[0].getKind() == TemplateArgument::Type &&
         Task->getTemplateArgs()[0].getAsType()->isVoidType();
}

/// Whether the function \p Member of the scope takes the work as its one argument.
bool ScopeFinder::takesWork(const TypeFacets &Facets, llvm::StringRef Member) {
  QualType T = Work.Work->getType().getCanonicalType().getUnqualifiedType();
  return llvm::any_of(
      methodsNamed(Facets.Class, Member), [&](const FunctionDecl *Spawn) {
        if (Spawn->getNumParams() == 0 || Spawn->getMinRequiredArguments() > 1)
          return false;
        QualType Taken = Spawn->getParamDecl(0)->getType();
        // Of a template only its author knows what it takes; a library's takes what the library has for work.
        if (Spawn->getDescribedFunctionTemplate())
          return !Facets.Library.empty() &&
                 Facets.Library == Model.facets(T).Library &&
                 hasNoResult(T, Model);
        bool Binds = !Taken->isLValueReferenceType() ||
                     Taken.getNonReferenceType().isConstQualified();
        return Binds && Taken.getNonReferenceType()
                                .getCanonicalType()
                                .getUnqualifiedType() == T;
      });
}

/// The source that starts the work in \p Scope; empty if that is not known.
std::string ScopeFinder::startIn(const ValueDecl *Scope) {
  const ASTContext &Context = Model.context();
  const TypeFacets &Facets = Model.facets(Scope->getType());
  SourceRange Written = Work.Work->getSourceRange();
  if (Written.getBegin().isMacroID() || Written.getEnd().isMacroID())
    return {};
  std::string Source =
      Lexer::getSourceText(CharSourceRange::getTokenRange(Written),
                           Context.getSourceManager(), Context.getLangOpts())
          .str();
  std::string Form = Facets.SpawnWith.str();
  if (Form.empty()) {
    const auto *Spawn = llvm::find_if(Facets.SpawnMembers, [&](StringRef Name) {
      return takesWork(Facets, Name);
    });
    if (Spawn == Facets.SpawnMembers.end())
      return {};
    Form = "$object." + Spawn->str() + "($work)";
  } else {
    // What is in a gate is as it would be without one.
    QualType T = Work.Work->getType();
    if (!Model.facets(T).isAwaitable() ||
        Model.facets(T).Library != Facets.Library ||
        (!Facets.Roles.has(TypeRole::Gate) && !hasNoResult(T, Model)))
      return {};
  }
  for (auto [Placeholder, Text] :
       {std::pair<StringRef, std::string>("$object", Scope->getNameAsString()),
        {"$work", Source}})
    if (size_t At = Form.find(Placeholder); At != std::string::npos)
      Form.replace(At, Placeholder.size(), Text);
  return Form;
}

/// The start together with what throws its result away, if it is a statement of its own.
const Stmt *ScopeFinder::statementOfStart() {
  const Stmt *Inner = Work.Start;
  for (const Stmt *Ancestor : ancestorsOf(Work.Start, F.getBody())) {
    if (!isa<CastExpr, ParenExpr, ExprWithCleanups, CXXBindTemporaryExpr,
             MaterializeTemporaryExpr>(Ancestor))
      return isa<CompoundStmt>(Ancestor) ? Inner : nullptr;
    Inner = Ancestor;
  }
  return nullptr;
}

ScopeInReach ScopeFinder::find() {
  ScopeInReach Reach;
  Reach.Scope = localScope();
  if (!Reach.Scope)
    Reach.Scope = memberScope();
  const Stmt *Start = Reach.Scope ? statementOfStart() : nullptr;
  if (!Start || Start->getBeginLoc().isMacroID() ||
      Start->getEndLoc().isMacroID())
    return Reach;
  std::string Source = startIn(Reach.Scope);
  if (!Source.empty())
    Reach.Fixes.push_back(FixItHint::CreateReplacement(
        CharSourceRange::getTokenRange(Start->getSourceRange()), Source));
  return Reach;
}

} // namespace

ScopeInReach scopeFor(const DetachedWork &Work, const FunctionDecl &F,
                      CoroutineModel &Model) {
  return ScopeFinder(Work, F, Model).find();
}

} // namespace clang::tidy::coro
