// coro-thread-local-across-suspension: what belongs to one thread is used after the coroutine may have left it.
#include "Analysis/BodyVisitor.h"
#include "Analysis/Discarded.h"
#include "Analysis/KeptValues.h"
#include "Checks/CheckRegistration.h"
#include "Checks/CoroCheck.h"
#include "Model/CoroutineModel.h"
#include "Support/MacroPlace.h"
#include "clang/AST/DynamicRecursiveASTVisitor.h"

namespace clang::tidy::coro {
namespace {

/// Finds values that belong to a thread, obtained before a suspension and used after it.
///
/// Before:
/// \code
///   auto &cache = per_thread_cache; // thread_local
///   co_await load(key);
///   cache.add(key);
/// \endcode
/// After:
/// \code
///   co_await load(key);
///   per_thread_cache.add(key);
/// \endcode
class ThreadLocalAcrossSuspensionCheck : public CoroutineCheck {
public:
  ThreadLocalAcrossSuspensionCheck(StringRef Name, ClangTidyContext *Context)
      : CoroutineCheck(Name, Context),
        ReportPointerValues(Options.get("ReportPointerValues", false)) {}

  void storeOptions(ClangTidyOptions::OptionMap &Opts) override {
    Options.store(Opts, "ReportPointerValues", ReportPointerValues);
  }
  void checkFunction(const FunctionDecl &Function,
                     ASTContext &Context) override;

private:
  enum class Belonging : uint8_t { None, Object, Identity, PointerValue };

  Belonging belonging(const VarDecl &Local, const Expr &Value);
  void findKept(const Suspensions &Points);
  void findErrno(const Suspensions &Points);

  const bool ReportPointerValues;
  CoroutineModel *Model = nullptr;
};

/// \p E without casts that convert its value.
const Expr *withoutConversions(const Expr *E) {
  E = withoutWrappers(E);
  while (const auto *Cast = dyn_cast<CastExpr>(E)) {
    if (Cast->getCastKind() == CK_LValueToRValue)
      return E;
    E = withoutWrappers(Cast->getSubExpr());
  }
  return E;
}

/// The thread_local variable that \p E names, or is a member of, with nothing dereferenced on the way.
const VarDecl *threadLocalNamedBy(const Expr *E) {
  E = withoutConversions(E);
  while (const auto *Member = dyn_cast<MemberExpr>(E)) {
    if (isa<VarDecl>(Member->getMemberDecl()) || Member->isArrow())
      break;
    E = withoutConversions(Member->getBase());
  }
  const VarDecl *Variable = nullptr;
  if (const auto *Ref = dyn_cast<DeclRefExpr>(E))
    Variable = dyn_cast<VarDecl>(Ref->getDecl());
  else if (const auto *Member = dyn_cast<MemberExpr>(E))
    Variable = dyn_cast<VarDecl>(Member->getMemberDecl());
  return Variable && Variable->getTLSKind() != VarDecl::TLS_None ? Variable
                                                                 : nullptr;
}

/// The one value that \p F returns, if its body is that and nothing else happens to be returned.
const Expr *returnedValue(const FunctionDecl *F) {
  const auto *Body = F ? dyn_cast_or_null<CompoundStmt>(F->getBody()) : nullptr;
  const auto *Return = Body && !Body->body_empty()
                           ? dyn_cast<ReturnStmt>(Body->body_back())
                           : nullptr;
  const SourceManager *SM =
      F ? &F->getASTContext().getSourceManager() : nullptr;
  return Return && !SM->isInSystemHeader(F->getLocation())
             ? Return->getRetValue()
             : nullptr;
}

/// Whether \p E names an object of the current thread, or with \p AsPointer, is a pointer to one.
bool refersToThread(const Expr *E, bool AsPointer, CoroutineModel &Model,
                    unsigned Depth = 0) {
  E = withoutConversions(E);
  if (!AsPointer && threadLocalNamedBy(E))
    return true;
  if (const auto *Unary = dyn_cast<UnaryOperator>(E)) {
    if (Unary->getOpcode() == UO_AddrOf && AsPointer)
      return refersToThread(Unary->getSubExpr(), false, Model, Depth);
    return Unary->getOpcode() == UO_Deref && !AsPointer &&
           refersToThread(Unary->getSubExpr(), true, Model, Depth);
  }
  const auto *Call = dyn_cast<CallExpr>(E);
  const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
  if (!Callee || Depth > 2)
    return false;
  QualType Result = Callee->getReturnType();
  if (!(AsPointer ? Result->isPointerType() : Result->isReferenceType()))
    return false;
  if (Model.profiles().function(Callee, FunctionRole::ThisThread))
    return true;
  const Expr *Value = returnedValue(Callee);
  return Value && refersToThread(Value, AsPointer, Model, Depth + 1);
}

/// Finds the uses of locals as the key of something: `map[id]`, `set.erase(id)`. Comparing and printing an identity is
/// how one shows that the thread has changed.
class KeyFinder : public ConstDynamicRecursiveASTVisitor {
public:
  llvm::SmallPtrSet<const Expr *, 8> Keys;
  llvm::SmallPtrSet<const Expr *, 8> PutBack; ///< what is only assigned
  bool VisitBinaryOperator(const BinaryOperator *Binary) override {
    if (Binary->getOpcode() == BO_Assign)
      PutBack.insert(withoutWrappers(Binary->getRHS()->IgnoreParenImpCasts()));
    return true;
  }
  bool VisitCXXMemberCallExpr(const CXXMemberCallExpr *Call) override {
    for (const Expr *Argument : Call->arguments())
      add(Argument);
    return true;
  }
  bool VisitCXXOperatorCallExpr(const CXXOperatorCallExpr *Call) override {
    if (Call->getOperator() == OO_Subscript)
      for (const Expr *Argument : Call->arguments())
        add(Argument);
    return true;
  }
  bool VisitArraySubscriptExpr(const ArraySubscriptExpr *Subscript) override {
    add(Subscript->getIdx());
    return true;
  }

private:
  void add(const Expr *E) {
    Keys.insert(withoutWrappers(E->IgnoreParenImpCasts()));
  }
};

} // namespace

void ThreadLocalAcrossSuspensionCheck::checkFunction(
    const FunctionDecl &Function, ASTContext &Context) {
  Model = &modelOf(Context);
  if (Model->resultFacets(&Function).Roles.has(TypeRole::ExecutorAffine))
    return;
  const Suspensions *Points = suspensionsOf(Function, *Model);
  if (!Points)
    return;
  findKept(*Points);
  findErrno(*Points);
}

//===----------------------------------------------------------------------===//
// Objects and identities of a thread
//===----------------------------------------------------------------------===//

ThreadLocalAcrossSuspensionCheck::Belonging
ThreadLocalAcrossSuspensionCheck::belonging(const VarDecl &Local,
                                            const Expr &Value) {
  QualType T = Local.getType();
  if (T->isReferenceType())
    return refersToThread(&Value, false, *Model) ? Belonging::Object
                                                 : Belonging::None;
  const Expr *E = withoutConversions(&Value);
  if (T->isPointerType() && refersToThread(E, true, *Model))
    return Belonging::Object;
  if (T->isPointerType() && ReportPointerValues) {
    const auto *Cast = dyn_cast<CastExpr>(E);
    if (Cast && Cast->getCastKind() == CK_LValueToRValue &&
        threadLocalNamedBy(Cast->getSubExpr()))
      return Belonging::PointerValue;
  }
  const auto *Call = dyn_cast<CallExpr>(E);
  return Call && Call->getDirectCallee() &&
                 Model->profiles().function(Call->getDirectCallee(),
                                            FunctionRole::ThisThread)
             ? Belonging::Identity
             : Belonging::None;
}

void ThreadLocalAcrossSuspensionCheck::findKept(const Suspensions &Points) {
  KeyFinder Finder;
  Finder.TraverseStmt(coroutineBody(&Points.graph().function())->getBody());
  Belonging Kind = Belonging::None;
  forEachKeptValue(
      Points,
      [&](const VarDecl &Local, const Expr &Value) {
        return (Kind = belonging(Local, Value)) != Belonging::None;
      },
      [&](const DeclRefExpr &Use) {
        return Kind == Belonging::Object ||
               (Kind == Belonging::Identity && Finder.Keys.contains(&Use)) ||
               (Kind == Belonging::PointerValue &&
                !Finder.PutBack.contains(&Use));
      },
      [&](const KeptValue &Kept) {
        SourceLocation Loc = Kept.Use->getExprLoc();
        if (!isReportable(Loc, Model->context().getSourceManager()) ||
            isRepeated(Loc))
          return;
        diag(Loc, "%0 %select{refers to an object of|names|belongs to}1 the "
                  "thread that the coroutine ran on before it was suspended; "
                  "it may run on another one now")
            << Kept.Local << (unsigned(Kind) - 1);
        diag(Kept.Value->getExprLoc(), "%0 gets its value here",
             DiagnosticIDs::Note)
            << Kept.Local;
        noteSuspensions(*this, Kept.At);
      });
}

//===----------------------------------------------------------------------===//
// errno
//===----------------------------------------------------------------------===//

namespace {

/// Whether \p Call is of a function of the C library or the system.
bool isSystemCall(const CallExpr *Call) {
  const FunctionDecl *Callee = Call->getDirectCallee();
  return Callee && Callee->isExternC() && !Callee->getBuiltinID() &&
         Callee->getASTContext().getSourceManager().isInSystemHeader(
             Callee->getLocation());
}

/// Collects the `if` statements that ask how a system call went, what is read of errno below them, and all calls that
/// may set it.
class ErrnoReader : public BodyVisitor {
public:
  explicit ErrnoReader(CoroutineModel &Model) : Model(Model) {}

  struct Read {
    const Expr *Where;
    const IfStmt *If; ///< the innermost one around it, if that asks
  };
  llvm::SmallVector<Read, 2> Reads;
  llvm::SmallVector<const Stmt *, 8> SystemCalls;

  bool TraverseLambdaExpr(const LambdaExpr *) override { return true; }
  bool TraverseIfStmt(const IfStmt *If) override {
    const IfStmt *Outer = std::exchange(Innermost, If);
    bool Result = BodyVisitor::TraverseIfStmt(If);
    Innermost = Outer;
    return Result;
  }
  bool VisitVarDecl(const VarDecl *Local) override {
    if (const Expr *Init = Local->getInit())
      if (const auto *Call = dyn_cast<CallExpr>(withoutConversions(Init));
          Call && isSystemCall(Call))
        Results.insert(Local);
    return true;
  }
  bool VisitCallExpr(const CallExpr *Call) override {
    const FunctionDecl *Callee = Call->getDirectCallee();
    if (Callee && Callee->getReturnType()->isPointerType() &&
        Model.profiles().function(Callee, FunctionRole::ThisThread)) {
      Reads.push_back(
          {Call, Innermost && asksForResult(*Innermost) ? Innermost : nullptr});
      return true;
    }
    SystemCalls.push_back(Call);
    return true;
  }

private:
  bool asksForResult(const IfStmt &If) {
    class Finder : public BodyVisitor {
    public:
      explicit Finder(const llvm::SmallPtrSetImpl<const VarDecl *> &Results)
          : Results(Results) {}
      const llvm::SmallPtrSetImpl<const VarDecl *> &Results;
      bool VisitCallExpr(const CallExpr *Call) override {
        return !isSystemCall(Call);
      }
      bool VisitDeclRefExpr(const DeclRefExpr *Ref) override {
        const auto *Local = dyn_cast<VarDecl>(Ref->getDecl());
        return !Local || !Results.contains(Local);
      }
    };
    return !Finder(Results).TraverseStmt(If.getCond());
  }

  CoroutineModel &Model;
  const IfStmt *Innermost = nullptr;
  llvm::SmallPtrSet<const VarDecl *, 4> Results;
};

} // namespace

void ThreadLocalAcrossSuspensionCheck::findErrno(const Suspensions &Points) {
  ErrnoReader Reader(*Model);
  Reader.TraverseStmt(coroutineBody(&Points.graph().function())->getBody());
  for (const auto &Read : Reader.Reads) {
    if (!Read.If)
      continue;
    // What is called behind the suspension may have set it anew; what the await calls was called before.
    llvm::SmallVector<const Suspension *, 2> At;
    for (const Suspension *Point :
         Points.between(Read.If->getCond(), Read.Where)) {
      bool IsInBranch =
          Point->Where->getBeginLoc() >= Read.If->getThen()->getBeginLoc() &&
          Point->Where->getEndLoc() <= Read.If->getEndLoc();
      llvm::SmallVector<const Stmt *, 8> Stops;
      for (const Stmt *Call : Reader.SystemCalls)
        if (Points.comesBefore(Point->Where, Call))
          Stops.push_back(Call);
      auto Reached = Points.between(Read.If->getCond(), Read.Where, Stops);
      if (IsInBranch && llvm::is_contained(Reached, Point))
        At.push_back(Point);
    }
    SourceLocation Loc = Read.Where->getExprLoc();
    const SourceManager &SM = Model->context().getSourceManager();
    if (At.empty() || isRepeated(SM.getExpansionLoc(Loc)))
      continue;
    diag(SM.getExpansionLoc(Loc),
         "'errno' is that of the thread that runs now, and may be of another "
         "call: the coroutine was suspended since the call that failed");
    noteSuspensions(*this, At);
    diag(Read.If->getIfLoc(), "copy it before the suspension",
         DiagnosticIDs::Note);
  }
}

static CheckRegistration<ThreadLocalAcrossSuspensionCheck>
    Register("coro-thread-local-across-suspension");

} // namespace clang::tidy::coro
