// How cancellation reaches a coroutine: tokens that can be asked, and exceptions that awaits throw.
#include "Analysis/Cancellation.h"
#include "Analysis/Ancestors.h"
#include "Analysis/Discarded.h"
#include "Model/ProfileSet.h"
#include "Model/RecordLookup.h"
#include "Support/ErrorLog.h"
#include "clang/AST/DynamicRecursiveASTVisitor.h"
#include "clang/AST/StmtCXX.h"

namespace clang::tidy::coro {

bool isCancellationToken(QualType T) {
  const CXXRecordDecl *Class = classOf(T);
  if (!Class || !Class->hasDefinition())
    return false;
  // `stop_requested`, `is_cancellation_requested`, `isCancellationRequested`, `abort_requested`.
  return llvm::any_of(Class->methods(), [](const CXXMethodDecl *Method) {
    return Method->isConst() && Method->getNumParams() == 0 &&
           Method->getReturnType()->isBooleanType() &&
           Method->getIdentifier() &&
           Method->getName().ends_with_insensitive("requested");
  });
}

/// The class with this qualified name, or null.
static const CXXRecordDecl *findClass(StringRef QualifiedName,
                                      const ASTContext &Context) {
  const DeclContext *Scope = Context.getTranslationUnitDecl();
  const NamedDecl *Found = nullptr;
  while (Scope && !QualifiedName.empty()) {
    auto [Component, Rest] = QualifiedName.split("::");
    auto Identifier = Context.Idents.find(Component);
    if (Identifier == Context.Idents.end())
      return nullptr;
    Found = nullptr;
    for (const NamedDecl *D : Scope->lookup(Identifier->second))
      Found = D->getUnderlyingDecl();
    Scope = dyn_cast_or_null<DeclContext>(Found);
    QualifiedName = Rest;
  }
  const auto *Class = dyn_cast_or_null<CXXRecordDecl>(Found);
  return Class ? Class->getDefinition() : nullptr;
}

llvm::SmallVector<const CXXRecordDecl *, 2>
cancellationExceptions(QualType Coroutine, CoroutineModel &Model) {
  llvm::SmallVector<const CXXRecordDecl *, 2> Found;
  StringRef Library = Model.facets(Coroutine).Library;
  for (const auto &Profile : Model.profiles().profiles()) {
    if (Profile->IsBuiltIn && Profile->Library != Library)
      continue;
    for (const TypeProfile &Type : Profile->Types)
      if (llvm::is_contained(Type.Roles, TypeRole::CancellationException))
        for (const std::string &Name : Type.Names)
          if (const CXXRecordDecl *Class = findClass(Name, Model.context()))
            Found.push_back(Class);
  }
  return Found;
}

namespace {

//===----------------------------------------------------------------------===//
// Handlers
//===----------------------------------------------------------------------===//

/// What happens below a statement, nested functions not included.
class Contents : public ConstDynamicRecursiveASTVisitor {
public:
  std::vector<const CoawaitExpr *> Awaits;
  bool Leaves =
      false; ///< throws, returns, breaks, or calls what does not return
  bool AsksException = false; ///< std::current_exception()
  bool AsksToken = false;
  llvm::SmallPtrSet<const ValueDecl *, 4> Assigned, Mentioned;

  bool TraverseCoawaitExpr(const CoawaitExpr *Await) override {
    Awaits.push_back(Await);
    return TraverseStmt(Await->getOperand());
  }
  bool TraverseLambdaExpr(const LambdaExpr *) override { return true; }
  bool VisitCXXThrowExpr(const CXXThrowExpr *) override { return leaves(); }
  bool VisitReturnStmt(const ReturnStmt *) override { return leaves(); }
  bool TraverseCoreturnStmt(const CoreturnStmt *Return) override {
    leaves();
    return TraverseStmt(Return->getOperand());
  }
  bool VisitBreakStmt(const BreakStmt *) override { return leaves(); }
  bool VisitGotoStmt(const GotoStmt *) override { return leaves(); }
  bool VisitCallExpr(const CallExpr *Call) override {
    const FunctionDecl *Callee = Call->getDirectCallee();
    if (!Callee)
      return true;
    if (Callee->isNoReturn())
      leaves();
    AsksException |= Callee->isInStdNamespace() && Callee->getIdentifier() &&
                     Callee->getName() == "current_exception";
    const auto *Method = dyn_cast<CXXMethodDecl>(Callee);
    AsksToken |=
        Method && !Method->isStatic() &&
        isCancellationToken(
            Callee->getASTContext().getCanonicalTagType(Method->getParent()));
    return true;
  }
  bool VisitBinaryOperator(const BinaryOperator *Operator) override {
    return !Operator->isAssignmentOp() || assigned(Operator->getLHS());
  }
  bool VisitUnaryOperator(const UnaryOperator *Operator) override {
    return !Operator->isIncrementDecrementOp() ||
           assigned(Operator->getSubExpr());
  }
  bool VisitCXXOperatorCallExpr(const CXXOperatorCallExpr *Call) override {
    return !Call->isAssignmentOp() || assigned(Call->getArg(0));
  }
  bool VisitDeclRefExpr(const DeclRefExpr *Ref) override {
    Mentioned.insert(Ref->getDecl());
    return true;
  }
  bool VisitMemberExpr(const MemberExpr *Member) override {
    Mentioned.insert(Member->getMemberDecl());
    return true;
  }

private:
  bool leaves() { return Leaves = true; }
  bool assigned(const Expr *Target) {
    Contents Of;
    Of.TraverseStmt(Target);
    Assigned.insert(Of.Mentioned.begin(), Of.Mentioned.end());
    return true;
  }
};

Contents contentsOf(const Stmt *S) {
  Contents Of;
  if (S)
    Of.TraverseStmt(S);
  return Of;
}

/// Whether \p Handler catches exceptions of the class \p Exception.
bool catches(const CXXCatchStmt &Handler, const CXXRecordDecl *Exception) {
  if (!Handler.getExceptionDecl())
    return true;
  const auto *Caught =
      Handler.getCaughtType().getNonReferenceType()->getAsCXXRecordDecl();
  return Caught && (declaresSameEntity(Caught, Exception) ||
                    (Caught->hasDefinition() &&
                     Exception->isDerivedFrom(Caught->getDefinition())));
}

/// Whether a loop has no condition that could end it.
bool isEndless(const Stmt *Loop, const ASTContext &Context) {
  const Expr *Condition = nullptr;
  if (const auto *For = dyn_cast<ForStmt>(Loop)) {
    if (!For->getCond())
      return true;
    Condition = For->getCond();
  } else if (const auto *While = dyn_cast<WhileStmt>(Loop)) {
    Condition = While->getCond();
  } else if (const auto *Do = dyn_cast<DoStmt>(Loop)) {
    Condition = Do->getCond();
  }
  bool Holds = false;
  return Condition && !Condition->isValueDependent() &&
         Condition->EvaluateAsBooleanCondition(Holds, Context) && Holds;
}

const Stmt *bodyOfLoop(const Stmt *Loop) {
  if (const auto *For = dyn_cast<ForStmt>(Loop))
    return For->getBody();
  if (const auto *While = dyn_cast<WhileStmt>(Loop))
    return While->getBody();
  return cast<DoStmt>(Loop)->getBody();
}

/// The loops of a function.
class LoopCollector : public ConstDynamicRecursiveASTVisitor {
public:
  std::vector<const Stmt *> Loops;
  bool VisitForStmt(const ForStmt *Loop) override { return add(Loop); }
  bool VisitWhileStmt(const WhileStmt *Loop) override { return add(Loop); }
  bool VisitDoStmt(const DoStmt *Loop) override { return add(Loop); }
  bool TraverseLambdaExpr(const LambdaExpr *) override { return true; }

private:
  bool add(const Stmt *Loop) {
    Loops.push_back(Loop);
    return true;
  }
};

/// Whether a promise holds a token, so that every await of its coroutines can be cancelled.
bool holdsToken(const CXXRecordDecl *Promise) {
  bool Found = false;
  forEachClass(Promise, [&](const CXXRecordDecl *Class) {
    if (Class->hasDefinition())
      for (const FieldDecl *Field : Class->fields())
        Found |= isCancellationToken(Field->getType());
    return !Found;
  });
  return Found;
}

/// Whether \p Await names a token by which it can be cancelled.
bool namesToken(const CoawaitExpr *Await) {
  return llvm::any_of(
      contentsOf(Await->getOperand()).Mentioned, [](const ValueDecl *D) {
        return !isa<FunctionDecl>(D) && isCancellationToken(D->getType());
      });
}

/// Reads one endless loop.
class LoopReader : public ConstDynamicRecursiveASTVisitor {
public:
  LoopReader(llvm::ArrayRef<const CXXRecordDecl *> Exceptions, bool IsImplicit)
      : Exceptions(Exceptions), IsImplicit(IsImplicit) {}

  struct Swallow {
    const CXXCatchStmt *Handler;
    const CXXRecordDecl *Exception;
    const CoawaitExpr *Await;
  };
  std::vector<Swallow> Swallows;
  bool MayEnd =
      false; ///< by something else than what is awaited under the handlers

  bool TraverseCXXTryStmt(const CXXTryStmt *Try) override;
  bool TraverseCoawaitExpr(const CoawaitExpr *) override { return ends(); }
  bool TraverseCoyieldExpr(const CoyieldExpr *) override { return ends(); }
  bool TraverseLambdaExpr(const LambdaExpr *) override { return true; }
  bool VisitCXXThrowExpr(const CXXThrowExpr *) override { return ends(); }
  bool VisitReturnStmt(const ReturnStmt *) override { return ends(); }
  bool TraverseCoreturnStmt(const CoreturnStmt *) override { return ends(); }
  bool VisitBreakStmt(const BreakStmt *) override { return ends(); }
  bool VisitGotoStmt(const GotoStmt *) override { return ends(); }

private:
  bool ends() {
    MayEnd = true;
    return false;
  }

  llvm::ArrayRef<const CXXRecordDecl *> Exceptions;
  const bool
      IsImplicit; ///< each await can be cancelled, by a token in the promise
};

/// Whether an exit below \p S depends on something else than the function's own variables, which may well be how the loop is
/// told to end.
bool asksOthers(const Stmt *S) {
  struct Visitor : ConstDynamicRecursiveASTVisitor {
    bool Found = false;
    bool VisitIfStmt(const IfStmt *If) override {
      Contents Then = contentsOf(If->getThen()),
               Else = contentsOf(If->getElse());
      if (Then.Leaves || Else.Leaves)
        for (const ValueDecl *D : contentsOf(If->getCond()).Mentioned) {
          const auto *Variable = dyn_cast<VarDecl>(D);
          Found |= !isa<FunctionDecl>(D) &&
                   (!Variable || !Variable->isLocalVarDecl() ||
                    Variable->getType()->isReferenceType());
        }
      return !Found;
    }
    bool TraverseLambdaExpr(const LambdaExpr *) override { return true; }
  } V;
  V.TraverseStmt(S);
  return V.Found;
}

bool LoopReader::TraverseCXXTryStmt(const CXXTryStmt *Try) {
  Contents Tried = contentsOf(Try->getTryBlock());
  if (Tried.Awaits.empty())
    return ConstDynamicRecursiveASTVisitor::TraverseCXXTryStmt(Try);
  auto Cancelled = llvm::find_if(Tried.Awaits, [&](const CoawaitExpr *Await) {
    return IsImplicit || namesToken(Await);
  });
  if (Cancelled == Tried.Awaits.end() || Tried.AsksToken ||
      asksOthers(Try->getTryBlock()))
    return ends();
  for (const CXXRecordDecl *Exception : Exceptions)
    for (unsigned I = 0; I != Try->getNumHandlers(); ++I) {
      const CXXCatchStmt *Handler = Try->getHandler(I);
      if (!catches(*Handler, Exception))
        continue;
      Contents Handling = contentsOf(Handler->getHandlerBlock());
      bool ForIt = Handler->getExceptionDecl() &&
                   declaresSameEntity(Handler->getCaughtType()
                                          .getNonReferenceType()
                                          ->getAsCXXRecordDecl(),
                                      Exception);
      // Who looks at the exception, keeps something of it or catches just this one has thought of it.
      if (ForIt || Handling.Leaves || Handling.AsksException ||
          Handling.AsksToken || !Handling.Assigned.empty())
        return ends();
      if (llvm::none_of(Swallows,
                        [&](const Swallow &S) { return S.Handler == Handler; }))
        Swallows.push_back({Handler, Exception, *Cancelled});
      break;
    }
  return true;
}

} // namespace

std::vector<SwallowedCancellation>
swallowedCancellations(const FunctionDecl &F, CoroutineModel &Model) {
  std::vector<SwallowedCancellation> Found;
  const CoroutineBodyStmt *Body = coroutineBody(&F);
  auto Exceptions = cancellationExceptions(F.getReturnType(), Model);
  if (!Body || Exceptions.empty() || F.isDependentContext())
    return Found;
  LoopCollector Collector;
  Collector.TraverseStmt(Body->getBody());
  for (const Stmt *Loop : Collector.Loops) {
    if (!isEndless(Loop, Model.context()))
      continue;
    LoopReader Reader(Exceptions, holdsToken(promiseOfCoroutine(&F)));
    Reader.TraverseStmt(bodyOfLoop(Loop));
    if (!Reader.MayEnd)
      for (const auto &S : Reader.Swallows)
        Found.push_back({Loop, S.Handler, S.Exception, S.Await});
  }
  return Found;
}

//===----------------------------------------------------------------------===//
// Tokens
//===----------------------------------------------------------------------===//

/// The one token among the parameters of \p F; null if there is none, or several.
static const ParmVarDecl *tokenOf(const FunctionDecl &F) {
  const ParmVarDecl *Token = nullptr;
  for (const ParmVarDecl *P : F.parameters())
    if (P->getIdentifier() && isCancellationToken(P->getType())) {
      if (Token)
        return nullptr;
      Token = P;
    }
  return Token;
}

/// Whether \p Call ends or joins its object, which must be done all the same when the work is cancelled.
static bool isCleanup(const CallExpr *Call, CoroutineModel &Model) {
  const auto *Member = dyn_cast<CXXMemberCallExpr>(Call);
  if (!Member || !Member->getMethodDecl() ||
      !Member->getMethodDecl()->getIdentifier())
    return false;
  const TypeFacets &Facets =
      Model.facets(Member->getImplicitObjectArgument()->getType());
  StringRef Name = Member->getMethodDecl()->getName();
  return llvm::is_contained(Facets.CloseMembers, Name) ||
         llvm::is_contained(Facets.JoinMembers, Name);
}

std::vector<UnforwardedToken> unforwardedTokens(const FunctionDecl &F,
                                                CoroutineModel &Model) {
  std::vector<UnforwardedToken> Found;
  const CoroutineBodyStmt *Body = coroutineBody(&F);
  const ParmVarDecl *Token = Body ? tokenOf(F) : nullptr;
  if (!Token)
    return Found;
  const ASTContext &Context = Model.context();
  QualType TokenType = Token->getType().getNonReferenceType();
  for (const CoawaitExpr *Await : contentsOf(Body->getBody()).Awaits) {
    const auto *Call = dyn_cast<CallExpr>(withoutWrappers(Await->getOperand()));
    const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
    if (!Callee || isa<CXXOperatorCallExpr>(Call) || isCleanup(Call, Model) ||
        contentsOf(Call).Mentioned.contains(Token))
      continue;
    unsigned Position = 0;
    while (Position < Call->getNumArgs() &&
           !isa<CXXDefaultArgExpr>(Call->getArg(Position)))
      ++Position;
    if (Position >= Call->getNumArgs() || Position >= Callee->getNumParams())
      continue;
    const ParmVarDecl *Taken = Callee->getParamDecl(Position);
    if (!Context.hasSameUnqualifiedType(Taken->getType().getNonReferenceType(),
                                        TokenType))
      continue;
    // Where the token was asked before, this may be what is to be done in spite of it.
    bool Asked = llvm::any_of(
        ancestorsOf(Await, Body->getBody()), [&](const Stmt *Around) {
          const auto *If = dyn_cast<IfStmt>(Around);
          return If && contentsOf(If->getCond()).Mentioned.contains(Token);
        });
    if (!Asked)
      Found.push_back({Call, Token, Taken, Position});
  }
  return Found;
}

} // namespace clang::tidy::coro
