// Which coroutines give back a task that they should have awaited.
#include "Analysis/NestedTask.h"
#include "Analysis/BodyVisitor.h"
#include "Analysis/Discarded.h"
#include "Analysis/Instantiation.h"
#include "Model/RecordLookup.h"

namespace clang::tidy::coro {
namespace {

/// The co_ keywords of one coroutine's body, those of nested functions not included.
class Keywords : public BodyVisitor {
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
};

/// The calls that make the task which \p E is, one for each arm of a conditional operator. A null among them: a task
/// that was there before, or something else.
llvm::SmallVector<const CallExpr *, 2> madeBy(const Expr *E,
                                              CoroutineModel &Model) {
  E = withoutWrappers(E);
  if (const auto *Construct = dyn_cast<CXXConstructExpr>(E);
      Construct && Construct->getNumArgs() == 1 &&
      Construct->getConstructor()->isCopyOrMoveConstructor())
    E = withoutWrappers(Construct->getArg(0));
  if (const auto *Conditional = dyn_cast<ConditionalOperator>(E);
      Conditional && Conditional->isPRValue()) {
    auto Made = madeBy(Conditional->getTrueExpr(), Model);
    Made.append(madeBy(Conditional->getFalseExpr(), Model));
    return Made;
  }
  if (const auto *Binary = dyn_cast<BinaryOperator>(E);
      Binary && Binary->getOpcode() == BO_Comma)
    return madeBy(Binary->getRHS(), Model);
  const auto *Call = dyn_cast<CallExpr>(E);
  return {Call && Call->isPRValue() && Model.facets(Call->getType()).isTask()
              ? Call
              : nullptr};
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

/// Whether somebody else decided what \p Function returns.
bool isDictated(const FunctionDecl &Function) {
  const auto *Method = dyn_cast<CXXMethodDecl>(&Function);
  return Method && (Method->isVirtual() || Method->size_overridden_methods());
}

NestedTask writtenOut(const FunctionDecl &F, const CoroutineBodyStmt &Body,
                      CoroutineModel &Model) {
  Keywords Found(Body);
  if (Found.Awaits || Found.Yields)
    return {};
  NestedTask Nested;
  for (const CoreturnStmt *Return : Found.Returns) {
    if (!Return->getOperand())
      return {};
    for (const CallExpr *Call : madeBy(Return->getOperand(), Model)) {
      if (!Call || !isTaskOf(F.getReturnType(), Call->getType()))
        return {};
      Nested.Made.push_back(Call);
    }
  }
  return Nested;
}

NestedTask deduced(const FunctionDecl &F, const CoroutineBodyStmt &Body,
                   CoroutineModel &Model) {
  // A task of a task that the pattern spells was meant.
  const FunctionDecl *Pattern = patternOf(F);
  if (!Pattern || Model.facets(valueType(Pattern->getReturnType())).isTask())
    return {};
  NestedTask Nested;
  Nested.IsDeduced = true;
  for (const CoreturnStmt *Return : Keywords(Body).Returns) {
    if (!Return->getOperand())
      continue;
    for (const CallExpr *Call : madeBy(Return->getOperand(), Model))
      if (Call && callsArgument(*Call) &&
          Model.facets(Call->getType()).Start == StartKind::Lazy)
        Nested.Made.push_back(Call);
  }
  return Nested;
}

} // namespace

NestedTask nestedTask(const FunctionDecl &F, CoroutineModel &Model) {
  const CoroutineBodyStmt *Body = coroutineBody(&F);
  if (!Body || F.isDependentContext() ||
      !Model.facets(F.getReturnType()).isTask())
    return {};
  if (isInstantiated(F))
    return deduced(F, *Body, Model);
  return isDictated(F) ? NestedTask() : writtenOut(F, *Body, Model);
}

} // namespace clang::tidy::coro
