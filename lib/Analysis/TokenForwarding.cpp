// Calls that could be cancelled by a token which their coroutine was given, and are not given it.
#include "Analysis/TokenForwarding.h"
#include "Analysis/Ancestors.h"
#include "Analysis/BodyVisitor.h"
#include "Analysis/CallRoles.h"
#include "Analysis/Contents.h"
#include "Analysis/LocalUses.h"
#include "clang/AST/StmtCXX.h"

namespace clang::tidy::coro {
namespace {

/// The one token among the parameters of \p F; null if there is none, or several.
const ParmVarDecl *tokenOf(const FunctionDecl &F, CoroutineModel &Model) {
  const ParmVarDecl *Token = nullptr;
  for (const ParmVarDecl *P : F.parameters())
    if (P->getIdentifier() && isCancellationToken(P->getType(), Model)) {
      if (Token)
        return nullptr;
      Token = P;
    }
  return Token;
}

/// Whether a body does something else with a token than to ask it and to pass it on: it keeps it, links it with another,
/// lets a callback wait for it. Then cancelling may reach the awaits in another way.
class OtherUses : public BodyVisitor {
public:
  OtherUses(const ParmVarDecl *Token, CoroutineModel &Model)
      : Token(Token), Model(Model) {}
  bool VisitVarDecl(const VarDecl *Local) override {
    return !isCancellationToken(Local->getType(), Model) &&
           !(Local->getInit() && constructsWithToken(Local->getInit()));
  }
  bool VisitCXXConstructExpr(const CXXConstructExpr *Construct) override {
    return Construct->getConstructor()->isCopyOrMoveConstructor() ||
           !constructsWithToken(Construct);
  }
  /// What is not awaited keeps it, or moves it on.
  bool VisitCallExpr(const CallExpr *Call) override {
    return Model.facets(Call->getType()).isAwaitable() ||
           (isMove(Call) ? !names(Call->getArg(0)) : !isGivenToken(Call));
  }
  /// What asks the token is const and takes nothing; `slot.assign(f)`, `source.subscribe(f)` are no such questions.
  bool VisitCXXMemberCallExpr(const CXXMemberCallExpr *Call) override {
    const CXXMethodDecl *Method = Call->getMethodDecl();
    return !Method || (Method->isConst() && Call->getNumArgs() == 0) ||
           !names(Call->getImplicitObjectArgument());
  }
  bool TraverseLambdaExpr(const LambdaExpr *Lambda) override {
    return llvm::none_of(Lambda->captures(),
                         [&](const LambdaCapture &C) {
                           return C.capturesVariable() &&
                                  C.getCapturedVar() == Token;
                         }) &&
           BodyVisitor::TraverseLambdaExpr(Lambda);
  }

private:
  bool names(const Expr *E) const {
    return contentsOf(E, Model).Mentioned.contains(Token);
  }
  bool isToken(const Expr *E) const {
    E = E->IgnoreImplicit();
    if (const auto *Copy = dyn_cast<CXXConstructExpr>(E);
        Copy && Copy->getNumArgs() == 1)
      E = Copy->getArg(0)->IgnoreImplicit();
    const auto *Ref = dyn_cast<DeclRefExpr>(E);
    return Ref && Ref->getDecl() == Token;
  }
  bool isGivenToken(const CallExpr *Call) const {
    unsigned Object = isa<CXXOperatorCallExpr>(Call);
    return llvm::any_of(llvm::drop_begin(Call->arguments(), Object),
                        [&](const Expr *Arg) { return isToken(Arg); });
  }
  /// Whether an object of another class is made with the token.
  bool constructsWithToken(const Expr *E) const {
    const auto *Construct = dyn_cast<CXXConstructExpr>(E->IgnoreImplicit());
    return Construct && !isCancellationToken(Construct->getType(), Model) &&
           llvm::any_of(Construct->arguments(),
                        [&](const Expr *Arg) { return isToken(Arg); });
  }

  const ParmVarDecl *Token;
  CoroutineModel &Model;
};

/// Whether \p Call ends or joins its object, which must be done all the same when the work is cancelled.
bool isCleanup(const CallExpr *Call, CoroutineModel &Model) {
  if (roleOf(Call, FunctionRole::Close, Model) ||
      roleOf(Call, FunctionRole::Join, Model))
    return true;
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

/// Whether \p Token can be passed to the parameter \p Taken as it is.
bool fits(const ParmVarDecl *Token, const ParmVarDecl *Taken,
          const ASTContext &Context) {
  QualType From = Token->getType().getNonReferenceType(), To = Taken->getType();
  return !To->isRValueReferenceType() &&
         Context.hasSameUnqualifiedType(From, To.getNonReferenceType()) &&
         (!To->isLValueReferenceType() ||
          To.getNonReferenceType().isAtLeastAsQualifiedAs(From, Context));
}

/// The parameter of \p Call's callee for the first argument that is left to its default.
const ParmVarDecl *leftToDefault(const CallExpr *Call) {
  const FunctionDecl *Callee = Call->getDirectCallee();
  for (unsigned I = 0; I != Call->getNumArgs(); ++I)
    if (isa<CXXDefaultArgExpr>(Call->getArg(I)))
      return I < Callee->getNumParams() ? Callee->getParamDecl(I) : nullptr;
  return nullptr;
}

/// The last parameter of the overload of \p Callee that takes just one more; null if there is none but \p Coroutine.
const ParmVarDecl *addedByOverload(const FunctionDecl *Callee,
                                   const FunctionDecl &Coroutine,
                                   const ASTContext &Context) {
  auto IsTheSame = [&](const FunctionDecl *Other) {
    for (unsigned I = 0; I != Callee->getNumParams(); ++I)
      if (!Context.hasSameType(Other->getParamDecl(I)->getType(),
                               Callee->getParamDecl(I)->getType()))
        return false;
    const auto *Method = dyn_cast<CXXMethodDecl>(Callee);
    const auto *OtherMethod = dyn_cast<CXXMethodDecl>(Other);
    return Context.hasSameType(Other->getReturnType(),
                               Callee->getReturnType()) &&
           (!Method || (Method->isStatic() == OtherMethod->isStatic() &&
                        Method->getMethodQualifiers() ==
                            OtherMethod->getMethodQualifiers()));
  };
  for (const NamedDecl *D :
       Callee->getDeclContext()->lookup(Callee->getDeclName())) {
    const auto *Other = dyn_cast<FunctionDecl>(D);
    if (Other && !Other->isDeleted() && !Other->isVariadic() &&
        Other->getAccess() == Callee->getAccess() &&
        !declaresSameEntity(Other, &Coroutine) &&
        Other->getNumParams() == Callee->getNumParams() + 1 && IsTheSame(Other))
      return Other->getParamDecl(Callee->getNumParams());
  }
  return nullptr;
}

/// The parameter by which \p Call could take \p Token; null if there is none.
const ParmVarDecl *parameterFor(const CallExpr *Call, const ParmVarDecl *Token,
                                const FunctionDecl &Coroutine,
                                CoroutineModel &Model) {
  const FunctionDecl *Callee = Call->getDirectCallee();
  if (!Callee || isa<CXXOperatorCallExpr>(Call) || Callee->isVariadic())
    return nullptr;
  const ParmVarDecl *Taken = leftToDefault(Call);
  if (!Taken && Call->getNumArgs() == Callee->getNumParams() &&
      !Callee->isTemplateInstantiation())
    Taken = addedByOverload(Callee, Coroutine, Model.context());
  return Taken && fits(Token, Taken, Model.context()) ? Taken : nullptr;
}

/// Whether the work may be known to be cancelled where \p Await stands: under a condition that asks the token, behind a
/// loop that does, or behind a handler of the cancellation.
class KnownCancelled {
public:
  KnownCancelled(const FunctionDecl &F, const ParmVarDecl *Token,
                 CoroutineModel &Model)
      : Token(Token), Model(Model), Body(coroutineBody(&F)->getBody()),
        Exceptions(cancellationExceptions(F.getReturnType(), Model)) {}

  bool at(const CoawaitExpr *Await) const {
    const Stmt *Inner = Await;
    for (const Stmt *Around : ancestorsOf(Await, Body)) {
      const auto *If = dyn_cast<IfStmt>(Around);
      if (If && asks(If->getCond()))
        return true;
      if (const auto *Block = dyn_cast<CompoundStmt>(Around))
        for (const Stmt *Before : Block->body()) {
          if (Before == Inner)
            break;
          if (endsByCancellation(Before))
            return true;
        }
      Inner = Around;
    }
    return false;
  }

private:
  bool asks(const Stmt *S) const {
    return S && contentsOf(S, Model).Mentioned.contains(Token);
  }
  /// Whether \p S may be left because the work is cancelled.
  bool endsByCancellation(const Stmt *S) const {
    if (const auto *Try = dyn_cast<CXXTryStmt>(S))
      return asks(Try->getTryBlock()) &&
             (Exceptions.empty() ||
              llvm::any_of(Exceptions, [&](const CXXRecordDecl *Exception) {
                return handlerOf(*Try, Exception);
              }));
    if (const auto *If = dyn_cast<IfStmt>(S))
      return asks(If->getCond()) && !contentsOf(If->getThen(), Model).Leaves;
    return contentsOf(S, Model).HasLoop && asks(S);
  }

  const ParmVarDecl *Token;
  CoroutineModel &Model;
  const Stmt *Body;
  llvm::SmallVector<const CXXRecordDecl *, 2> Exceptions;
};

} // namespace

std::vector<UnforwardedToken> unforwardedTokens(const FunctionDecl &F,
                                                CoroutineModel &Model) {
  std::vector<UnforwardedToken> Found;
  const CoroutineBodyStmt *Body = coroutineBody(&F);
  const ParmVarDecl *Token = Body ? tokenOf(F, Model) : nullptr;
  if (!Token || !OtherUses(Token, Model).TraverseStmt(Body->getBody()))
    return Found;
  KnownCancelled Known(F, Token, Model);
  for (const CoawaitExpr *Await : contentsOf(Body->getBody(), Model).Awaits) {
    // Another token, an empty one for example, is as good a reason.
    if (namesToken(Await->getOperand(), Model))
      continue;
    for (const CallExpr *Call : contentsOf(Await->getOperand(), Model).Calls) {
      const ParmVarDecl *Taken = parameterFor(Call, Token, F, Model);
      if (!Taken || isCleanup(Call, Model) ||
          !Model.facets(Call->getType()).isAwaitable() || Known.at(Await))
        continue;
      bool IsFirst =
          Call->getNumArgs() == 0 || isa<CXXDefaultArgExpr>(Call->getArg(0));
      Found.push_back({Call, Token, Taken, IsFirst});
    }
  }
  return Found;
}

} // namespace clang::tidy::coro
