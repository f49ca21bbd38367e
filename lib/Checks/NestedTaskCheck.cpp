// coro-nested-task: a coroutine gives back a task that it should have awaited.
#include "Analysis/Discarded.h"
#include "Analysis/Instantiation.h"
#include "Analysis/NestedTaskFix.h"
#include "Checks/CheckRegistration.h"
#include "Checks/CoroCheck.h"
#include "Model/CoroutineModel.h"
#include "Model/RecordLookup.h"
#include "clang/AST/DynamicRecursiveASTVisitor.h"

using namespace clang::ast_matchers;

namespace clang::tidy::coro {
namespace {

/// Finds coroutines that return a task of a task because they do not await what they call.
///
/// Before:
/// \code
///   task<task<int>> total() { co_return count(); }
/// \endcode
/// After:
/// \code
///   task<int> total() { co_return co_await count(); }
/// \endcode
class NestedTaskCheck : public CoroCheck {
public:
  using CoroCheck::CoroCheck;

  void registerMatchers(MatchFinder *Finder) override {
    Finder->addMatcher(functionDecl(isDefinition()).bind("function"), this);
  }
  void check(const MatchFinder::MatchResult &Result) override;

private:
  void written(const FunctionDecl &Function, const CoroutineBodyStmt &Body,
               CoroutineModel &Model);
  void deduced(const FunctionDecl &Function, const CoroutineBodyStmt &Body,
               CoroutineModel &Model);
};

/// The co_ keywords of one coroutine's body, those of nested functions not included.
class Keywords : public ConstDynamicRecursiveASTVisitor {
public:
  bool Awaits = false, Yields = false;
  llvm::SmallVector<const CoreturnStmt *, 4> Returns;

  explicit Keywords(const CoroutineBodyStmt &Body) {
    TraverseStmt(Body.getBody());
  }
  bool VisitCoawaitExpr(const CoawaitExpr *) override {
    Awaits = true;
    return true;
  }
  bool VisitDependentCoawaitExpr(const DependentCoawaitExpr *) override {
    Awaits = true;
    return true;
  }
  bool VisitCoyieldExpr(const CoyieldExpr *) override {
    Yields = true;
    return true;
  }
  bool VisitCoreturnStmt(const CoreturnStmt *Return) override {
    if (!Return->isImplicit())
      Returns.push_back(Return);
    return true;
  }
  bool TraverseLambdaExpr(const LambdaExpr *) override { return true; }
  bool TraverseCXXRecordDecl(const CXXRecordDecl *) override { return true; }
};

/// The call that makes the task which \p E is, or null: a task that was there before, or something else.
const CallExpr *madeBy(const Expr *E, CoroutineModel &Model) {
  E = withoutWrappers(E);
  if (const auto *Construct = dyn_cast<CXXConstructExpr>(E);
      Construct && Construct->getNumArgs() == 1 &&
      Construct->getConstructor()->isCopyOrMoveConstructor())
    E = withoutWrappers(Construct->getArg(0));
  const auto *Call = dyn_cast<CallExpr>(E);
  return Call && Call->isPRValue() && Model.facets(Call->getType()).isTask()
             ? Call
             : nullptr;
}

/// What a task of type \p T gives, as the first argument of its template.
QualType valueType(QualType T) {
  if (const auto *Spec =
          dyn_cast_or_null<ClassTemplateSpecializationDecl>(classOf(T)))
    if (Spec->getTemplateArgs().size() != 0 &&
        Spec->getTemplateArgs()[0].getKind() == TemplateArgument::Type)
      return Spec->getTemplateArgs()[0].getAsType();
  const auto *TemplateId = T->getAs<TemplateSpecializationType>();
  if (!TemplateId || TemplateId->template_arguments().empty() ||
      TemplateId->template_arguments()[0].getKind() != TemplateArgument::Type)
    return {};
  return TemplateId->template_arguments()[0].getAsType();
}

/// Whether \p Outer is a task of \p Inner, and of the same make: `task<task<T>>`.
bool isTaskOf(QualType Outer, QualType Inner) {
  const ClassTemplateDecl *Template = templateOf(classOf(Outer));
  return Template && Template == templateOf(classOf(Inner)) &&
         classOf(valueType(Outer)) == classOf(Inner);
}

/// Whether \p Call calls what the function was given to call: an object of a class with a call operator, or a pointer
/// to a function, which is a parameter or captured.
bool callsArgument(const CallExpr &Call) {
  const Expr *Callee =
      isa<CXXOperatorCallExpr>(Call) ? Call.getArg(0) : Call.getCallee();
  // std::invoke(f, …), std::forward<F>(f)(…), std::move(f)(…)
  const FunctionDecl *Direct = Call.getDirectCallee();
  if (Direct && Direct->isInStdNamespace() && Direct->getIdentifier() &&
      Direct->getName() == "invoke" && Call.getNumArgs() != 0)
    Callee = Call.getArg(0);
  Callee = Callee->IgnoreParenImpCasts();
  if (const auto *Forward = dyn_cast<CallExpr>(Callee);
      Forward && Forward->isCallToStdMove())
    Callee = Forward->getArg(0)->IgnoreParenImpCasts();
  else if (Forward && Forward->getDirectCallee() &&
           Forward->getDirectCallee()->isInStdNamespace() &&
           Forward->getNumArgs() == 1)
    Callee = Forward->getArg(0)->IgnoreParenImpCasts();
  const auto *Ref = dyn_cast<DeclRefExpr>(Callee);
  return Ref && isa<ParmVarDecl>(Ref->getDecl());
}

bool isLambda(const FunctionDecl &Function) {
  const auto *Method = dyn_cast<CXXMethodDecl>(&Function);
  return Method && Method->getParent()->isLambda();
}

/// Whether somebody else decided what \p Function returns.
bool isDictated(const FunctionDecl &Function) {
  const auto *Method = dyn_cast<CXXMethodDecl>(&Function);
  return Method && (Method->isVirtual() || Method->size_overridden_methods());
}

} // namespace

void NestedTaskCheck::check(const MatchFinder::MatchResult &Result) {
  const auto &Function = *Result.Nodes.getNodeAs<FunctionDecl>("function");
  const CoroutineBodyStmt *Body = coroutineBody(&Function);
  if (!Body || Function.isDependentContext())
    return;
  CoroutineModel &Model = modelOf(*Result.Context);
  if (!Model.facets(Function.getReturnType()).isTask())
    return;
  if (isInstantiated(Function))
    deduced(Function, *Body, Model);
  else if (!isDictated(Function))
    written(Function, *Body, Model);
}

/// A type that is written out is meant where the task inside is a second phase of the work. There is no first phase in
/// a coroutine that awaits nothing.
void NestedTaskCheck::written(const FunctionDecl &Function,
                              const CoroutineBodyStmt &Body,
                              CoroutineModel &Model) {
  Keywords Found(Body);
  if (Found.Awaits || Found.Yields || Found.Returns.empty())
    return;
  llvm::SmallVector<const CallExpr *, 4> Made;
  for (const CoreturnStmt *Return : Found.Returns) {
    const CallExpr *Call =
        Return->getOperand() ? madeBy(Return->getOperand(), Model) : nullptr;
    if (!Call || !isTaskOf(Function.getReturnType(), Call->getType()))
      return;
    Made.push_back(Call);
  }
  auto Fixes = unnestFix(Function, Made, Model);
  for (const CallExpr *Call : Made) {
    if (isRepeated(Call->getExprLoc()))
      continue;
    diag(Call->getExprLoc(),
         "%select{%1|this lambda}0 gives back a task instead of its result: "
         "awaiting the outer task leaves this one of type %2 unawaited")
        << isLambda(Function) << Function.getDeclName() << Call->getType()
        << Call->getSourceRange();
    // The edits of all returns belong together.
    diag(Function.getReturnTypeSourceRange().isValid()
             ? Function.getReturnTypeSourceRange().getBegin()
             : Function.getLocation(),
         "write 'co_return co_await ...' and return %0", DiagnosticIDs::Note)
        << Call->getType()
        << (Call == Made.front() ? llvm::ArrayRef<FixItHint>(Fixes)
                                 : llvm::ArrayRef<FixItHint>());
  }
}

/// In generic code the author did not write the type: what was called turned out to give a task.
void NestedTaskCheck::deduced(const FunctionDecl &Function,
                              const CoroutineBodyStmt &Body,
                              CoroutineModel &Model) {
  // A task of a task that the pattern spells was meant.
  const FunctionDecl *Pattern = patternOf(Function);
  if (!Pattern || Model.facets(valueType(Pattern->getReturnType())).isTask())
    return;
  for (const CoreturnStmt *Return : Keywords(Body).Returns) {
    const CallExpr *Call =
        Return->getOperand() ? madeBy(Return->getOperand(), Model) : nullptr;
    if (!Call || !callsArgument(*Call) ||
        Model.facets(Call->getType()).Start != StartKind::Lazy ||
        isRepeated(Call->getExprLoc()))
      continue;
    diag(Call->getExprLoc(),
         "%select{%1|this lambda}0 calls a coroutine here and gives back its "
         "task of type %2 instead of its result: nobody has awaited it")
        << isLambda(Function) << Function.getDeclName()
        << Call->getType().getCanonicalType() << Call->getSourceRange();
    if (Function.getPointOfInstantiation().isValid())
      diag(Function.getPointOfInstantiation(),
           "it is called with a coroutine here", DiagnosticIDs::Note);
    diag(Call->getExprLoc(),
         "where the callable gives a task, write 'co_return co_await ...'",
         DiagnosticIDs::Note);
  }
}

static CheckRegistration<NestedTaskCheck> Register("coro-nested-task");

} // namespace clang::tidy::coro
