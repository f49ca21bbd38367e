// coro-sequential-await: awaits that do not depend on each other, one after the other.
#include "Analysis/Discarded.h"
#include "Checks/CheckRegistration.h"
#include "Checks/CoroCheck.h"
#include "Model/RecordLookup.h"
#include "Support/MacroPlace.h"
#include "clang/AST/DynamicRecursiveASTVisitor.h"
#include "clang/AST/StmtCXX.h"

using namespace clang::ast_matchers;

namespace clang::tidy::coro {
namespace {

/// Finds awaits in a row, or in a loop, that could overlap: each calls a function that is given values only, and none uses
/// what another one gave.
///
/// Before:
/// \code
///   auto user = co_await loadUser(name);
///   auto news = co_await loadNews(topic);
/// \endcode
/// After:
/// \code
///   auto [user, news] = co_await when_all(loadUser(name), loadNews(topic));
/// \endcode
class SequentialAwaitCheck : public HintCheck {
public:
  using HintCheck::HintCheck;

  void registerMatchers(MatchFinder *Finder) override {
    Finder->addMatcher(
        functionDecl(isDefinition(), hasBody(coroutineBodyStmt()))
            .bind("coroutine"),
        this);
  }
  void check(const MatchFinder::MatchResult &Result) override;

private:
  void inARow(const CompoundStmt *Block);
  void inALoop(const CXXForRangeStmt *Loop);
  bool mayReport(SourceLocation Loc) {
    return isReportable(Loc, Model->context().getSourceManager()) &&
           !isRepeated(Loc);
  }

  CoroutineModel *Model = nullptr;
};

using DeclSet = llvm::SmallPtrSet<const ValueDecl *, 4>;

/// What an expression mentions.
class MentionVisitor : public ConstDynamicRecursiveASTVisitor {
public:
  DeclSet Found;
  bool Opaque = false; ///< `this`, a lambda, another call or await
  bool VisitDeclRefExpr(const DeclRefExpr *Ref) override {
    if (isa<VarDecl, BindingDecl>(Ref->getDecl()))
      Found.insert(Ref->getDecl());
    return true;
  }
  bool VisitCXXThisExpr(const CXXThisExpr *) override { return opaque(); }
  bool VisitLambdaExpr(const LambdaExpr *) override { return opaque(); }
  bool VisitCoawaitExpr(const CoawaitExpr *) override { return opaque(); }
  bool VisitCallExpr(const CallExpr *) override { return opaque(); }

private:
  bool opaque() { return Opaque = true; }
};

/// Whether an object of type \p T is all there is to it: no pointer to something that is shared.
bool isValue(QualType T) {
  T = T.getNonReferenceType();
  if (T->isArithmeticType() || T->isEnumeralType())
    return true;
  const CXXRecordDecl *Class = T->getAsCXXRecordDecl();
  if (!Class || !Class->hasDefinition())
    return false;
  bool IsPointer =
      !methodsNamed(
           Class,
           Class->getASTContext().DeclarationNames.getCXXOperatorName(OO_Arrow))
           .empty();
  return !IsPointer && (Class->isInStdNamespace() || Class->isAggregate());
}

/// An await of a call that is given values only.
struct Step {
  const CoawaitExpr *Await = nullptr;
  const CallExpr *Call = nullptr;
  DeclSet Given;
  explicit operator bool() const { return Await; }
};

/// Whether \p Callee can do no more than work on what it is given, as far as its declaration says.
bool takesValuesOnly(const FunctionDecl &Callee) {
  const auto *Method = dyn_cast<CXXMethodDecl>(&Callee);
  const SourceManager &Sources = Callee.getASTContext().getSourceManager();
  if ((Method && !Method->isStatic()) || Callee.isOverloadedOperator() ||
      Callee.getNumParams() == 0 ||
      Sources.isInSystemHeader(Callee.getLocation()))
    return false;
  return llvm::all_of(Callee.parameters(), [](const ParmVarDecl *P) {
    QualType T = P->getType();
    bool MayChange =
        T->isReferenceType() && !T.getNonReferenceType().isConstQualified();
    return !MayChange && isValue(T);
  });
}

/// The await whose result \p E is, copies and moves of it looked through; or null.
const CoawaitExpr *awaitIn(const Expr *E) {
  while (E) {
    E = withoutWrappers(E->IgnoreImplicit());
    const auto *Construct = dyn_cast<CXXConstructExpr>(E);
    if (!Construct || Construct->getNumArgs() != 1 ||
        !Construct->getConstructor()->isCopyOrMoveConstructor())
      return dyn_cast<CoawaitExpr>(E);
    E = Construct->getArg(0);
  }
  return nullptr;
}

Step stepOf(const Expr *E, CoroutineModel &Model) {
  Step S;
  const CoawaitExpr *Await = awaitIn(E);
  const auto *Call =
      Await ? dyn_cast<CallExpr>(withoutWrappers(Await->getOperand()))
            : nullptr;
  const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
  // What gives nothing is done for what it changes; what gives a lock or a resource is done in order.
  if (!Callee || !takesValuesOnly(*Callee) ||
      !Model.facets(Call->getType()).isTask() ||
      Await->getType()->isVoidType() || Await->getType()->isBooleanType() ||
      !isValue(Await->getType()) ||
      !Model.facets(Await->getType()).Roles.empty())
    return S;
  MentionVisitor Mentions;
  for (const Expr *Arg : Call->arguments())
    Mentions.TraverseStmt(Arg);
  if (Mentions.Opaque)
    return S;
  S.Await = Await;
  S.Call = Call;
  S.Given = Mentions.Found;
  return S;
}

/// Whether two calls may be about one thing outside of the program, such as a descriptor: both are given the same number.
bool shareANumber(const Step &A, const Step &B) {
  return llvm::any_of(A.Given, [&](const ValueDecl *D) {
    return D->getType().getNonReferenceType()->isArithmeticType() &&
           B.Given.contains(D);
  });
}

/// The only variable of a declaration, and the await that it is initialised by.
std::pair<const VarDecl *, Step> declaredBy(const Stmt *S,
                                            CoroutineModel &Model) {
  const auto *Declaration = dyn_cast<DeclStmt>(S);
  const auto *Local = Declaration && Declaration->isSingleDecl()
                          ? dyn_cast<VarDecl>(Declaration->getSingleDecl())
                          : nullptr;
  return {Local, Local ? stepOf(Local->getInit(), Model) : Step()};
}

/// The blocks and loops of a body, those of nested functions not included; and whether it holds a lock somewhere.
class BlockCollector : public ConstDynamicRecursiveASTVisitor {
public:
  explicit BlockCollector(CoroutineModel &Model) : Model(Model) {}
  std::vector<const CompoundStmt *> Blocks;
  std::vector<const CXXForRangeStmt *> Loops;
  bool Locks = false;

  bool VisitCompoundStmt(const CompoundStmt *Block) override {
    Blocks.push_back(Block);
    return true;
  }
  bool VisitCXXForRangeStmt(const CXXForRangeStmt *Loop) override {
    Loops.push_back(Loop);
    return true;
  }
  bool VisitVarDecl(const VarDecl *Local) override {
    const TypeRoles &Roles = Model.facets(Local->getType()).Roles;
    Locks |= Roles.has(TypeRole::LockGuard) || Roles.has(TypeRole::AsyncLock) ||
             Roles.has(TypeRole::SemaphoreUnits);
    return true;
  }
  bool TraverseLambdaExpr(const LambdaExpr *) override { return true; }

private:
  CoroutineModel &Model;
};

} // namespace

void SequentialAwaitCheck::check(const MatchFinder::MatchResult &Result) {
  const auto &F = *Result.Nodes.getNodeAs<FunctionDecl>("coroutine");
  Model = &modelOf(*Result.Context);
  if (F.isDependentContext() ||
      errorLog().hasErrorIn(F.getSourceRange(), *Result.SourceManager))
    return;
  BlockCollector Collector(*Model);
  Collector.TraverseStmt(coroutineBody(&F)->getBody());
  if (Collector.Locks)
    return;
  for (const CompoundStmt *Block : Collector.Blocks)
    inARow(Block);
  for (const CXXForRangeStmt *Loop : Collector.Loops)
    inALoop(Loop);
}

void SequentialAwaitCheck::inARow(const CompoundStmt *Block) {
  const VarDecl *Earlier = nullptr;
  Step Before;
  for (const Stmt *S : Block->body()) {
    auto [Local, Now] = declaredBy(S, *Model);
    if (Before && Now && !Now.Given.contains(Earlier) &&
        !shareANumber(Before, Now) && mayReport(Now.Await->getExprLoc())) {
      diag(Now.Await->getExprLoc(),
           "this await does not need what the one before it gives: the two "
           "could run at once")
          << Now.Await->getSourceRange();
      diag(Before.Await->getExprLoc(), "the one before it", DiagnosticIDs::Note)
          << Before.Await->getSourceRange();
    }
    Earlier = Local;
    Before = Now;
  }
}

/// The value that the only statement of a loop's body appends to a container: `values.push_back(…);`
static const Expr *appendedBy(const Stmt *Body) {
  if (const auto *Block = dyn_cast<CompoundStmt>(Body))
    Body = Block->size() == 1 ? Block->body_front() : nullptr;
  const auto *E = dyn_cast_or_null<Expr>(Body);
  const auto *Call =
      E ? dyn_cast<CXXMemberCallExpr>(withoutWrappers(E)) : nullptr;
  const CXXMethodDecl *Method = Call ? Call->getMethodDecl() : nullptr;
  return Method && Method->getIdentifier() &&
                 Method->getParent()->isInStdNamespace() &&
                 Call->getNumArgs() == 1 &&
                 (Method->getName() == "push_back" ||
                  Method->getName() == "emplace_back")
             ? Call->getArg(0)
             : nullptr;
}

void SequentialAwaitCheck::inALoop(const CXXForRangeStmt *Loop) {
  Step Each = stepOf(appendedBy(Loop->getBody()), *Model);
  if (!Each || !Each.Given.contains(Loop->getLoopVariable()) ||
      !mayReport(Each.Await->getExprLoc()))
    return;
  diag(Each.Await->getExprLoc(),
       "the awaits of this loop do not need each other: they could run at once")
      << Each.Await->getSourceRange();
}

static CheckRegistration<SequentialAwaitCheck>
    Register("coro-sequential-await");

} // namespace clang::tidy::coro
