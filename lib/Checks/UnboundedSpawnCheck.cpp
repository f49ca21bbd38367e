// coro-unbounded-spawn: a task is started for each element of a range of any length, and nothing limits how many run at once.
#include "Analysis/Ancestors.h"
#include "Analysis/DetachedWork.h"
#include "Checks/CheckRegistration.h"
#include "Checks/CoroCheck.h"
#include "Model/ProfileSet.h"
#include "Support/MacroPlace.h"
#include "clang/AST/DynamicRecursiveASTVisitor.h"
#include "clang/AST/StmtCXX.h"

using namespace clang::ast_matchers;

namespace clang::tidy::coro {
namespace {

/// Finds loops that start a task for each element of a range, without a limit on how many run at once.
///
/// Before:
/// \code
///   for (const url &u : urls)
///     scope.spawn(fetch(u));
/// \endcode
/// After:
/// \code
///   for (const url &u : urls) {
///     co_await permits.acquire();
///     scope.spawn(fetch(u, permits));
///   }
/// \endcode
class UnboundedSpawnCheck : public HintCheck {
public:
  using HintCheck::HintCheck;

  void registerMatchers(MatchFinder *Finder) override {
    Finder->addMatcher(
        functionDecl(isDefinition(), hasDescendant(cxxForRangeStmt()))
            .bind("function"),
        this);
  }
  void check(const MatchFinder::MatchResult &Result) override;
};

/// What a loop starts, and what may limit it.
class LoopReader : public ConstDynamicRecursiveASTVisitor {
public:
  explicit LoopReader(CoroutineModel &Model) : Model(Model) {}
  llvm::SmallVector<const CallExpr *, 2> Spawns; ///< by a member of a scope
  bool MayBeLimited = false;

  bool VisitCXXMemberCallExpr(const CXXMemberCallExpr *Call) override {
    const CXXMethodDecl *Method = Call->getMethodDecl();
    const Expr *Object = Call->getImplicitObjectArgument();
    // What a scope does with its own members is its business.
    if (!Method || !Method->getIdentifier() || !Object || LambdaDepth != 0 ||
        isa<CXXThisExpr>(Object->IgnoreParenImpCasts()))
      return true;
    QualType T = Object->getType();
    const TypeFacets &Facets =
        Model.facets(T->isPointerType() ? T->getPointeeType() : T);
    bool IsScope =
        Facets.Roles.has(TypeRole::Scope) || Facets.Roles.has(TypeRole::Group);
    bool TakesTask = llvm::any_of(Call->arguments(), [&](const Expr *Arg) {
      return Model.facets(Arg->getType()).isTask();
    });
    if (IsScope && TakesTask &&
        llvm::is_contained(Facets.SpawnMembers, Method->getName()))
      Spawns.push_back(Call);
    return true;
  }
  // What is awaited in a round, what leaves the loop and what holds a permit may all be the limit.
  bool VisitCoawaitExpr(const CoawaitExpr *) override { return limited(); }
  bool VisitBreakStmt(const BreakStmt *) override { return limited(); }
  bool VisitDeclRefExpr(const DeclRefExpr *Ref) override {
    return !isPermit(Ref->getDecl()) || limited();
  }
  bool VisitMemberExpr(const MemberExpr *Member) override {
    return !isPermit(Member->getMemberDecl()) || limited();
  }
  bool VisitCallExpr(const CallExpr *Call) override {
    // The tasks may acquire by themselves.
    const FunctionDecl *Callee = Call->getDirectCallee();
    const FunctionDecl *Definition = Callee ? Callee->getDefinition() : nullptr;
    if (Definition && coroutineBody(Definition) &&
        Entered.insert(Definition).second) {
      LoopReader Inside(Model);
      Inside.Entered = Entered;
      Inside.readPermitsOf(Definition);
      MayBeLimited |= Inside.MayBeLimited;
    }
    return true;
  }
  bool TraverseLambdaExpr(const LambdaExpr *Lambda) override {
    ++LambdaDepth;
    bool Before = MayBeLimited;
    PermitFinder Finder(Model);
    Finder.TraverseStmt(Lambda->getBody());
    MayBeLimited = Before || Finder.Found;
    --LambdaDepth;
    return true;
  }

private:
  /// Looks for a semaphore below a statement.
  class PermitFinder : public ConstDynamicRecursiveASTVisitor {
  public:
    explicit PermitFinder(CoroutineModel &Model) : Model(Model) {}
    bool Found = false;
    bool VisitExpr(const Expr *E) override {
      if (!E->isTypeDependent()) {
        const TypeRoles &Roles = Model.facets(E->getType()).Roles;
        Found |= Roles.has(TypeRole::Semaphore) ||
                 Roles.has(TypeRole::SemaphoreUnits);
      }
      return !Found;
    }

  private:
    CoroutineModel &Model;
  };

  void readPermitsOf(const FunctionDecl *F) {
    PermitFinder Finder(Model);
    Finder.TraverseStmt(coroutineBody(F)->getBody());
    MayBeLimited |= Finder.Found;
  }
  bool isPermit(const ValueDecl *D) {
    const TypeRoles &Roles = Model.facets(D->getType()).Roles;
    return Roles.has(TypeRole::Semaphore) ||
           Roles.has(TypeRole::SemaphoreUnits);
  }
  bool limited() {
    MayBeLimited = true;
    return true;
  }

  CoroutineModel &Model;
  llvm::DenseSet<const FunctionDecl *> Entered;
  unsigned LambdaDepth = 0;
};

/// Whether the length of a range of type \p T is a matter of data: a container, not an array of a fixed length and not a
/// view that counts.
bool isDataSized(QualType T) {
  const CXXRecordDecl *Class = T.getNonReferenceType()->getAsCXXRecordDecl();
  const auto *Spec = dyn_cast_or_null<ClassTemplateSpecializationDecl>(Class);
  if (!Spec || !Spec->isInStdNamespace() || !Spec->getIdentifier() ||
      Spec->getName() == "initializer_list")
    return false;
  return llvm::none_of(Spec->getTemplateArgs().asArray(),
                       [](const TemplateArgument &Argument) {
                         return Argument.getKind() ==
                                TemplateArgument::Integral;
                       }) &&
         Spec->getParent()->isStdNamespace();
}

/// The range-based loops of a body, those of nested functions not included.
class RangeLoops : public ConstDynamicRecursiveASTVisitor {
public:
  llvm::SmallVector<const CXXForRangeStmt *, 2> Found;
  bool VisitCXXForRangeStmt(const CXXForRangeStmt *Loop) override {
    Found.push_back(Loop);
    return true;
  }
  bool TraverseLambdaExpr(const LambdaExpr *) override { return true; }
};

/// By which of its functions the library of what \p Start starts would limit it; empty if no profile names one.
StringRef limitedForm(const Expr *Start, CoroutineModel &Model) {
  llvm::SmallVector<StringRef, 2> Libraries;
  if (const auto *Call = dyn_cast<CallExpr>(Start)) {
    Libraries.push_back(Model.facets(Call->getType()).Library);
    llvm::SmallVector<const Expr *, 4> Parts(Call->arguments());
    if (const auto *Member = dyn_cast<CXXMemberCallExpr>(Call))
      Parts.push_back(Member->getImplicitObjectArgument());
    for (const Expr *Part : Parts)
      if (const TypeFacets &Facets =
              Model.facets(Part->IgnoreParenImpCasts()->getType());
          Facets.isTask())
        Libraries.push_back(Facets.Library);
  }
  auto Found = Model.profiles().ofLibraries(
      Libraries, FunctionRole::StartsLimited,
      [](const FunctionProfile &) { return true; });
  return Found ? StringRef(Found->Names.front()) : StringRef();
}

} // namespace

void UnboundedSpawnCheck::check(const MatchFinder::MatchResult &Result) {
  const auto &F = *Result.Nodes.getNodeAs<FunctionDecl>("function");
  CoroutineModel &Model = modelOf(*Result.Context);
  if (F.isDependentContext() ||
      errorLog().hasErrorIn(F.getSourceRange(), *Result.SourceManager))
    return;
  RangeLoops Loops;
  Loops.TraverseStmt(F.getBody());
  for (const CXXForRangeStmt *Loop : Loops.Found) {
    LoopReader Reader(Model);
    Reader.TraverseStmt(Loop->getBody());
    if (Reader.MayBeLimited || !isDataSized(Loop->getRangeInit()->getType()))
      continue;
    llvm::SmallVector<const Expr *, 2> Starts(Reader.Spawns.begin(),
                                              Reader.Spawns.end());
    for (const DetachedWork &Work : detachedWork(F, Model))
      if (Work.How == DetachedBy::Call &&
          llvm::is_contained(ancestorsOf(Work.Start, F.getBody()), Loop))
        Starts.push_back(Work.Start);
    for (const Expr *Start : Starts) {
      if (!isReportable(Start->getExprLoc(), *Result.SourceManager) ||
          isRepeated(Start->getExprLoc()))
        continue;
      diag(Start->getExprLoc(),
           "this starts a task for each element of the range: nothing limits "
           "how many run at once")
          << Start->getSourceRange();
      StringRef Limited = limitedForm(Start, Model);
      diag(Loop->getRangeInit()->getExprLoc(),
           "a semaphore that each task holds would%select{, and so would "
           "'%1'|}0",
           DiagnosticIDs::Note)
          << Limited.empty() << Limited
          << Loop->getRangeInit()->getSourceRange();
    }
  }
}

static CheckRegistration<UnboundedSpawnCheck> Register("coro-unbounded-spawn");

} // namespace clang::tidy::coro
