// coro-discarded-result: the result of an await is thrown away although it says whether the work succeeded.
#include "Analysis/BodyVisitor.h"
#include "Analysis/Discarded.h"
#include "Analysis/Instantiation.h"
#include "Analysis/LocalUses.h"
#include "Checks/CheckRegistration.h"
#include "Checks/CoroCheck.h"
#include "Model/CoroutineModel.h"
#include "Model/RecordLookup.h"
#include "clang/AST/Attr.h"

namespace clang::tidy::coro {
namespace {

/// Finds awaits whose result must not be lost and is.
///
/// Before:
/// \code
///   co_await socket.send(reply);
/// \endcode
/// After:
/// \code
///   if (std::error_code error = co_await socket.send(reply))
///     log(error);
/// \endcode
class DiscardedResultCheck : public FunctionCheck {
public:
  using FunctionCheck::FunctionCheck;

  void checkFunction(const FunctionDecl &Function,
                     ASTContext &Context) override;

private:
  void discarded(const CoawaitExpr &Await, bool IsLast, CoroutineModel &Model);
};

/// The operand of co_await as it is written.
const Expr *awaitedValue(const Expr *Await) {
  if (const auto *Dependent = dyn_cast<DependentCoawaitExpr>(Await))
    return Dependent->getOperand();
  if (const auto *Coawait = dyn_cast<CoawaitExpr>(Await))
    return Coawait->getOperand();
  return nullptr;
}

/// The await whose result \p E is: a task may give a reference, which the common type of two arms copies.
const CoawaitExpr *awaitGiving(const Expr *E) {
  if (const auto *Construct = dyn_cast<CXXConstructExpr>(E);
      Construct && Construct->getNumArgs() == 1 &&
      Construct->getConstructor()->isCopyOrMoveConstructor())
    E = withoutWrappers(Construct->getArg(0));
  return dyn_cast<CoawaitExpr>(E);
}

/// The expression that is the last statement of a coroutine's body, or null.
const Expr *lastStatement(const CoroutineBodyStmt &Body) {
  const auto *Block = dyn_cast<CompoundStmt>(Body.getBody());
  const auto *Last = Block && !Block->body_empty()
                         ? dyn_cast<Expr>(Block->body_back())
                         : nullptr;
  return Last ? withoutWrappers(Last) : nullptr;
}

/// The awaits of the pattern of \p Function whose operand depends on template parameters: generic code can't know
/// what it throws away there.
llvm::DenseSet<SourceLocation> dependentAwaits(const FunctionDecl &Function) {
  llvm::DenseSet<SourceLocation> Places;
  if (const FunctionDecl *Pattern = patternOf(Function))
    if (const Stmt *Body = Pattern->getBody())
      forEachDiscarded(Body, [&](const Discarded &D) {
        const Expr *Operand = awaitedValue(D.Value);
        if (Operand && Operand->isTypeDependent())
          Places.insert(D.Value->getExprLoc());
      });
  return Places;
}

/// Whether a macro threw the result away: the expression is its argument, and the end of the statement is not
/// (`EXPECT_THROW(co_await f(), error)`).
bool isThrownAwayByMacro(const Expr *E, const SourceManager &SM,
                         const LangOptions &LangOpts) {
  SourceLocation Begin = E->getBeginLoc(), End = E->getEndLoc();
  if (!Begin.isMacroID() && !End.isMacroID())
    return false;
  if (SM.isInSystemMacro(Begin) || SM.isInSystemMacro(End))
    return !SM.isMacroArgExpansion(End) || !SM.isMacroArgExpansion(Begin);
  if (!SM.isMacroArgExpansion(End))
    return false;
  auto Next = Lexer::findNextToken(SM.getSpellingLoc(End), SM, LangOpts);
  return !Next || Next->isNot(tok::semi);
}

//===----------------------------------------------------------------------===//
// What cannot fail
//===----------------------------------------------------------------------===//

/// Collects what a function returns, by `return` or `co_return`.
class ReturnedValues : public BodyVisitor {
public:
  llvm::SmallVector<const Expr *, 4> Found;

  bool VisitReturnStmt(const ReturnStmt *Return) override {
    Found.push_back(Return->getRetValue());
    return true;
  }
  bool TraverseCoreturnStmt(const CoreturnStmt *Return) override {
    Found.push_back(Return->getOperand());
    return true;
  }
};

/// Whether the closure that \p E makes does nothing when it is called.
bool isEmptyFunction(const Expr *E) {
  const auto *Lambda = dyn_cast<LambdaExpr>(withoutWrappers(E));
  const auto *Body =
      Lambda ? dyn_cast<CompoundStmt>(Lambda->getBody()) : nullptr;
  return Body && Body->body_empty();
}

/// Whether the awaitable \p E cannot tell of a failure: it runs a function that does nothing, to get to another thread
/// or to wait for what is queued there. The same holds of a function that gives only that, or a result as it is made by
/// default.
bool cannotFail(const Expr *E, unsigned Depth = 0) {
  const auto *Call = dyn_cast<CallExpr>(withoutWrappers(E));
  const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
  if (!Callee)
    return false;
  if (llvm::any_of(Call->arguments(), isEmptyFunction))
    return true;
  const FunctionDecl *Definition = Callee->getDefinition();
  if (!Definition || !Definition->hasBody() || Depth == 3)
    return false;
  ReturnedValues Values;
  Values.TraverseStmt(Definition->getBody());
  auto Says = [&](const Expr *Value) {
    Value = Value ? withoutWrappers(Value) : nullptr;
    if (const auto *Construct = dyn_cast_or_null<CXXConstructExpr>(Value);
        Construct && Construct->getNumArgs() == 1 &&
        Construct->getConstructor()->isCopyOrMoveConstructor())
      Value = withoutWrappers(Construct->getArg(0));
    if (const auto *Cast = dyn_cast_or_null<CXXFunctionalCastExpr>(Value))
      Value = withoutWrappers(Cast->getSubExpr());
    if (const auto *Construct = dyn_cast_or_null<CXXConstructExpr>(Value))
      return Construct->getConstructor()->isDefaultConstructor();
    if (const auto *Await = dyn_cast_or_null<CoawaitExpr>(Value))
      return cannotFail(Await->getOperand(), Depth + 1);
    return Value && !coroutineBody(Definition) && cannotFail(Value, Depth + 1);
  };
  return !Values.Found.empty() && llvm::all_of(Values.Found, Says);
}

//===----------------------------------------------------------------------===//
// What must not be lost
//===----------------------------------------------------------------------===//

bool hasConversionToBool(const CXXRecordDecl *Record) {
  ASTContext &Context = Record->getASTContext();
  return !methodsNamed(Record,
                       Context.DeclarationNames.getCXXConversionFunctionName(
                           Context.getCanonicalType(Context.BoolTy)))
              .empty();
}

bool hasAny(const CXXRecordDecl *Record,
            std::initializer_list<llvm::StringRef> Names) {
  return llvm::any_of(Names, [&](llvm::StringRef Name) {
    return methodNamed(Record, Name) != nullptr;
  });
}

/// An error code has a value in a category, as std::error_code and Boost's.
bool isErrorCode(const CXXRecordDecl *Record) {
  return hasConversionToBool(Record) && methodNamed(Record, "value") &&
         methodNamed(Record, "message") &&
         hasAny(Record, {"category", "failed"});
}

/// A value or an error, as std::expected: it can be asked which, and gives either.
bool isExpected(const CXXRecordDecl *Record) {
  DeclarationName Star =
      Record->getASTContext().DeclarationNames.getCXXOperatorName(OO_Star);
  bool Asks = hasAny(Record, {"has_value", "hasValue", "has_error", "hasError",
                              "hasException"}) ||
              hasConversionToBool(Record);
  bool Gives =
      methodNamed(Record, "value") || !methodsNamed(Record, Star).empty();
  bool Fails = hasAny(Record, {"error", "exception", "getException"});
  return Asks && Gives && Fails;
}

/// \p T as its user knows it: not by the aliases of the library's insides.
QualType asWritten(QualType T) {
  T = T.getUnqualifiedType();
  return T->isBuiltinType() ? T.getCanonicalType() : T;
}

/// Whether \p T, or an alias by which it is named, is marked [[nodiscard]].
bool isNoDiscard(QualType T) {
  while (const auto *Alias = T->getAs<TypedefType>()) {
    if (Alias->getDecl()->hasAttr<WarnUnusedResultAttr>())
      return true;
    T = Alias->desugar();
  }
  const TagDecl *Tag = T->getAsTagDecl();
  if (!Tag)
    return false;
  if (const auto *Record = dyn_cast<CXXRecordDecl>(Tag))
    if (const ClassTemplateDecl *Template = templateOf(Record))
      if (Template->getTemplatedDecl()->hasAttr<WarnUnusedResultAttr>())
        return true;
  return Tag->hasAttr<WarnUnusedResultAttr>();
}

/// Whether [[nodiscard]] on \p F speaks of what awaiting its task gives. On a function whose type is [[nodiscard]]
/// anyhow it can only mean that, unless its author marks each function: then those that give nothing bear it too.
bool marksItsResult(const FunctionDecl *F, CoroutineModel &Model) {
  if (!F || !F->hasAttr<WarnUnusedResultAttr>())
    return false;
  const TypeFacets &Facets = Model.resultFacets(F);
  if (!Facets.isTask() || !Facets.NoDiscard)
    return false;
  return llvm::none_of(F->getDeclContext()->decls(), [&](const Decl *D) {
    const FunctionDecl *Sibling = asFunction(dyn_cast<NamedDecl>(D));
    if (!Sibling || !Sibling->hasAttr<WarnUnusedResultAttr>())
      return false;
    const TypeFacets &Other = Model.resultFacets(Sibling);
    return Other.isAwaitable() &&
           (Other.ReturnsVoid ||
            (!Other.AwaitResult.isNull() && Other.AwaitResult->isVoidType()));
  });
}

} // namespace

void DiscardedResultCheck::checkFunction(const FunctionDecl &Function,
                                         ASTContext &Context) {
  const CoroutineBodyStmt *Body = coroutineBody(&Function);
  if (!Body || Function.isDependentContext())
    return;
  CoroutineModel &Model = modelOf(Context);
  std::optional<llvm::DenseSet<SourceLocation>> Dependent;
  const Expr *Last = lastStatement(*Body);
  forEachDiscarded(Body->getBody(), [&](const Discarded &D) {
    const CoawaitExpr *Await = awaitGiving(D.Value);
    if (!Await || D.ByAuthor || Await->isLValue() ||
        isThrownAwayByMacro(Await, Context.getSourceManager(), getLangOpts()))
      return;
    if (!Dependent)
      Dependent = dependentAwaits(Function);
    if (!Dependent->contains(Await->getExprLoc()))
      discarded(*Await, D.Value == Last, Model);
  });
}

void DiscardedResultCheck::discarded(const CoawaitExpr &Await, bool IsLast,
                                     CoroutineModel &Model) {
  QualType T = Await.getType();
  const TypeFacets &Facets = Model.facets(T);
  // A task in a task is coro-unawaited-task's.
  if (T->isVoidType() || Facets.isCoroutine() || Facets.isAwaitable())
    return;
  const CXXRecordDecl *Record = classOf(T);
  const auto *Call = dyn_cast<CallExpr>(withoutWrappers(Await.getOperand()));
  // std::move() made no task, and its own [[nodiscard]] is satisfied.
  const FunctionDecl *Callee =
      Call && !isMove(Call) ? Call->getDirectCallee() : nullptr;
  const auto *Resume = dyn_cast_or_null<CallExpr>(
      Await.getResumeExpr() ? withoutWrappers(Await.getResumeExpr()) : nullptr);
  const FunctionDecl *AwaitResume =
      Resume ? Resume->getDirectCallee() : nullptr;

  enum { ErrorCode, Expected, Guard, MarkedType, MarkedFunction } Why;
  if (Record && isErrorCode(Record))
    Why = ErrorCode;
  else if (Record && isExpected(Record))
    Why = Expected;
  else if (Facets.Roles.has(TypeRole::LockGuard) ||
           Facets.Roles.has(TypeRole::SemaphoreUnits)) {
    // At the end of a coroutine it would be released just as soon.
    if (IsLast)
      return;
    Why = Guard;
  } else if (isNoDiscard(T))
    Why = MarkedType;
  else if (marksItsResult(Callee, Model))
    Why = MarkedFunction;
  else if (AwaitResume && AwaitResume->hasAttr<WarnUnusedResultAttr>()) {
    Why = MarkedFunction;
    Callee = AwaitResume;
  } else
    return;
  if ((Why == ErrorCode || Why == Expected) && cannotFail(Await.getOperand()))
    return;
  if (isRepeated(Await.getExprLoc()))
    return;

  diag(Await.getExprLoc(),
       "the %0 that this await gives is thrown away: "
       "%select{a failure goes unnoticed|a failure goes unnoticed|what it "
       "holds is released at once|its type is marked [[nodiscard]]|%2 is "
       "marked [[nodiscard]]}1")
      << asWritten(T) << unsigned(Why) << Callee << Await.getSourceRange();
  if (Why == MarkedFunction)
    diag(Callee->getLocation(), "%0 is declared here", DiagnosticIDs::Note)
        << Callee;
  diag(Await.getExprLoc(),
       Why == Guard ? "keep it in a variable for as long as it is needed"
                    : "use the result, or write '(void)' in front if it may "
                      "be lost",
       DiagnosticIDs::Note);
}

static CheckRegistration<DiscardedResultCheck>
    Register("coro-discarded-result");

} // namespace clang::tidy::coro
