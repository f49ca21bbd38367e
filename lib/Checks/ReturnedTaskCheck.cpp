// coro-returned-task: a task is returned out of the scope that it needs.
#include "Analysis/Borrows.h"
#include "Analysis/Discarded.h"
#include "Analysis/LocalUses.h"
#include "Analysis/Returns.h"
#include "Checks/CheckRegistration.h"
#include "Checks/CoroCheck.h"
#include "Model/CoroutineModel.h"
#include "Model/RecordLookup.h"
#include "clang/AST/DynamicRecursiveASTVisitor.h"

namespace clang::tidy::coro {
namespace {

/// Finds plain functions that return a task past what it needs: their locals, their guards, their exception handlers.
///
/// Before:
/// \code
///   task<reply> ask(std::string question) { return send(question); } // send takes a reference
/// \endcode
/// After:
/// \code
///   task<reply> ask(std::string question) { co_return co_await send(question); }
/// \endcode
class ReturnedTaskCheck : public FunctionCheck {
public:
  using FunctionCheck::FunctionCheck;

  void checkFunction(const FunctionDecl &F, ASTContext &Context) override;

private:
  bool borrowed(const CallExpr &Call);
  bool unhandled(const Returned &R, const CallExpr &Call);
  bool unguarded(const Returned &R, const CallExpr &Call);
  void fixWith(DiagnosticBuilder &Diag);
  void adviseCoroutine();

  CoroutineModel *Model = nullptr;
  const FunctionDecl *Function = nullptr;
  llvm::SmallVector<FixItHint, 4> Fixes; ///< of the first finding of a function
};

bool isLazy(const CallExpr &Call, CoroutineModel &Model) {
  return Model.facets(Call.getType()).Start == StartKind::Lazy;
}

CalleeBody calleeOf(const CallExpr &Call) {
  const FunctionDecl *Callee = Call.getDirectCallee();
  return Callee ? calleeBody(*Callee) : CalleeBody();
}

//===----------------------------------------------------------------------===//
// try blocks
//===----------------------------------------------------------------------===//

/// Whether anything in a try block but the tasks that it returns may throw.
class MayThrow : public ConstDynamicRecursiveASTVisitor {
public:
  explicit MayThrow(CoroutineModel &Model) : Model(Model) {}
  bool Throws = false;

  bool TraverseLambdaExpr(const LambdaExpr *) override { return true; }
  bool VisitCallExpr(const CallExpr *Call) override {
    const FunctionDecl *Callee = Call->getDirectCallee();
    const auto *Type =
        Callee ? Callee->getType()->getAs<FunctionProtoType>() : nullptr;
    bool Harmless = isMove(Call) || (Type && Type->isNothrow()) ||
                    (isLazy(*Call, Model) && !calleeOf(*Call).isOpaque());
    return Harmless || !(Throws = true);
  }
  bool VisitCXXNewExpr(const CXXNewExpr *) override { return !(Throws = true); }
  bool VisitCXXThrowExpr(const CXXThrowExpr *) override {
    return !(Throws = true);
  }
  bool VisitCXXDynamicCastExpr(const CXXDynamicCastExpr *) override {
    return !(Throws = true);
  }
  // A local of class type may do anything in its constructor.
  bool VisitVarDecl(const VarDecl *Local) override {
    return !Local->getType()->isRecordType() || !(Throws = true);
  }

private:
  CoroutineModel &Model;
};

//===----------------------------------------------------------------------===//
// Guards
//===----------------------------------------------------------------------===//

/// Whether the arguments of a call read what a guard may protect, or do something that it may be there for.
class NeedsGuard : public ConstDynamicRecursiveASTVisitor {
public:
  bool Found = false;

  bool TraverseLambdaExpr(const LambdaExpr *) override { return true; }
  bool VisitCallExpr(const CallExpr *Call) override {
    return isMove(Call) || !(Found = true);
  }
  bool VisitCXXNewExpr(const CXXNewExpr *) override { return !(Found = true); }
  bool VisitImplicitCastExpr(const ImplicitCastExpr *Cast) override {
    return Cast->getCastKind() != CK_LValueToRValue ||
           !isa<MemberExpr>(Cast->getSubExpr()->IgnoreParens()) ||
           !(Found = true);
  }
  bool VisitCXXConstructExpr(const CXXConstructExpr *Construct) override {
    return llvm::none_of(Construct->arguments(),
                         [](const Expr *Arg) {
                           return isa<MemberExpr>(Arg->IgnoreParenImpCasts());
                         }) ||
           !(Found = true);
  }
};

bool needsGuard(const CallExpr &Call) {
  NeedsGuard Visitor;
  for (const Expr *Arg : Call.arguments())
    Visitor.TraverseStmt(Arg);
  if (const auto *Member = dyn_cast<CXXMemberCallExpr>(&Call))
    Visitor.TraverseStmt(Member->getImplicitObjectArgument());
  return Visitor.Found;
}

class LambdaFinder : public ConstDynamicRecursiveASTVisitor {
public:
  bool Found = false;
  bool VisitLambdaExpr(const LambdaExpr *) override { return !(Found = true); }
};

/// Whether \p Local runs a lambda when its scope ends: it is made with one, has a destructor of its own, can't be copied
/// and offers no way to wait for it or to call it.
bool isScopeExit(const VarDecl *Local, CoroutineModel &Model) {
  const CXXRecordDecl *Record = Local->getType()->getAsCXXRecordDecl();
  if (!Record || !Record->hasDefinition() || !Local->getInit())
    return false;
  const CXXDestructorDecl *Destructor = Record->getDestructor();
  const TypeFacets &Facets = Model.facets(Local->getType());
  DeclarationName CallOperator =
      Model.context().DeclarationNames.getCXXOperatorName(OO_Call);
  if (!Destructor || !Destructor->isUserProvided() || !Facets.Roles.empty() ||
      Facets.isCoroutine() || Facets.isAwaitable() ||
      methodNamed(Record, "join") ||
      !methodsNamed(Record, CallOperator).empty() ||
      Record->hasSimpleCopyConstructor() ||
      llvm::any_of(constructorsOf(*Record), [](const CXXConstructorDecl *C) {
        return C->isCopyConstructor() && !C->isDeleted();
      }))
    return false;
  LambdaFinder Lambda;
  Lambda.TraverseStmt(Local->getInit());
  return Lambda.Found;
}

} // namespace

void ReturnedTaskCheck::checkFunction(const FunctionDecl &F,
                                      ASTContext &Context) {
  Function = &F;
  const Stmt *Body = Function->getBody();
  if (!Body || isa<CoroutineBodyStmt>(Body) || Function->isDependentContext() ||
      Function->isDefaulted())
    return;
  Model = &modelOf(Context);
  const TypeFacets &Facets = Model->resultFacets(Function);
  if (!Facets.isTask() && !Facets.isGenerator() && !Facets.isAwaitable())
    return;
  if (errorLog().hasErrorIn(Function->getSourceRange(),
                            Context.getSourceManager()))
    return;
  std::vector<Returned> Returns = returnsOf(Body);
  Fixes = coroutineFix(*Function, Returns, *Model);
  for (const Returned &R : Returns)
    if (const Expr *Value = R.Statement->getRetValue())
      for (const CallExpr *Call : tasksHandedOn(Value, Body, *Model))
        if (borrowed(*Call) || unhandled(R, *Call) || unguarded(R, *Call))
          break;
}

/// Whether a parameter of \p F refers to an object of the caller. As a coroutine \p F would use it later than it does.
static bool refersToCallersObjects(const FunctionDecl &F) {
  return llvm::any_of(F.parameters(), [](const ParmVarDecl *P) {
    QualType T = P->getType();
    return T->isReferenceType() || T->isPointerType() || isView(T);
  });
}

/// Adds the fix to the first finding of the function, as it covers all of them.
void ReturnedTaskCheck::fixWith(DiagnosticBuilder &Diag) {
  if (refersToCallersObjects(*Function))
    return;
  for (const FixItHint &Fix : Fixes)
    Diag << Fix;
  Fixes.clear();
}

void ReturnedTaskCheck::adviseCoroutine() {
  auto Diag = diag(Function->getLocation(),
                   "make this function a coroutine that awaits the task: "
                   "'co_return co_await ...'",
                   DiagnosticIDs::Note);
  for (const FixItHint &Fix : Fixes)
    Diag << Fix;
  Fixes.clear();
}

/// The arm of the message's choice.
static unsigned whatIsBorrowed(const Borrow &B) {
  if (B.ByReferents)
    return 2;
  if (B.Object.Local)
    return 0;
  return B.Lambda ? 1 : 3;
}

bool ReturnedTaskCheck::borrowed(const CallExpr &Call) {
  auto Borrows = borrowsOf(Call, *Model);
  LocalUses Uses(Function->getBody());
  llvm::erase_if(Borrows, [&](const Borrow &B) {
    return B.Object.InMemory && B.Object.Local &&
           Uses.mayMoveOn(B.Object.Local);
  });
  if (Borrows.empty() || isRepeated(Call.getExprLoc()))
    return false;
  const Borrow &First = Borrows.front();
  bool Lazy = isLazy(Call, *Model);
  bool IsGenerator = Model->facets(Call.getType()).isGenerator();
  {
    auto Diag = diag(First.Argument->getExprLoc(),
                     "the %select{task|generator}0 that is returned refers to "
                     "%select{%2, which|the captures of this lambda: the "
                     "closure|what this lambda captures by reference, which|"
                     "this temporary, which}1 "
                     "%select{is gone when it resumes|dies before its body "
                     "runs}3")
                << IsGenerator << whatIsBorrowed(First) << First.Object.Local
                << Lazy << First.Argument->getSourceRange();
    fixWith(Diag);
  }
  for (const Borrow &B : Borrows)
    if (B.Object.Local)
      diag(B.Object.Local->getLocation(), "%0 lives until the function returns",
           DiagnosticIDs::Note)
          << B.Object.Local;
  if (First.Use)
    diag(First.Use.Where->getExprLoc(), "the coroutine uses it here",
         DiagnosticIDs::Note);
  else if (First.Parameter)
    diag(First.Parameter->getLocation(), "the coroutine keeps a reference",
         DiagnosticIDs::Note);
  if (!IsGenerator)
    adviseCoroutine();
  return true;
}

bool ReturnedTaskCheck::unhandled(const Returned &R, const CallExpr &Call) {
  if (!R.Try || !isLazy(Call, *Model) || calleeOf(Call).isOpaque())
    return false;
  MayThrow Others(*Model);
  Others.TraverseStmt(R.Try->getTryBlock());
  if (Others.Throws || isRepeated(Call.getExprLoc()))
    return false;
  {
    auto Diag = diag(Call.getExprLoc(),
                     "no exception of the task that is returned reaches the "
                     "handler: its body runs after the 'try' block was left")
                << Call.getSourceRange();
    fixWith(Diag);
  }
  diag(R.Try->getHandler(0)->getBeginLoc(), "this handler is never entered",
       DiagnosticIDs::Note);
  adviseCoroutine();
  return true;
}

bool ReturnedTaskCheck::unguarded(const Returned &R, const CallExpr &Call) {
  if (R.Before.empty() || !isLazy(Call, *Model) || !calleeOf(Call).Coroutine ||
      needsGuard(Call))
    return false;
  const auto *Declaration = dyn_cast<DeclStmt>(R.Before.back());
  const auto *Guard = Declaration && Declaration->isSingleDecl()
                          ? dyn_cast<VarDecl>(Declaration->getSingleDecl())
                          : nullptr;
  if (!Guard || !Guard->hasLocalStorage())
    return false;
  bool IsLock = Model->facets(Guard->getType()).Roles.has(TypeRole::LockGuard);
  if ((!IsLock && !isScopeExit(Guard, *Model)) ||
      !LocalUses(Function->getBody()).references(Guard).empty() ||
      isRepeated(Call.getExprLoc()))
    return false;
  {
    auto Diag = diag(Call.getExprLoc(),
                     "%select{what %1 does at the end of its scope is done|"
                     "the lock %1 is released}0 before the body of the task "
                     "that is returned runs")
                << IsLock << Guard << Call.getSourceRange();
    // A thread's lock must not be held across a suspension either.
    if (!IsLock)
      fixWith(Diag);
  }
  diag(Guard->getLocation(), "%0 lives until the function returns",
       DiagnosticIDs::Note)
      << Guard;
  if (IsLock)
    diag(Call.getExprLoc(),
         "lock inside the coroutine, and not across a suspension",
         DiagnosticIDs::Note);
  else
    adviseCoroutine();
  return true;
}

static CheckRegistration<ReturnedTaskCheck> Register("coro-returned-task");

} // namespace clang::tidy::coro
