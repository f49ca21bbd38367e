// Work that a function starts and leaves without an owner, and what of the function it refers to.
#include "Analysis/DetachedWork.h"
#include "Analysis/Ancestors.h"
#include "Analysis/BodyVisitor.h"
#include "Analysis/Borrows.h"
#include "Analysis/CallRoles.h"
#include "Analysis/Cancellation.h"
#include "Analysis/Derivations.h"
#include "Analysis/Discarded.h"
#include "Analysis/FunctionCFG.h"
#include "Analysis/LocalUses.h"
#include "Analysis/ObjectUses.h"
#include "Analysis/SuspendedUses.h"
#include "Support/ErrorLog.h"
#include "clang/AST/DynamicRecursiveASTVisitor.h"
#include "clang/AST/StmtCXX.h"
#include "llvm/ADT/SmallPtrSet.h"

namespace clang::tidy::coro {
namespace {

//===----------------------------------------------------------------------===//
// Starts
//===----------------------------------------------------------------------===//

/// Whether \p E is a completion token by which nobody learns of the end, such as `asio::detached`.
bool detaches(const Expr *E, CoroutineModel &Model) {
  const auto *Ref = dyn_cast<DeclRefExpr>(withoutWrappers(E));
  return Ref && Model.profiles().object(dyn_cast<VarDecl>(Ref->getDecl()),
                                        FunctionRole::Detach);
}

/// What \p Call starts without an owner; null if it does not.
const Expr *workDetachedBy(const CallExpr *Call, CoroutineModel &Model) {
  if (auto Detach = roleOf(Call, FunctionRole::Detach, Model))
    return argumentOf(Call, Detach);
  auto Spawn = roleOf(Call, FunctionRole::Spawn, Model);
  if (!Spawn)
    return nullptr;
  const Expr *Work = argumentOf(Call, Spawn);
  return llvm::any_of(profileArguments(Call),
                      [&](const Expr *Arg) {
                        return Arg != Work && detaches(Arg, Model);
                      })
             ? Work
             : nullptr;
}

/// The calls of a body, those of nested lambdas not included.
class CallsInOrder : public ConstDynamicRecursiveASTVisitor {
public:
  std::vector<const CallExpr *> Calls;
  std::vector<const CoawaitExpr *> Awaits;

  bool VisitCallExpr(const CallExpr *Call) override {
    Calls.push_back(Call);
    return true;
  }
  bool TraverseCoawaitExpr(const CoawaitExpr *Await) override {
    Awaits.push_back(Await);
    return TraverseStmt(Await->getOperand());
  }
  bool TraverseCoyieldExpr(const CoyieldExpr *Yield) override {
    return TraverseStmt(Yield->getOperand());
  }
  bool TraverseCoroutineBodyStmt(const CoroutineBodyStmt *Body) override {
    return TraverseStmt(Body->getBody());
  }
  bool TraverseLambdaExpr(const LambdaExpr *) override { return true; }
};

//===----------------------------------------------------------------------===//
// References
//===----------------------------------------------------------------------===//

/// Whether \p Local is an object of the function itself.
bool isOwn(const VarDecl *Local, const FunctionDecl &F) {
  return Local->hasLocalStorage() && !Local->getType()->isReferenceType() &&
         !Local->isInitCapture() &&
         Local->getDeclContext()->getPrimaryContext() ==
             F.getDefinition()->getPrimaryContext();
}

/// The variables and members that a piece of code mentions, lambdas included.
class Mentions : public ConstDynamicRecursiveASTVisitor {
public:
  llvm::SmallPtrSet<const ValueDecl *, 8> Found;
  llvm::DenseMap<const ValueDecl *, const Expr *> First;
  bool This = false;
  const Expr *FirstThis = nullptr;

  bool VisitDeclRefExpr(const DeclRefExpr *Ref) override {
    if (isa<VarDecl, BindingDecl>(Ref->getDecl()))
      add(Ref->getDecl(), Ref);
    return true;
  }
  bool VisitMemberExpr(const MemberExpr *Member) override {
    if (isa<FieldDecl>(Member->getMemberDecl()))
      add(Member->getMemberDecl(), Member);
    return true;
  }
  bool VisitCXXThisExpr(const CXXThisExpr *E) override {
    This = true;
    if (!FirstThis)
      FirstThis = E;
    return true;
  }

private:
  void add(const ValueDecl *D, const Expr *Where) {
    const auto *Canonical = cast<ValueDecl>(D->getCanonicalDecl());
    Found.insert(Canonical);
    First.try_emplace(Canonical, Where);
  }
};

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

/// Whether a lambda in \p Start captures what is made from `this` as an object of its own: `self = shared_from_this()`,
/// there or before.
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

/// Whether \p Start, or the body of a coroutine that it calls, mentions a scope.
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

//===----------------------------------------------------------------------===//
// Who waits
//===----------------------------------------------------------------------===//

/// What happens in a function after a start.
class Aftermath {
public:
  Aftermath(const FunctionDecl &F, const FunctionCFG &Graph,
            CoroutineModel &Model)
      : F(F), Graph(Graph), Model(Model) {
    Body.TraverseStmt(F.getBody());
    Sources.TraverseStmt(F.getBody());
  }

  /// Whether the function may leave the scope of \p Local behind \p Start.
  bool leaves(const VarDecl *Local, const Expr *Start) const;
  /// Whether something behind \p Start may wait until the work is done.
  bool mayWait(const Expr *Start, const Expr *Work) const;

private:
  bool isBehind(const Expr *E, const Expr *Start) const;
  bool waits(const CallExpr *Call, const Mentions &Given) const;
  bool joinsByDestructor(const Expr *Start) const;
  const CFGBlock *blockOf(const Expr *E) const;

  const FunctionDecl &F;
  const FunctionCFG &Graph;
  CoroutineModel &Model;
  CallsInOrder Body;
  Derivations Sources;
};

const CFGBlock *Aftermath::blockOf(const Expr *E) const {
  for (const CFGBlock *Block : Graph.order())
    for (const CFGElement &Element : *Block)
      if (auto Statement = Element.getAs<CFGStmt>();
          Statement && Statement->getStmt() == E)
        return Block;
  return nullptr;
}

bool Aftermath::leaves(const VarDecl *Local, const Expr *Start) const {
  const CFGBlock *From = blockOf(Start);
  if (!From)
    return false;
  auto Ends = [&](const CFGBlock *Block) {
    // A parameter lives as long as the function or its frame.
    if (isa<ParmVarDecl>(Local))
      return Block == &Graph.graph().getExit();
    return llvm::any_of(*Block, [&](const CFGElement &Element) {
      auto End = Element.getAs<CFGLifetimeEnds>();
      return End && End->getVarDecl() == Local;
    });
  };
  return llvm::any_of(Graph.order(), [&](const CFGBlock *Block) {
    return Ends(Block) &&
           (Block == From || Graph.reaches(From, Block, nullptr));
  });
}

bool Aftermath::isBehind(const Expr *E, const Expr *Start) const {
  const SourceManager &Sources = Model.context().getSourceManager();
  if (Sources.isBeforeInTranslationUnit(Start->getEndLoc(), E->getBeginLoc()))
    return true;
  // In a loop what stands before comes after, too.
  const CFGBlock *From = blockOf(Start), *To = blockOf(E);
  return From && To && From != To && Graph.reaches(From, To, nullptr);
}

/// Whether \p Call may stop until something is done with what was given: the object of a member call, or an argument that
/// the callee may change.
bool Aftermath::waits(const CallExpr *Call, const Mentions &Given) const {
  if (roleOf(Call, FunctionRole::Blocking, Model) ||
      roleOf(Call, FunctionRole::SyncWait, Model) ||
      roleOf(Call, FunctionRole::Join, Model))
    return true;
  auto IsGiven = [&](const Expr *E) {
    Mentions In;
    In.TraverseStmt(E);
    return llvm::any_of(
        In.Found, [&](const ValueDecl *D) { return Given.Found.contains(D); });
  };
  if (const auto *Member = dyn_cast<CXXMemberCallExpr>(Call))
    if (const Expr *Object = Member->getImplicitObjectArgument();
        Object && Member->getMethodDecl() &&
        !Member->getMethodDecl()->isConst() && IsGiven(Object))
      return true;
  const FunctionDecl *Callee = Call->getDirectCallee();
  for (unsigned I = 0; Callee && I != Call->getNumArgs(); ++I) {
    QualType T = I < Callee->getNumParams() ? Callee->getParamDecl(I)->getType()
                                            : QualType();
    if (!T.isNull() && T->isLValueReferenceType() &&
        !T.getNonReferenceType().isConstQualified() && IsGiven(Call->getArg(I)))
      return true;
  }
  return false;
}

/// Whether the start was given a local whose destructor waits for the work.
bool Aftermath::joinsByDestructor(const Expr *Start) const {
  Mentions In;
  In.TraverseStmt(Start);
  return llvm::any_of(In.Found, [&](const ValueDecl *D) {
    const auto *Local = dyn_cast<VarDecl>(D);
    return Local && isOwn(Local, F) &&
           Model.facets(Local->getType())
               .Roles.has(TypeRole::JoiningDestructor);
  });
}

/// Whether \p T is an awaitable, or a class template's instance for one: what a race gives back may hold the losers.
bool holdsAwaitable(QualType T, CoroutineModel &Model) {
  T = T.getNonReferenceType();
  if (Model.facets(T).isAwaitable())
    return true;
  const auto *Class = dyn_cast_or_null<ClassTemplateSpecializationDecl>(
      T->getAsCXXRecordDecl());
  auto Holds = [&](const TemplateArgument &Argument) {
    return Argument.getKind() == TemplateArgument::Type &&
           holdsAwaitable(Argument.getAsType(), Model);
  };
  return Class &&
         llvm::any_of(Class->getTemplateArgs().asArray(),
                      [&](const TemplateArgument &Argument) {
                        return Argument.getKind() == TemplateArgument::Pack
                                   ? llvm::any_of(Argument.pack_elements(),
                                                  Holds)
                                   : Holds(Argument);
                      });
}

/// Adds the variables that stand for the work: those that hold what \p Start gives, and what is made of them.
class ResultCollector : public BodyVisitor {
public:
  ResultCollector(const Expr *Start, Mentions &Given, CoroutineModel &Model)
      : Start(Start), Given(Given), Model(Model) {}

  bool VisitVarDecl(const VarDecl *Local) override {
    if (!comesFromStart(Local->getInit()) ||
        !holdsAwaitable(Local->getType(), Model))
      return true;
    Given.Found.insert(Local);
    if (const auto *Parts = dyn_cast<DecompositionDecl>(Local))
      Given.Found.insert(Parts->bindings().begin(), Parts->bindings().end());
    return true;
  }
  bool VisitCXXForRangeStmt(const CXXForRangeStmt *Loop) override {
    if (comesFromStart(Loop->getRangeInit()))
      Given.Found.insert(Loop->getLoopVariable());
    return true;
  }

private:
  bool comesFromStart(const Expr *E) const {
    Mentions In;
    In.TraverseStmt(E);
    return E && (E == Start || !ancestorsOf(Start, E).empty() ||
                 llvm::any_of(In.Found, [&](const ValueDecl *D) {
                   return isa<VarDecl, BindingDecl>(D) &&
                          Given.Found.contains(D);
                 }));
  }

  const Expr *Start;
  Mentions &Given;
  CoroutineModel &Model;
};

bool Aftermath::mayWait(const Expr *Start, const Expr *Work) const {
  Mentions Given;
  Given.TraverseStmt(Work);
  ResultCollector(Start, Given, Model).TraverseStmt(F.getBody());
  if (joinsByDestructor(Start))
    return true;
  // So does what is made of it, as the reader of a channel.
  Sources.addDerived(Given.Found);
  for (const CoawaitExpr *Await : Body.Awaits) {
    if (!isBehind(Await, Start))
      continue;
    Mentions Awaited;
    Awaited.TraverseStmt(Await->getOperand());
    if ((Awaited.This && Given.This) ||
        llvm::any_of(Awaited.Found, [&](const ValueDecl *D) {
          return Given.Found.contains(D);
        }))
      return true;
  }
  bool IsCoroutine = isa<CoroutineBodyStmt>(F.getBody());
  return llvm::any_of(Body.Calls, [&](const CallExpr *Call) {
    if (Call == Start || !isBehind(Call, Start))
      return false;
    if (waits(Call, Given))
      return true;
    // A plain function may run the event loop, or wait, in whatever it calls; the start of other work does not.
    const FunctionDecl *Callee = Call->getDirectCallee();
    return !IsCoroutine && !workDetachedBy(Call, Model) &&
           !(Callee && Callee->isInStdNamespace() &&
             !isa<CXXMemberCallExpr>(Call)) &&
           !Model.facets(Call->getType()).isTask();
  });
}

/// Whether a template argument is an enumerator of a signal type, other than the one for none.
bool isSignal(const TemplateArgument &Argument) {
  const auto *Enum = Argument.getKind() == TemplateArgument::Integral
                         ? Argument.getIntegralType()->getAs<EnumType>()
                         : nullptr;
  return Enum && Enum->getDecl()->getName().contains_insensitive("signal") &&
         Argument.getAsIntegral() != 0;
}

/// Whether \p Call tells the losers of its race to stop: it is given what can request that, or a token of one.
bool cancelsLosers(const CallExpr *Call, CoroutineModel &Model) {
  // A signal that is named as a template argument: `collectAny<SignalType::Terminate>(…)`.
  const FunctionDecl *Callee = Call->getDirectCallee();
  const TemplateArgumentList *Args =
      Callee ? Callee->getTemplateSpecializationArgs() : nullptr;
  if (Args && llvm::any_of(Args->asArray(), isSignal))
    return true;
  return namesToken(Call, Model);
}

/// The work that the calls of \p F start without an owner.
std::vector<DetachedWork> startsOf(const FunctionDecl &F,
                                   const CallsInOrder &Body,
                                   CoroutineModel &Model) {
  std::vector<DetachedWork> All;
  for (const CallExpr *Call : Body.Calls) {
    if (const Expr *Work = workDetachedBy(Call, Model))
      All.push_back({DetachedBy::Call, Call, Work, {}});
    else if (auto Race = roleOf(Call, FunctionRole::LeavesRunning, Model);
             Race && !cancelsLosers(Call, Model)) {
      const Expr *One = argumentOf(Call, Race);
      for (const Expr *Arg : profileArguments(Call))
        if (!One || One == Arg)
          All.push_back({DetachedBy::Race, Call, Arg, {}});
    }
  }
  forEachDiscarded(F.getBody(), [&](const Discarded &D) {
    const auto *Call = dyn_cast<CallExpr>(D.Value);
    if (!Call || !Call->isPRValue() ||
        llvm::any_of(All,
                     [&](const DetachedWork &W) { return W.Start == Call; }))
      return;
    const TypeFacets &Facets = Model.facets(Call->getType());
    if (Facets.isCoroutine() && Facets.Start == StartKind::Eager &&
        Facets.Dropped != DropEffect::Cancels)
      All.push_back({DetachedBy::Call, Call, Call, {}});
    else if (Facets.Dropped == DropEffect::LosesResult)
      // What the start hands back is thrown away: nobody can wait.
      if (auto Spawn = roleOf(Call, FunctionRole::Spawn, Model))
        if (const Expr *Work = argumentOf(Call, Spawn))
          All.push_back({DetachedBy::Call, Call, Work, {}});
  });
  return All;
}

} // namespace

std::vector<DetachedWork> detachedWork(const FunctionDecl &F,
                                       CoroutineModel &Model) {
  ASTContext &Context = Model.context();
  if (!F.getBody() || F.isDependentContext() || F.isMain() ||
      ErrorLog::of(Context.getDiagnostics())
          .hasErrorIn(F.getSourceRange(), Context.getSourceManager()))
    return {};
  CallsInOrder Body;
  Body.TraverseStmt(F.getBody());
  std::vector<DetachedWork> All = startsOf(F, Body, Model);
  auto Graph = All.empty() ? nullptr : FunctionCFG::build(F);
  if (!Graph)
    return {};
  Aftermath After(F, *Graph, Model);
  // What a scope starts is its own.
  const auto *Method = dyn_cast<CXXMethodDecl>(&F);
  bool InScope =
      Method &&
      ownsWork(Model.facets(Context.getCanonicalTagType(Method->getParent())));
  for (DetachedWork &Work : All) {
    WorkReader(F, Body.Calls, Work, Model).read(Work.Work);
    Work.IsOwned = InScope || mentionsOwner(Work.Start, Model);
    Work.KeepsThis = holdsObject(Work.Start);
    if (Work.UseOfThis && After.mayWait(Work.Start, Work.Work))
      Work.UseOfThis = nullptr;
    if (Work.Outlived.empty())
      continue;
    bool Waits = After.mayWait(Work.Start, Work.Work);
    llvm::erase_if(Work.Outlived, [&](const OutlivedLocal &O) {
      return Waits || !After.leaves(O.Local, Work.Start);
    });
  }
  return All;
}

} // namespace clang::tidy::coro
