// coro-needless-coroutine: a coroutine that never suspends, or that only forwards another task.
#include "Analysis/Borrows.h"
#include "Analysis/Discarded.h"
#include "Checks/CheckRegistration.h"
#include "Checks/CoroCheck.h"
#include "Support/MacroPlace.h"
#include "clang/AST/DynamicRecursiveASTVisitor.h"
#include "clang/AST/StmtCXX.h"

using namespace clang::ast_matchers;

namespace clang::tidy::coro {
namespace {

/// Finds coroutines whose frame is for nothing: they never suspend, or only await one call and give back what it gives.
///
/// Before:
/// \code
///   task<user> current() { co_return co_await load(id); }
/// \endcode
/// After:
/// \code
///   task<user> current() { return load(id); }
/// \endcode
class NeedlessCoroutineCheck : public HintCheck {
public:
  using HintCheck::HintCheck;

  void registerMatchers(MatchFinder *Finder) override;
  void check(const MatchFinder::MatchResult &Result) override;
  void onEndOfTranslationUnit() override;

private:
  void examine(const FunctionDecl &F);

  CoroutineModel *Model = nullptr;
  std::vector<const FunctionDecl *> Coroutines;
  llvm::DenseMap<const FunctionDecl *, std::vector<const CallExpr *>> Calls;
  llvm::DenseSet<const Expr *> Awaited;
  llvm::DenseSet<const FunctionDecl *> Kept;
};

/// The suspension points of a body, nested functions not included.
class SuspensionCounter : public ConstDynamicRecursiveASTVisitor {
public:
  unsigned Count = 0;
  bool HasTry = false;

  bool TraverseCoawaitExpr(const CoawaitExpr *Await) override {
    ++Count;
    return TraverseStmt(Await->getOperand());
  }
  bool VisitDependentCoawaitExpr(const DependentCoawaitExpr *) override {
    ++Count;
    return true;
  }
  bool TraverseCoyieldExpr(const CoyieldExpr *Yield) override {
    ++Count;
    return TraverseStmt(Yield->getOperand());
  }
  bool VisitCXXTryStmt(const CXXTryStmt *) override {
    HasTry = true;
    return true;
  }
  bool TraverseLambdaExpr(const LambdaExpr *) override { return true; }
};

/// Whether the signature of \p F is not its own: it overrides, it serves an interface, it is one of a family.
bool isDictated(const FunctionDecl &F) {
  if (F.isMain() || F.isOverloadedOperator() || F.isTemplated() ||
      F.isTemplateInstantiation() || F.getTemplateSpecializationInfo() ||
      !F.getIdentifier())
    return true;
  const auto *Method = dyn_cast<CXXMethodDecl>(&F);
  return Method && (Method->isVirtual() || Method->getParent()->isLambda() ||
                    Method->getParent()->getNumBases() != 0 ||
                    isa<ClassTemplateSpecializationDecl>(Method->getParent()));
}

/// The only statement of the body of \p F; null if there are more.
const Stmt *onlyStatement(const FunctionDecl &F) {
  const auto *Body = dyn_cast<CompoundStmt>(coroutineBody(&F)->getBody());
  return Body && Body->size() == 1 ? Body->body_front() : nullptr;
}

/// The call whose task \p F only forwards: `co_return co_await f();`, or `co_await f();` where that gives nothing.
const CallExpr *forwardedCall(const FunctionDecl &F, ASTContext &Context) {
  const Stmt *Only = onlyStatement(F);
  if (const auto *Return = dyn_cast_or_null<CoreturnStmt>(Only))
    Only = Return->getOperand();
  const auto *E = dyn_cast_or_null<Expr>(Only);
  const auto *Await = E ? dyn_cast<CoawaitExpr>(withoutWrappers(E)) : nullptr;
  const auto *Call =
      Await ? dyn_cast<CallExpr>(withoutWrappers(Await->getOperand()))
            : nullptr;
  return Call && Call->isPRValue() &&
                 Context.hasSameUnqualifiedType(Call->getType(),
                                                F.getReturnType())
             ? Call
             : nullptr;
}

/// Whether what \p Call is given lives long enough without the frame of its caller: no parameter of that by reference, no
/// temporary by reference.
bool outlivesItsCaller(const CallExpr &Call, CoroutineModel &Model) {
  if (!borrowsOf(Call, Model).empty())
    return false;
  class ReferenceFinder : public ConstDynamicRecursiveASTVisitor {
  public:
    bool
    VisitMaterializeTemporaryExpr(const MaterializeTemporaryExpr *) override {
      return false;
    }
    bool VisitLambdaExpr(const LambdaExpr *) override { return false; }
  };
  const FunctionDecl *Callee = Call.getDirectCallee();
  for (unsigned I = 0; I != Call.getNumArgs(); ++I) {
    const Expr *Arg = Call.getArg(I);
    if (!ReferenceFinder().TraverseStmt(Arg))
      return false;
    bool ByReference = !Callee || I >= Callee->getNumParams() ||
                       Callee->getParamDecl(I)->getType()->isReferenceType() ||
                       isView(Callee->getParamDecl(I)->getType());
    if (ByReference && objectHolding(Arg))
      return false;
  }
  return true;
}

} // namespace

void NeedlessCoroutineCheck::registerMatchers(MatchFinder *Finder) {
  Finder->addMatcher(functionDecl(isDefinition(), hasBody(coroutineBodyStmt()))
                         .bind("coroutine"),
                     this);
  Finder->addMatcher(callExpr().bind("call"), this);
  Finder->addMatcher(coawaitExpr().bind("await"), this);
  Finder->addMatcher(declRefExpr(to(functionDecl())).bind("reference"), this);
}

void NeedlessCoroutineCheck::check(const MatchFinder::MatchResult &Result) {
  Model = &modelOf(*Result.Context);
  if (const auto *F = Result.Nodes.getNodeAs<FunctionDecl>("coroutine")) {
    if (!errorLog().hasErrorIn(F->getSourceRange(), *Result.SourceManager))
      Coroutines.push_back(F);
  } else if (const auto *Call = Result.Nodes.getNodeAs<CallExpr>("call")) {
    if (const FunctionDecl *Callee = Call->getDirectCallee())
      Calls[Callee->getCanonicalDecl()].push_back(Call);
  } else if (const auto *Await = Result.Nodes.getNodeAs<CoawaitExpr>("await")) {
    Awaited.insert(withoutWrappers(Await->getOperand()));
  } else if (const auto *Ref =
                 Result.Nodes.getNodeAs<DeclRefExpr>("reference")) {
    // As a callee it stands under a cast of its own kind; everywhere else a pointer to it is kept.
    for (const DynTypedNode &Parent : Result.Context->getParents(*Ref)) {
      const auto *Cast = Parent.get<ImplicitCastExpr>();
      const auto Uses =
          Cast ? Result.Context->getParents(*Cast) : DynTypedNodeList(Parent);
      const auto *Call = Uses.empty() ? nullptr : Uses[0].get<CallExpr>();
      if (!Call || Call->getCallee()->IgnoreParenImpCasts() != Ref)
        Kept.insert(cast<FunctionDecl>(Ref->getDecl())->getCanonicalDecl());
    }
  }
}

void NeedlessCoroutineCheck::onEndOfTranslationUnit() {
  for (const FunctionDecl *F : Coroutines)
    examine(*F);
  Coroutines.clear();
  CoroCheck::onEndOfTranslationUnit();
}

void NeedlessCoroutineCheck::examine(const FunctionDecl &F) {
  ASTContext &Context = Model->context();
  const FunctionDecl *Canonical = F.getCanonicalDecl();
  // Whoever keeps a pointer to it needs the signature; who does not call it here may do so elsewhere.
  if (isDictated(F) || Kept.contains(Canonical) || !Calls.contains(Canonical) ||
      !Model->resultFacets(&F).isTask() ||
      !isReportable(F.getLocation(), Context.getSourceManager()))
    return;
  SuspensionCounter Counter;
  Counter.TraverseStmt(coroutineBody(&F)->getBody());
  // Who hands its task to something else needs one.
  bool IsOnlyAwaited =
      llvm::all_of(Calls[Canonical], [&](const CallExpr *Call) {
        return Awaited.contains(Call);
      });
  if (Counter.Count == 0 && IsOnlyAwaited && !isRepeated(F.getLocation())) {
    diag(F.getLocation(),
         "coroutine %0 never suspends: a plain function needs no frame")
        << &F;
    return;
  }
  const CallExpr *Call =
      Counter.Count == 1 ? forwardedCall(F, Context) : nullptr;
  if (!Call || !outlivesItsCaller(*Call, *Model) || isRepeated(F.getLocation()))
    return;
  diag(F.getLocation(),
       "coroutine %0 only forwards another task: its frame is for nothing")
      << &F;
  const Stmt *Only = onlyStatement(F);
  auto Diag =
      diag(Only->getBeginLoc(), "return the task itself", DiagnosticIDs::Note);
  if (!Only->getBeginLoc().isMacroID() && !Call->getBeginLoc().isMacroID())
    Diag << FixItHint::CreateReplacement(
        CharSourceRange::getCharRange(Only->getBeginLoc(), Call->getBeginLoc()),
        "return ");
}

static CheckRegistration<NeedlessCoroutineCheck>
    Register("coro-needless-coroutine");

} // namespace clang::tidy::coro
