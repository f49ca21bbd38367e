// Handlers that answer a cancellation with what means success.
#include "Analysis/CancelledAnswers.h"
#include "Analysis/Ancestors.h"
#include "Analysis/BodyVisitor.h"
#include "Analysis/Contents.h"
#include "Analysis/Discarded.h"
#include "Model/ProfileSet.h"
#include "Model/RecordLookup.h"
#include "llvm/ADT/FoldingSet.h"

namespace clang::tidy::coro {
namespace {

/// The `try` statements of a function.
class TryCollector : public BodyVisitor {
public:
  std::vector<const CXXTryStmt *> Tries;
  bool VisitCXXTryStmt(const CXXTryStmt *Try) override {
    Tries.push_back(Try);
    return true;
  }
};

/// The statement that stands behind \p S in its block; null if there is none.
const Stmt *statementBehind(const Stmt *S, const Stmt *Body) {
  auto Around = ancestorsOf(S, Body);
  const auto *Block =
      Around.empty() ? nullptr : dyn_cast<CompoundStmt>(Around.front());
  if (!Block)
    return nullptr;
  auto It = llvm::find(Block->body(), S);
  return It == Block->body_end() || ++It == Block->body_end() ? nullptr : *It;
}

/// How \p Block answers, a part of a `try` statement before \p Behind: by its only `co_return`, which is its last
/// statement, or by the one that stands behind. Null if it leaves in another way, too.
const CoreturnStmt *answerOf(const CompoundStmt *Block, const Stmt *Behind,
                             CoroutineModel &Model) {
  Contents Of = contentsOf(Block, Model);
  if (!Of.Leaves)
    return dyn_cast_or_null<CoreturnStmt>(Behind);
  return Of.Returns.size() == 1 && Block->body_back() == Of.Returns.front()
             ? Of.Returns.front()
             : nullptr;
}

/// Whether \p E gives the same each time: literals, constants, and what is made of these alone.
bool isConstantAnswer(const Expr *E) {
  class Visitor : public BodyVisitor {
  public:
    bool VisitDeclRefExpr(const DeclRefExpr *Ref) override {
      const auto *Variable = dyn_cast<VarDecl>(Ref->getDecl());
      return isa<EnumConstantDecl>(Ref->getDecl()) ||
             (Variable && Variable->isConstexpr());
    }
    bool VisitCXXThisExpr(const CXXThisExpr *) override { return false; }
    bool VisitCallExpr(const CallExpr *) override { return false; }
  };
  return E && Visitor().TraverseStmt(const_cast<Expr *>(E));
}

bool areSame(const Expr *A, const Expr *B, const ASTContext &Context) {
  llvm::FoldingSetNodeID First, Second;
  A->Profile(First, Context, /*Canonical=*/true);
  B->Profile(Second, Context, /*Canonical=*/true);
  return First == Second;
}

/// Whether an argument of type \p T says what is to be done, and not only for how long.
bool isAboutWork(QualType T, CoroutineModel &Model) {
  T = T.getNonReferenceType();
  if (T->isPointerType())
    return true;
  const CXXRecordDecl *Class = classOf(T);
  return Class && !isCancellationToken(T, Model) &&
         !isNamed(Class, "std::chrono::duration") &&
         !isNamed(Class, "std::chrono::time_point");
}

/// Whether \p Await is of a call that does work: it is given something to work on, and no time.
bool doesWork(const CoawaitExpr *Await, CoroutineModel &Model) {
  const auto *Call = dyn_cast<CallExpr>(withoutWrappers(Await->getOperand()));
  if (!Call || isa<CXXOperatorCallExpr>(Call))
    return false;
  bool Works = false;
  for (const Expr *Arg : Call->arguments()) {
    const CXXRecordDecl *Class = classOf(Arg->getType());
    if (Class && (isNamed(Class, "std::chrono::duration") ||
                  isNamed(Class, "std::chrono::time_point")))
      return false;
    Works |= isAboutWork(Arg->getType(), Model);
  }
  return Works;
}

/// Reads one `try` statement.
class TryReader {
public:
  TryReader(const CXXTryStmt &Try, const Stmt *Body,
            const CancellableAwaits &Cancellable, CoroutineModel &Model)
      : Try(Try), Behind(statementBehind(&Try, Body)), Cancellable(Cancellable),
        Model(Model) {}

  std::optional<CancelledAnswer> read(const CXXRecordDecl *Exception) const;

private:
  const CoreturnStmt *answerBehind(const Stmt *Block) const {
    return answerOf(cast<CompoundStmt>(Block), Behind, Model);
  }
  const CoreturnStmt *failureBeside(const CXXCatchStmt *Handler,
                                    const Expr *Success) const;

  const CXXTryStmt &Try;
  const Stmt *Behind;
  const CancellableAwaits &Cancellable;
  CoroutineModel &Model;
};

/// How another handler than \p Handler answers, if not with \p Success.
const CoreturnStmt *TryReader::failureBeside(const CXXCatchStmt *Handler,
                                             const Expr *Success) const {
  for (unsigned I = 0; I != Try.getNumHandlers(); ++I) {
    const CXXCatchStmt *Other = Try.getHandler(I);
    const CoreturnStmt *Answer =
        Other == Handler ? nullptr : answerBehind(Other->getHandlerBlock());
    if (Answer && Answer->getOperand() &&
        !areSame(Answer->getOperand(), Success, Model.context()))
      return Answer;
  }
  return nullptr;
}

std::optional<CancelledAnswer>
TryReader::read(const CXXRecordDecl *Exception) const {
  const CXXCatchStmt *Handler = handlerOf(Try, Exception);
  Contents Tried = contentsOf(Try.getTryBlock(), Model);
  const CoawaitExpr *Await = Cancellable.firstOf(Tried.Awaits);
  if (!Handler || !Await || Tried.HasLoop || Tried.AsksToken ||
      !doesWork(Await, Model))
    return std::nullopt;
  const CoreturnStmt *Success = answerBehind(Try.getTryBlock());
  const CoreturnStmt *Answer = answerBehind(Handler->getHandlerBlock());
  if (!Success || !Answer || !isConstantAnswer(Success->getOperand()) ||
      !Answer->getOperand() ||
      !areSame(Success->getOperand(), Answer->getOperand(), Model.context()))
    return std::nullopt;
  // Who keeps a record of the cancellation, or asks what it was, tells of it in another way.
  Contents Handling = contentsOf(Handler->getHandlerBlock(), Model);
  const CoreturnStmt *Failure = failureBeside(Handler, Success->getOperand());
  if (!Failure || !Handling.Assigned.empty() || Handling.AsksException ||
      Handling.AsksToken)
    return std::nullopt;
  return CancelledAnswer{Handler, Exception, Await, Answer, Success, Failure};
}

} // namespace

std::vector<CancelledAnswer> cancelledAnswers(const FunctionDecl &F,
                                              CoroutineModel &Model) {
  std::vector<CancelledAnswer> Found;
  auto Coroutine = CancellableCoroutine::of(F, Model);
  if (!Coroutine)
    return Found;
  TryCollector Collector;
  Collector.TraverseStmt(Coroutine->Body);
  for (const CXXTryStmt *Try : Collector.Tries)
    for (const CXXRecordDecl *Exception : Coroutine->Exceptions)
      if (auto Answer =
              TryReader(*Try, Coroutine->Body, Coroutine->Awaits, Model)
                  .read(Exception)) {
        Found.push_back(*Answer);
        break;
      }
  return Found;
}

} // namespace clang::tidy::coro
