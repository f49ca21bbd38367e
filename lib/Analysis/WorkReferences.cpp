// What the work that a function starts refers to: locals of the function, its object, a scope that may own it.
#include "Analysis/WorkReferences.h"
#include "Analysis/Borrows.h"
#include "Analysis/CallRoles.h"
#include "Analysis/Discarded.h"
#include "Analysis/LocalUses.h"
#include "Analysis/Mentions.h"
#include "Analysis/ObjectUses.h"
#include "Analysis/SuspendedUses.h"
#include "Analysis/WorkStarts.h"

namespace clang::tidy::coro {
namespace {

/// Collects what the work of one start refers to.
class WorkReader {
public:
  WorkReader(const FunctionDecl &F, llvm::ArrayRef<const CallExpr *> Calls,
             DetachedWork &Result, CoroutineModel &Model)
      : F(F), Calls(Calls), Result(Result), Model(Model) {}

  void read(const Expr *Work);

private:
  void readCall(const CallExpr *Call);
  void readThis(const CXXMethodDecl *Method);
  void readLambda(const LambdaExpr *Lambda);
  void readLocal(const VarDecl *Local);

  const FunctionDecl &F;
  llvm::ArrayRef<const CallExpr *> Calls;
  DetachedWork &Result;
  CoroutineModel &Model;
};

void WorkReader::read(const Expr *Work) {
  Work = withoutWrappers(Work);
  // A member of a base of the task starts it.
  if (const auto *Cast = dyn_cast<ImplicitCastExpr>(Work);
      Cast && (Cast->getCastKind() == CK_DerivedToBase ||
               Cast->getCastKind() == CK_UncheckedDerivedToBase))
    return read(Cast->getSubExpr());
  if (const auto *Lambda = dyn_cast<LambdaExpr>(Work))
    return readLambda(Lambda);
  if (const auto *Construct = dyn_cast<CXXConstructExpr>(Work);
      Construct && Construct->getNumArgs() >= 1)
    return read(Construct->getArg(0));
  if (const auto *Ref = dyn_cast<DeclRefExpr>(Work))
    return readLocal(dyn_cast<VarDecl>(Ref->getDecl()));
  const auto *Call = dyn_cast<CallExpr>(Work);
  if (!Call)
    return;
  if (isMove(Call))
    return read(Call->getArg(0));
  if (auto Forwards = roleOf(Call, FunctionRole::ForwardsResult, Model)) {
    if (const Expr *Inner = argumentOf(Call, Forwards))
      return read(Inner);
    for (const Expr *Arg : profileArguments(Call))
      read(Arg);
    return;
  }
  // The future of a task that is started: `co_withExecutor(ex, f()).start()`.
  if (auto Spawn = roleOf(Call, FunctionRole::Spawn, Model))
    if (const Expr *Inner = argumentOf(Call, Spawn))
      return read(Inner);
  // A range of tasks: `tasks.begin(), tasks.end()`.
  if (const auto *Member = dyn_cast<CXXMemberCallExpr>(Call);
      Member && Member->getMethodDecl() &&
      Member->getMethodDecl()->getIdentifier() &&
      Member->getMethodDecl()->getName() == "begin")
    return read(Member->getImplicitObjectArgument());
  // A fluent call: `f().via(executor)`.
  if (const auto *Member = dyn_cast<CXXMemberCallExpr>(Call))
    if (const Expr *Object = Member->getImplicitObjectArgument();
        Object && Model.facets(Object->getType()).isTask())
      return read(Object);
  readCall(Call);
}

/// A task in a variable, or a container that is filled with tasks.
void WorkReader::readLocal(const VarDecl *Local) {
  if (!Local || !isOwn(Local, F))
    return;
  if (const Expr *Init = Local->getInit();
      Init && Model.facets(Local->getType()).isCoroutine())
    return read(Init);
  for (const CallExpr *Call : Calls) {
    const auto *Fill = dyn_cast<CXXMemberCallExpr>(Call);
    const DeclRefExpr *Filled =
        Fill ? localNamedBy(Fill->getImplicitObjectArgument()) : nullptr;
    if (Filled && Filled->getDecl() == Local && Fill->getNumArgs() == 1 &&
        Model.facets(Fill->getArg(0)->getType()).isAwaitable())
      read(Fill->getArg(0));
  }
}

void WorkReader::readCall(const CallExpr *Call) {
  const FunctionDecl *Callee = Call->getDirectCallee();
  const FunctionDecl *Coroutine =
      Callee ? calleeBody(*Callee).Coroutine : nullptr;
  for (const Borrow &B : borrowsOf(*Call, Model)) {
    const VarDecl *Local = B.Object.Local;
    if (!Local || !isOwn(Local, F) || B.ByReferents)
      continue;
    SuspendedUse Use = B.Use;
    // A race starts all of its tasks: what they use before they suspend, they use in time.
    if (Result.How == DetachedBy::Race && Use && Coroutine && B.Parameter) {
      unsigned Index = B.Parameter->getFunctionScopeIndex();
      Use = useBehindSuspension(
          *Coroutine, CallersObject::parameter(Coroutine->getParamDecl(Index)),
          Model);
      if (!Use)
        continue;
    }
    Result.Outlived.push_back({Local, B.Argument, Use.Where, false});
  }
  Mentions Around;
  Around.TraverseStmt(Call);
  Result.UsesThis |= Around.This;
  const auto *Member = dyn_cast<CXXMemberCallExpr>(Call);
  if (Member &&
      isa<CXXThisExpr>(withoutWrappers(Member->getImplicitObjectArgument())))
    readThis(Member->getMethodDecl());
}

/// The work is the coroutine \p Method of the object of the member function around.
void WorkReader::readThis(const CXXMethodDecl *Method) {
  const FunctionDecl *Definition = Method ? Method->getDefinition() : nullptr;
  if (coroutineBody(Definition) && !Definition->isDependentContext())
    Result.UseOfThis =
        useAfterReturn(*Definition, CallersObject::object(), Model).Where;
}

void WorkReader::readLambda(const LambdaExpr *Lambda) {
  Mentions Inside;
  Inside.TraverseStmt(Lambda->getBody());
  Result.UsesThis |= Inside.This;
  if (Inside.This && !Lambda->isGenericLambda() &&
      Model.resultFacets(Lambda->getCallOperator()).Start == StartKind::Lazy)
    Result.UseOfThis = Inside.FirstThis;
  for (const LambdaCapture &Capture : Lambda->captures()) {
    if (!Capture.capturesVariable())
      continue;
    const auto *Local = dyn_cast<VarDecl>(Capture.getCapturedVar());
    if (!Local)
      continue;
    if (Capture.getCaptureKind() != LCK_ByRef)
      continue;
    const Expr *Use =
        Inside.First.lookup(cast<ValueDecl>(Local->getCanonicalDecl()));
    if (Use && isOwn(Local, F))
      Result.Outlived.push_back({Local, Lambda, Use, true});
  }
}

/// Finds what the work may tell of its end: a gate that it enters, a semaphore that it signals.
class OwnerFinder : public ConstDynamicRecursiveASTVisitor {
public:
  explicit OwnerFinder(CoroutineModel &Model) : Model(Model) {}
  bool VisitExpr(const Expr *E) override {
    if (E->isTypeDependent())
      return true;
    const TypeFacets &Facets = Model.facets(E->getType());
    return !ownsWork(Facets) && !Facets.Roles.has(TypeRole::Semaphore);
  }

private:
  CoroutineModel &Model;
};

} // namespace

void readWork(DetachedWork &Result, const FunctionDecl &F,
              llvm::ArrayRef<const CallExpr *> Calls, CoroutineModel &Model) {
  WorkReader(F, Calls, Result, Model).read(Result.Work);
}

bool isOwn(const VarDecl *Local, const FunctionDecl &F) {
  return Local->hasLocalStorage() && !Local->getType()->isReferenceType() &&
         !Local->isInitCapture() &&
         Local->getDeclContext()->getPrimaryContext() ==
             F.getDefinition()->getPrimaryContext();
}

bool holdsObject(const Expr *Start) {
  class Finder : public ConstDynamicRecursiveASTVisitor {
  public:
    bool VisitLambdaExpr(const LambdaExpr *Lambda) override {
      return llvm::none_of(Lambda->captures(), [](const LambdaCapture &C) {
        const auto *Local = C.capturesVariable()
                                ? dyn_cast<VarDecl>(C.getCapturedVar())
                                : nullptr;
        if (!Local || C.getCaptureKind() != LCK_ByCopy || !Local->getInit())
          return false;
        Mentions Taken;
        Taken.TraverseStmt(Local->getInit());
        return Taken.This && Local->getInit()->getType()->isRecordType();
      });
    }
  } Visitor;
  return !Visitor.TraverseStmt(Start);
}

bool mentionsOwner(const Expr *Start, CoroutineModel &Model) {
  CallsInOrder Inside;
  Inside.TraverseStmt(Start);
  return !OwnerFinder(Model).TraverseStmt(Start) ||
         llvm::any_of(Inside.Calls, [&](const CallExpr *Call) {
           const FunctionDecl *Callee = Call->getDirectCallee();
           const FunctionDecl *Definition =
               Callee ? Callee->getDefinition() : nullptr;
           const auto *Body = coroutineBody(Definition);
           return Body && !OwnerFinder(Model).TraverseStmt(Body->getBody());
         });
}

} // namespace clang::tidy::coro
