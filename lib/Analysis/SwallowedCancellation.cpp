// Handlers behind which the loop of a cancelled coroutine goes on.
#include "Analysis/SwallowedCancellation.h"
#include "Analysis/BodyVisitor.h"
#include "Analysis/Contents.h"
#include "Analysis/LocalUses.h"
#include "Analysis/Loops.h"
#include "Model/RecordLookup.h"

namespace clang::tidy::coro {
namespace {

//===----------------------------------------------------------------------===//
// What ends a loop
//===----------------------------------------------------------------------===//

/// The loops of a function.
class LoopCollector : public BodyVisitor {
public:
  std::vector<const Stmt *> Loops;
  bool VisitForStmt(const ForStmt *Loop) override { return add(Loop); }
  bool VisitWhileStmt(const WhileStmt *Loop) override { return add(Loop); }
  bool VisitDoStmt(const DoStmt *Loop) override { return add(Loop); }

private:
  bool add(const Stmt *Loop) {
    Loops.push_back(Loop);
    return true;
  }
};

/// Whether \p Variable is one of the function's own, which nobody else can reach: nothing but its value is taken.
bool isPrivate(const VarDecl *Variable, const FunctionDecl &F,
               const Stmt *Body) {
  class Visitor : public ConstDynamicRecursiveASTVisitor {
  public:
    explicit Visitor(const VarDecl *Variable) : Variable(Variable) {}
    unsigned Mentions = 0, Plain = 0;
    bool VisitDeclRefExpr(const DeclRefExpr *Ref) override {
      Mentions += Ref->getDecl() == Variable;
      return true;
    }
    bool VisitImplicitCastExpr(const ImplicitCastExpr *Cast) override {
      if (Cast->getCastKind() == CK_LValueToRValue)
        plain(Cast->getSubExpr());
      return true;
    }
    bool VisitUnaryOperator(const UnaryOperator *Operator) override {
      if (Operator->isIncrementDecrementOp())
        plain(Operator->getSubExpr());
      return true;
    }
    bool VisitBinaryOperator(const BinaryOperator *Operator) override {
      if (Operator->isAssignmentOp())
        plain(Operator->getLHS());
      return true;
    }
    bool TraverseCoawaitExpr(const CoawaitExpr *Await) override {
      return TraverseStmt(Await->getOperand());
    }
    bool TraverseLambdaExpr(const LambdaExpr *Lambda) override {
      for (const LambdaCapture &Capture : Lambda->captures())
        Mentions +=
            Capture.capturesVariable() && Capture.getCapturedVar() == Variable;
      return true;
    }

  private:
    void plain(const Expr *E) {
      const auto *Ref = dyn_cast<DeclRefExpr>(E->IgnoreParens());
      Plain += Ref && Ref->getDecl() == Variable;
    }
    const VarDecl *Variable;
  };
  if (!Variable->hasLocalStorage() ||
      Variable->getParentFunctionOrMethod() != &F ||
      Variable->getType()->isReferenceType() ||
      !Variable->getType()->isScalarType() ||
      Variable->getType().isVolatileQualified())
    return false;
  Visitor V(Variable);
  V.TraverseStmt(Body);
  return V.Mentions == V.Plain;
}

/// What the condition of a loop hangs on.
struct LoopCondition {
  enum { Always, OwnVariables, Unknown } Kind = Unknown;
  llvm::SmallPtrSet<const ValueDecl *, 4> Variables; ///< that may change
};

LoopCondition conditionOf(const LoopParts &Loop, const FunctionDecl &F,
                          const Stmt *Body, CoroutineModel &Model) {
  LoopCondition Result;
  if (Loop.AlwaysTrue) {
    Result.Kind = LoopCondition::Always;
    return Result;
  }
  Contents Of = contentsOf(Loop.Condition, Model);
  if (!Loop.Body || !Of.Calls.empty() || !Of.Awaits.empty())
    return Result;
  for (const ValueDecl *D : Of.Mentioned) {
    const auto *Variable = dyn_cast<VarDecl>(D);
    if (isa<EnumConstantDecl>(D) || D->getType().isConstQualified())
      continue;
    if (!Variable || !isPrivate(Variable, F, Body))
      return Result;
    Result.Variables.insert(D);
  }
  if (!Result.Variables.empty())
    Result.Kind = LoopCondition::OwnVariables;
  return Result;
}

//===----------------------------------------------------------------------===//
// What a handler does
//===----------------------------------------------------------------------===//

/// Whether a name speaks of ending, or of throwing: whoever mentions such a thing in a handler has thought of it.
bool speaksOfEnding(const ValueDecl *D) {
  constexpr llvm::StringLiteral Words[] = {"cancel",   "throw",    "stop",
                                           "abort",    "shutdown", "interrupt",
                                           "terminat", "quit",     "fatal"};
  return D->getIdentifier() && llvm::any_of(Words, [&](StringRef Word) {
           return D->getName().contains_insensitive(Word);
         });
}

/// Whether a function that \p Handling calls looks at the exception, or throws.
bool callsWhatThrows(const Contents &Handling, CoroutineModel &Model) {
  return llvm::any_of(Handling.Calls, [&](const CallExpr *Call) {
    const FunctionDecl *Callee = Call->getDirectCallee();
    const Stmt *Body = Callee ? Callee->getBody() : nullptr;
    if (!Body || Callee->getASTContext().getSourceManager().isInSystemHeader(
                     Callee->getLocation()))
      return false;
    class ThrowFinder : public BodyVisitor {
    public:
      bool VisitCXXThrowExpr(const CXXThrowExpr *) override { return false; }
    };
    return contentsOf(Body, Model).AsksException ||
           !ThrowFinder().TraverseStmt(Body);
  });
}

/// Whether \p Handling puts something into a local that was there before: an error for later.
bool keepsRecord(const Contents &Handling, const CXXCatchStmt *Handler) {
  return llvm::any_of(Handling.Calls, [&](const CallExpr *Call) {
    const auto *Member = dyn_cast<CXXMemberCallExpr>(Call);
    const CXXMethodDecl *Method = Member ? Member->getMethodDecl() : nullptr;
    const DeclRefExpr *Object =
        Method && !Method->isConst()
            ? localNamedBy(Member->getImplicitObjectArgument())
            : nullptr;
    const auto *Local = Object ? dyn_cast<VarDecl>(Object->getDecl()) : nullptr;
    return Local && Local->isLocalVarDecl() &&
           !Handler->getSourceRange().fullyContains(Local->getSourceRange());
  });
}

/// Whether the handler's last statement is `continue`.
bool endsInContinue(const CXXCatchStmt *Handler) {
  const auto *Block = cast<CompoundStmt>(Handler->getHandlerBlock());
  return !Block->body_empty() && isa<ContinueStmt>(Block->body_back());
}

//===----------------------------------------------------------------------===//
// Loops
//===----------------------------------------------------------------------===//

/// Reads one loop.
class LoopReader : public BodyVisitor {
public:
  LoopReader(llvm::ArrayRef<const CXXRecordDecl *> Exceptions,
             const CancellableAwaits &Cancellable,
             const LoopCondition &Condition, CoroutineModel &Model)
      : Exceptions(Exceptions), Cancellable(Cancellable), Condition(Condition),
        Model(Model) {}

  struct Swallow {
    const CXXCatchStmt *Handler;
    const CXXRecordDecl *Exception;
    const CoawaitExpr *Await;
  };
  std::vector<Swallow> Swallows;
  bool MayEnd =
      false; ///< by something else than what is awaited under the handlers
  bool IsCounted = false; ///< something in the rounds changes its condition
  bool IsRetry =
      true; ///< what is tried is the same in each round, or tried until it succeeds

  void read(const LoopParts &Loop);
  bool TraverseCompoundStmt(const CompoundStmt *Block) override;
  bool TraverseCXXTryStmt(const CXXTryStmt *Try) override;
  bool TraverseCoawaitExpr(const CoawaitExpr *) override { return ends(); }
  bool TraverseCoyieldExpr(const CoyieldExpr *) override { return ends(); }
  bool VisitCXXThrowExpr(const CXXThrowExpr *) override { return ends(); }
  bool VisitReturnStmt(const ReturnStmt *) override { return ends(); }
  bool TraverseCoreturnStmt(const CoreturnStmt *) override { return ends(); }
  bool VisitBreakStmt(const BreakStmt *) override { return ends(); }
  bool VisitGotoStmt(const GotoStmt *) override { return ends(); }
  bool VisitBinaryOperator(const BinaryOperator *Operator) override {
    return !Operator->isAssignmentOp() || changes(Operator);
  }
  bool VisitUnaryOperator(const UnaryOperator *Operator) override {
    return !Operator->isIncrementDecrementOp() || changes(Operator);
  }

private:
  bool ends() {
    MayEnd = true;
    return false;
  }
  bool changes(const Expr *Assignment);
  bool isThoughtOf(const CXXCatchStmt *Handler, const CXXRecordDecl *Exception);
  bool asksOthers(const Stmt *S);

  llvm::ArrayRef<const CXXRecordDecl *> Exceptions;
  const CancellableAwaits &Cancellable;
  const LoopCondition &Condition;
  CoroutineModel &Model;
};

void LoopReader::read(const LoopParts &Loop) {
  for (const Stmt *Part : {static_cast<const Stmt *>(Loop.Condition),
                           static_cast<const Stmt *>(Loop.Step), Loop.Body})
    if (Part && !MayEnd)
      TraverseStmt(Part);
}

/// A round that changes the condition counts; one that sets it to something may end the loop.
bool LoopReader::changes(const Expr *Assignment) {
  Contents Of = contentsOf(Assignment, Model);
  for (const ValueDecl *D : Of.Assigned)
    if (Condition.Variables.contains(D)) {
      if (!Of.Stepped.contains(D))
        return ends();
      IsCounted = true;
    }
  return true;
}

/// Statements up to a `try` whose handlers go on with the next round.
bool LoopReader::TraverseCompoundStmt(const CompoundStmt *Block) {
  for (const Stmt *S : Block->body()) {
    size_t Before = Swallows.size();
    if (!TraverseStmt(S))
      return false;
    if (Swallows.size() != Before && isa<CXXTryStmt>(S) &&
        std::all_of(Swallows.begin() + Before, Swallows.end(),
                    [](const Swallow &S) { return endsInContinue(S.Handler); }))
      return true;
  }
  return true;
}

/// Whether an exit below \p S depends on something else than the function's own variables, which may well be how the loop is
/// told to end.
bool LoopReader::asksOthers(const Stmt *S) {
  class Visitor : public BodyVisitor {
  public:
    explicit Visitor(CoroutineModel &Model) : Model(Model) {}
    bool Found = false;
    bool VisitIfStmt(const IfStmt *If) override {
      if (contentsOf(If->getThen(), Model).Leaves ||
          contentsOf(If->getElse(), Model).Leaves)
        for (const ValueDecl *D : contentsOf(If->getCond(), Model).Mentioned) {
          const auto *Variable = dyn_cast<VarDecl>(D);
          Found |= !isa<FunctionDecl>(D) &&
                   (!Variable || !Variable->isLocalVarDecl() ||
                    Variable->getType()->isReferenceType());
        }
      return !Found;
    }

  private:
    CoroutineModel &Model;
  } V(Model);
  V.TraverseStmt(S);
  return V.Found;
}

/// Who looks at the exception, keeps something of it or catches just this one has thought of it. So has who leaves.
bool LoopReader::isThoughtOf(const CXXCatchStmt *Handler,
                             const CXXRecordDecl *Exception) {
  Contents Handling = contentsOf(Handler->getHandlerBlock(), Model);
  if (isHandlerFor(*Handler, Exception) || Handling.Leaves ||
      Handling.AsksException || Handling.AsksToken ||
      callsWhatThrows(Handling, Model) || keepsRecord(Handling, Handler))
    return true;
  for (const ValueDecl *D : Handling.Assigned)
    if (!Condition.Variables.contains(D) || !Handling.Stepped.contains(D))
      return true;
  IsCounted |= !Handling.Assigned.empty();
  return llvm::any_of(Handling.Mentioned, speaksOfEnding);
}

bool LoopReader::TraverseCXXTryStmt(const CXXTryStmt *Try) {
  Contents Tried = contentsOf(Try->getTryBlock(), Model);
  if (Tried.Awaits.empty())
    return BodyVisitor::TraverseCXXTryStmt(Try);
  const CoawaitExpr *Cancelled = Cancellable.firstOf(Tried.Awaits);
  if (!Cancelled || Tried.AsksToken || asksOthers(Try->getTryBlock()))
    return ends();
  // What is different in each round is no second attempt, unless success ends the loop.
  bool SetsCondition = llvm::any_of(Tried.Assigned, [&](const ValueDecl *D) {
    return Condition.Variables.contains(D);
  });
  if (!Tried.Leaves && !SetsCondition)
    IsRetry &= llvm::none_of(Condition.Variables, [&](const ValueDecl *D) {
      return Tried.Mentioned.contains(D);
    });
  bool Escapes = true;
  for (const CXXRecordDecl *Exception : Exceptions) {
    const CXXCatchStmt *Handler = handlerOf(*Try, Exception);
    if (!Handler)
      continue;
    Escapes = false;
    if (isThoughtOf(Handler, Exception))
      return ends();
    if (llvm::none_of(Swallows,
                      [&](const Swallow &S) { return S.Handler == Handler; }))
      Swallows.push_back({Handler, Exception, Cancelled});
  }
  return !Escapes || ends();
}

} // namespace

std::vector<SwallowedCancellation>
swallowedCancellations(const FunctionDecl &F, CoroutineModel &Model) {
  std::vector<SwallowedCancellation> Found;
  auto Coroutine = CancellableCoroutine::of(F, Model);
  if (!Coroutine)
    return Found;
  LoopCollector Collector;
  Collector.TraverseStmt(Coroutine->Body);
  for (const Stmt *Loop : Collector.Loops) {
    LoopParts Parts = partsOf(Loop, Model.context());
    LoopCondition Condition = conditionOf(Parts, F, Coroutine->Body, Model);
    if (Condition.Kind == LoopCondition::Unknown)
      continue;
    LoopReader Reader(Coroutine->Exceptions, Coroutine->Awaits, Condition,
                      Model);
    Reader.read(Parts);
    if (!Reader.MayEnd && Reader.IsRetry)
      for (const auto &S : Reader.Swallows)
        Found.push_back(
            {Loop, S.Handler, S.Exception, S.Await, Reader.IsCounted});
  }
  return Found;
}

} // namespace clang::tidy::coro
