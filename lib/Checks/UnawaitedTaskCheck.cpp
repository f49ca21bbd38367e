// coro-unawaited-task: a task is created and never awaited.
#include "Analysis/AwaitFix.h"
#include "Analysis/Discarded.h"
#include "Analysis/ForgottenMembers.h"
#include "Analysis/Lost.h"
#include "Analysis/NestedTask.h"
#include "Analysis/Obligations.h"
#include "Analysis/Returns.h"
#include "Analysis/Suppression.h"
#include "Analysis/TaskValue.h"
#include "Checks/CheckRegistration.h"
#include "Checks/CoroCheck.h"
#include "Model/RecordLookup.h"
#include "Support/DisplayType.h"
#include "Support/MacroPlace.h"
#include "clang/AST/ParentMapContext.h"
#include "clang/Lex/Lexer.h"

using namespace clang::ast_matchers;

namespace clang::tidy::coro {
namespace {

/// Finds tasks that are created and never awaited.
///
/// Before:
/// \code
///   session.flush();
/// \endcode
/// After:
/// \code
///   co_await session.flush();
/// \endcode
class UnawaitedTaskCheck : public CoroCheck {
public:
  UnawaitedTaskCheck(StringRef Name, ClangTidyContext *Context)
      : CoroCheck(Name, Context),
        HasNestedTaskCheck(Context->isCheckEnabled("coro-nested-task")),
        HasIteratedTaskCheck(Context->isCheckEnabled("coro-iterated-task")),
        ReportVoidCasts(Options.get("ReportVoidCasts", false)),
        ReportIdiomaticDrops(Options.get("ReportIdiomaticDrops", false)),
        ReportForgottenMembers(Options.get("ReportForgottenMembers", false)),
        ReportExceptionPaths(Options.get("ReportExceptionPaths", false)) {}

  void storeOptions(ClangTidyOptions::OptionMap &Opts) override {
    Options.store(Opts, "ReportVoidCasts", ReportVoidCasts);
    Options.store(Opts, "ReportIdiomaticDrops", ReportIdiomaticDrops);
    Options.store(Opts, "ReportForgottenMembers", ReportForgottenMembers);
    Options.store(Opts, "ReportExceptionPaths", ReportExceptionPaths);
  }
  void registerMatchers(MatchFinder *Finder) override {
    Finder->addMatcher(functionDecl(isDefinition()).bind("function"), this);
    Finder->addMatcher(cxxConstructExpr(argumentCountIs(1)).bind("construct"),
                       this);
    Finder->addMatcher(
        cxxOperatorCallExpr(hasOperatorName("="), argumentCountIs(2))
            .bind("assignment"),
        this);
  }
  void check(const MatchFinder::MatchResult &Result) override;

private:
  void discarded(const Discarded &D, const FunctionDecl &Function);
  void droppedByCallback(QualType Wrapper, const Expr *Callable);
  void forgotten(const CXXMethodDecl &Method);
  void fault(const ObligationFault &Fault, const FunctionDecl &Function);
  void neverConsumed(const ObligationFault &Fault,
                     const FunctionDecl &Function);
  void leftOnPath(const ObligationFault &Fault);
  bool comesFromNestedTask(const Expr *Value);
  bool mayReport(SourceLocation Loc) {
    return isReportable(Loc, Model->context().getSourceManager()) &&
           !isRepeated(Loc);
  }

  const bool HasNestedTaskCheck, HasIteratedTaskCheck;
  const bool ReportVoidCasts;
  const bool ReportIdiomaticDrops;
  const bool ReportForgottenMembers;
  const bool ReportExceptionPaths;
  CoroutineModel *Model = nullptr;
  SuppressionComments Meant{"coro-nested-task"};
};

/// The edits that await what \p Local is initialised with: `auto t = f();` becomes `auto t = co_await f();`, or
/// `co_await f();` where that gives nothing. None where the declaration says more than `auto`.
llvm::SmallVector<FixItHint, 2> awaitInitFix(const VarDecl &Local,
                                             const FunctionDecl &Function,
                                             const TypeFacets &Facets,
                                             CoroutineModel &Model) {
  const SourceManager &Sources = Model.context().getSourceManager();
  const LangOptions &LangOpts = Model.context().getLangOpts();
  const Expr *Init = Local.getInit();
  const auto *Auto = Local.getType()->getContainedAutoType();
  if (!Init || !Auto || Auto->isConstrained() ||
      Local.getType()->isReferenceType() ||
      Local.getInitStyle() != VarDecl::CInit ||
      (!Facets.AwaitResult.isNull() &&
       Facets.AwaitResult->isLValueReferenceType() &&
       Model.facets(Facets.AwaitResult).MoveOnly) ||
      Sources.isMacroBodyExpansion(Local.getBeginLoc()))
    return {};
  auto Next = Lexer::findNextToken(Init->getEndLoc(), Sources, LangOpts);
  StringRef Before = Lexer::getSourceText(
      CharSourceRange::getCharRange(Local.getBeginLoc(), Init->getBeginLoc()),
      Sources, LangOpts);
  // Only a declaration of its own, and of one variable: not the init-statement of an if, not a list.
  if (!Next || Next->isNot(tok::semi) || Before.contains(','))
    return {};
  auto Fixes = awaitFix(Init, {&Function, false, false}, Model);
  QualType Value = valueOfTask(Local.getType(), Model);
  if (Value.isNull() && !Facets.ReturnsValue)
    return {};
  if (!Fixes.empty() && !Value.isNull() && Value->isVoidType())
    Fixes.push_back(FixItHint::CreateRemoval(CharSourceRange::getCharRange(
        Local.getBeginLoc(), Init->getBeginLoc())));
  return Fixes;
}

} // namespace

void UnawaitedTaskCheck::check(const MatchFinder::MatchResult &Result) {
  Model = &modelOf(*Result.Context);
  if (const auto *Construct =
          Result.Nodes.getNodeAs<CXXConstructExpr>("construct"))
    return droppedByCallback(Construct->getType(), Construct->getArg(0));
  if (const auto *Assignment =
          Result.Nodes.getNodeAs<CXXOperatorCallExpr>("assignment"))
    return droppedByCallback(Assignment->getArg(0)->getType(),
                             Assignment->getArg(1));
  const auto &Function = *Result.Nodes.getNodeAs<FunctionDecl>("function");
  const Stmt *Body = Function.getBody();
  if (!Body || Function.isDefaulted() || Function.isConsteval())
    return;
  forEachDiscarded(Body, [&](const Discarded &D) { discarded(D, Function); });
  for (const ObligationFault &Fault : obligationFaults(Function, *Model))
    fault(Fault, Function);
  if (const auto *Method = dyn_cast<CXXMethodDecl>(&Function);
      Method && ReportForgottenMembers)
    forgotten(*Method);
}

/// Whether \p Loc stands in the body of a macro, or (with \p OrArgument) in what was given to one: a test framework's, that may skip the
/// statement which it is given.
static bool isInMacroBody(SourceLocation Loc, const SourceManager &Sources,
                          bool OrArgument) {
  while (!OrArgument && Loc.isMacroID() && Sources.isMacroArgExpansion(Loc))
    Loc = Sources.getImmediateSpellingLoc(Loc);
  return Loc.isMacroID();
}

/// Whether \p Value awaits a coroutine that should have awaited the task which it gives back, and coro-nested-task says
/// so.
bool UnawaitedTaskCheck::comesFromNestedTask(const Expr *Value) {
  const auto *Await = dyn_cast_or_null<CoawaitExpr>(Value);
  const auto *Call =
      Await ? dyn_cast<CallExpr>(withoutWrappers(Await->getOperand()))
            : nullptr;
  const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
  const FunctionDecl *Definition = Callee ? Callee->getDefinition() : nullptr;
  if (!HasNestedTaskCheck || !Definition)
    return false;
  return llvm::any_of(
      nestedTask(*Definition, *Model).Made, [&](const CallExpr *Made) {
        return !Meant.cover(Made->getExprLoc(), Model->context());
      });
}

/// Whether \p Value is the step of an asynchronous iterator in the header of a loop: coro-iterated-task's.
static bool isStepOfLoop(const Expr *Value, ASTContext &Context) {
  const auto *Step = dyn_cast<CXXOperatorCallExpr>(Value);
  if (!Step || Step->getOperator() != OO_PlusPlus)
    return false;
  const Expr *E = Value;
  while (true) {
    DynTypedNodeList Parents = Context.getParents(*E);
    if (Parents.size() != 1)
      return false;
    if (const auto *For = Parents[0].get<ForStmt>())
      return For->getInc() == E;
    if (!(E = Parents[0].get<Expr>()))
      return false;
  }
}

/// Whether an await makes \p F the coroutine that its return type says: `task<> f() { g(); }`.
static bool lacksOnlyAwait(const FunctionDecl &F, CoroutineModel &Model) {
  const TypeFacets &Facets = Model.resultFacets(&F);
  return !coroutineBody(&F) && Facets.isTask() && Facets.isCoroutine() &&
         Facets.ReturnsVoid && !Facets.ReturnsValue &&
         !F.isDependentContext() && returnsOf(F.getBody()).empty();
}

void UnawaitedTaskCheck::discarded(const Discarded &D,
                                   const FunctionDecl &Function) {
  if (D.ByAuthor && !ReportVoidCasts)
    return;
  MustConsume Lost = lostWith(D.Value, *Model);
  const TypeFacets &Facets = Model->facets(D.Value->getType());
  if (!Lost && ReportIdiomaticDrops && Facets.Dropped == DropEffect::Idiom &&
      D.Value->isPRValue())
    Lost = {&Facets, "task", "awaited", "its result and its exception are lost",
            ""};
  // `a && b` is better shown at its beginning than at its operator.
  const auto *Operator = dyn_cast<CXXOperatorCallExpr>(D.Value);
  SourceLocation Loc = Operator && Operator->isInfixBinaryOp()
                           ? D.Written->getBeginLoc()
                           : D.Value->getExprLoc();
  if (!Lost || comesFromNestedTask(D.Value) ||
      (HasIteratedTaskCheck && Lost.Facets->Kind == TypeKind::Operation &&
       isStepOfLoop(D.Value, Model->context())) ||
      !mayReport(Loc))
    return;
  auto Diag = diag(Loc, "this %0 of type '%1' is never %2: %3")
              << Lost.Noun << displayType(D.Value->getType(), Model->context())
              << Lost.Verb << Lost.Consequence << D.Value->getSourceRange();
  // Whoever wrote `(void)` meant something by it.
  if (D.ByAuthor)
    return;
  AwaitPlace At{&Function, D.InHandler, false};
  At.IsWrittenAsCoroutine = lacksOnlyAwait(Function, *Model);
  for (const FixItHint &Fix : awaitFix(D.Written, At, *Model))
    Diag << Fix;
}

/// The result type of the call operator (or function) that \p Callable is; null if there is more than one.
static QualType resultOfCalling(const Expr *Callable) {
  QualType T = Callable->getType().getNonReferenceType();
  if (T->isFunctionPointerType())
    T = T->getPointeeType();
  if (const auto *Function = T->getAs<FunctionType>())
    return Function->getReturnType();
  const CXXRecordDecl *Class = T->getAsCXXRecordDecl();
  if (!Class || !Class->hasDefinition())
    return {};
  auto Calls = methodsNamed(
      Class,
      Class->getASTContext().DeclarationNames.getCXXOperatorName(OO_Call));
  return Calls.size() == 1 && !Calls.front()->isTemplated()
             ? Calls.front()->getReturnType()
             : QualType();
}

/// Whether \p T is a `std::function<void()>`-like wrapper: its first template argument is a function type that returns
/// void, and so it throws away what its callable returns ([func.wrap.func.inv]).
static bool isVoidCallback(QualType T) {
  const auto *Wrapper = dyn_cast_or_null<ClassTemplateSpecializationDecl>(
      T->getAsCXXRecordDecl());
  if (!Wrapper)
    return false;
  llvm::ArrayRef<TemplateArgument> Arguments =
      Wrapper->getTemplateArgs().asArray();
  // `template <class...> class move_only_function;`
  if (!Arguments.empty() && Arguments[0].getKind() == TemplateArgument::Pack)
    Arguments = Arguments[0].getPackAsArray();
  if (Arguments.empty() || Arguments[0].getKind() != TemplateArgument::Type)
    return false;
  const auto *Signature = Arguments[0].getAsType()->getAs<FunctionProtoType>();
  return Signature && Signature->getReturnType()->isVoidType();
}

void UnawaitedTaskCheck::droppedByCallback(QualType Wrapper,
                                           const Expr *Callable) {
  if (!isVoidCallback(Wrapper))
    return;
  Callable = withoutWrappers(Callable);
  if (Callable->getType().getNonReferenceType()->getAsCXXRecordDecl() ==
      Wrapper->getAsCXXRecordDecl())
    return;
  MustConsume Lost = wordsFor(Model->facets(resultOfCalling(Callable)), *Model);
  if (Lost && mayReport(Callable->getExprLoc()))
    diag(Callable->getExprLoc(),
         "the %0 that this callback returns is never %1: '%2' throws it away, "
         "and %3")
        << Lost.Noun << Lost.Verb
        << displayType(Wrapper.getUnqualifiedType(), Model->context())
        << Lost.Consequence << Callable->getSourceRange();
}

void UnawaitedTaskCheck::forgotten(const CXXMethodDecl &Method) {
  for (const FieldDecl *Field : forgottenMembers(Method, *Model)) {
    if (!mayReport(Field->getLocation()))
      continue;
    MustConsume Lost = wordsFor(Model->facets(Field->getType()), *Model);
    diag(Field->getLocation(), "%0 %1 is not %2 by %3, which ends its class")
        << Lost.Noun << Field << Lost.Verb << &Method;
    diag(Method.getLocation(), "%0 is defined here", DiagnosticIDs::Note)
        << &Method;
  }
}

void UnawaitedTaskCheck::neverConsumed(const ObligationFault &Fault,
                                       const FunctionDecl &Function) {
  MustConsume Lost = wordsFor(*Fault.Facets, *Model);
  auto Diag = diag(Fault.At, "%0 %1 is never %2: %3")
              << Lost.Noun << Fault.Local << Lost.Verb << Lost.Consequence;
  for (const FixItHint &Fix :
       awaitInitFix(*Fault.Local, Function, *Fault.Facets, *Model))
    Diag << Fix;
}

void UnawaitedTaskCheck::leftOnPath(const ObligationFault &Fault) {
  MustConsume Lost = wordsFor(*Fault.Facets, *Model);
  diag(Fault.Created->getExprLoc(),
       "%0 %1 is %2 on some paths only: where it is not, %3")
      << Lost.Noun << Fault.Local << Lost.Verb << Lost.Consequence
      << Fault.Created->getSourceRange();
  if (Fault.Condition)
    diag(Fault.Condition->getBeginLoc(),
         "this condition is %select{false|true}0 on a path that leaves it "
         "behind",
         DiagnosticIDs::Note)
        << Fault.ConditionHolds << Fault.Condition->getSourceRange();
  if (Fault.At.isValid())
    diag(Fault.At, "the path ends here without awaiting %0",
         DiagnosticIDs::Note)
        << Fault.Local;
}

void UnawaitedTaskCheck::fault(const ObligationFault &Fault,
                               const FunctionDecl &Function) {
  MustConsume Lost = wordsFor(*Fault.Facets, *Model);
  switch (Fault.Kind) {
  case ObligationFaultKind::NeverConsumed:
    if (!comesFromNestedTask(Fault.Created) && mayReport(Fault.At))
      neverConsumed(Fault, Function);
    return;
  case ObligationFaultKind::LeftOnPath:
    // Where the condition is not known, it is one of the macro's as well.
    if (!isInMacroBody(Fault.Condition ? Fault.Condition->getBeginLoc()
                                       : Fault.First,
                       Model->context().getSourceManager(),
                       /*OrArgument=*/!Fault.Condition) &&
        mayReport(Fault.Created->getExprLoc()))
      leftOnPath(Fault);
    return;
  case ObligationFaultKind::Overwritten:
    if (!mayReport(Fault.At))
      return;
    diag(Fault.At, "%0 %1 is overwritten before it is %2: %3")
        << Lost.Noun << Fault.Local << Lost.Verb << Lost.Consequence;
    if (Fault.Created)
      diag(Fault.Created->getExprLoc(), "the %0 that is lost is created here",
           DiagnosticIDs::Note)
          << Lost.Noun;
    return;
  case ObligationFaultKind::NeverDrained:
  case ObligationFaultKind::PartlyDrained:
    if (!mayReport(Fault.At))
      return;
    diag(Fault.At,
         "%select{the|some of the}0 tasks in %1 are never awaited: %2")
        << (Fault.Kind == ObligationFaultKind::PartlyDrained) << Fault.Local
        << Lost.Consequences;
    diag(Fault.Created->getExprLoc(),
         Fault.Kind == ObligationFaultKind::NeverDrained
             ? "a task is put in here"
             : "nobody takes the task that is made here",
         DiagnosticIDs::Note);
    return;
  case ObligationFaultKind::LostToException:
    if (!ReportExceptionPaths || !mayReport(Fault.Created->getExprLoc()))
      return;
    diag(Fault.Created->getExprLoc(),
         "%0 %1 is lost when an exception comes before it is %2")
        << Lost.Noun << Fault.Local << Lost.Verb;
    diag(Fault.At, "this call may throw", DiagnosticIDs::Note);
    return;
  case ObligationFaultKind::ConsumedTwice:
  case ObligationFaultKind::ConsumedInLoop:
    return; // coro-double-await
  }
}

static CheckRegistration<UnawaitedTaskCheck> Register("coro-unawaited-task");

} // namespace clang::tidy::coro
