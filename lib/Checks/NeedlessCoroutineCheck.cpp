// coro-needless-coroutine: a coroutine that never suspends, or that only forwards another task.
#include "Analysis/BodyVisitor.h"
#include "Analysis/Borrows.h"
#include "Analysis/Discarded.h"
#include "Analysis/LocalUses.h"
#include "Checks/CheckRegistration.h"
#include "Checks/CoroCheck.h"
#include "Model/RecordLookup.h"
#include "Support/MacroPlace.h"
#include "clang/Lex/Lexer.h"

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
  void neverSuspends(const FunctionDecl &F,
                     llvm::ArrayRef<const CoreturnStmt *> Returns);

  CoroutineModel *Model = nullptr;
  std::vector<const FunctionDecl *> Coroutines;
  llvm::DenseMap<const FunctionDecl *, std::vector<const CallExpr *>> Calls;
  llvm::DenseSet<const Expr *> Awaited;
  llvm::DenseSet<const FunctionDecl *> Kept;
};

/// The suspension points of a body, and how it returns.
class SuspensionCounter : public BodyVisitor {
public:
  unsigned Count = 0;
  std::vector<const CoreturnStmt *> Returns;

  bool TraverseCoawaitExpr(const CoawaitExpr *Await) override {
    ++Count;
    return BodyVisitor::TraverseCoawaitExpr(Await);
  }
  bool VisitDependentCoawaitExpr(const DependentCoawaitExpr *) override {
    ++Count;
    return true;
  }
  bool TraverseCoyieldExpr(const CoyieldExpr *Yield) override {
    ++Count;
    return BodyVisitor::TraverseCoyieldExpr(Yield);
  }
  bool VisitCXXForRangeStmt(const CXXForRangeStmt *Loop) override {
    Count += Loop->getCoawaitLoc().isValid();
    return true;
  }
  bool TraverseCoreturnStmt(const CoreturnStmt *Return) override {
    Returns.push_back(Return);
    return BodyVisitor::TraverseCoreturnStmt(Return);
  }
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

/// Whether a coroutine of the same return type has the name of \p F, so that the two are to be called alike.
bool hasSiblings(const FunctionDecl &F) {
  return llvm::any_of(
      F.getDeclContext()->lookup(F.getDeclName()), [&](const NamedDecl *D) {
        const FunctionDecl *Other = D->getAsFunction();
        return Other && Other->getCanonicalDecl() != F.getCanonicalDecl();
      });
}

/// Whether the parameters of \p F choose or make its promise: they may say where the coroutine runs.
bool parametersReachPromise(const FunctionDecl &F, CoroutineModel &Model) {
  const auto *Promise = coroutineBody(&F)->getPromiseDecl();
  const auto *Made =
      Promise && Promise->getInit()
          ? dyn_cast<CXXConstructExpr>(Promise->getInit()->IgnoreImplicit())
          : nullptr;
  const CXXRecordDecl *Usual = Model.resultFacets(&F).Promise;
  const CXXRecordDecl *Own = promiseOfCoroutine(&F);
  return (Made && Made->getNumArgs() != 0) ||
         (Usual && Own && templateOf(Usual) != templateOf(Own));
}

/// Whether \p Call stands in the instantiation of a template.
bool isInstantiated(const CallExpr *Call, ASTContext &Context) {
  auto Node = DynTypedNode::create(*Call);
  while (true) {
    const auto *Around = Node.get<FunctionDecl>();
    if (Around && Around->isTemplateInstantiation())
      return true;
    auto Parents = Context.getParents(Node);
    if (Parents.empty())
      return false;
    Node = Parents[0];
  }
}

/// Whether the preprocessor decides about a part of the body of \p F: what is left out may suspend.
bool hasDirectives(const FunctionDecl &F, const ASTContext &Context) {
  StringRef Text = Lexer::getSourceText(
      CharSourceRange::getTokenRange(F.getBody()->getSourceRange()),
      Context.getSourceManager(), Context.getLangOpts());
  while (!Text.empty()) {
    auto [Line, Rest] = Text.split('\n');
    if (Line.ltrim().starts_with("#"))
      return true;
    Text = Rest;
  }
  return false;
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

/// Whether \p Arg is all of the parameter \p P, copied or moved.
bool isAllOf(const Expr *Arg, const ParmVarDecl *P) {
  Arg = withoutWrappers(Arg->IgnoreImplicit());
  if (const auto *Construct = dyn_cast<CXXConstructExpr>(Arg);
      Construct && Construct->getNumArgs() == 1)
    Arg = Construct->getArg(0);
  const DeclRefExpr *Ref = localNamedBy(Arg);
  return Ref && Ref->getDecl() == P;
}

/// Whether the frame of \p F keeps a parameter alive that \p Call does not hand on: a lock, a strong reference to the object
/// that works.
bool keepsAParameter(const FunctionDecl &F, const CallExpr &Call) {
  return llvm::any_of(F.parameters(), [&](const ParmVarDecl *P) {
    const CXXRecordDecl *Class = P->getType()->getAsCXXRecordDecl();
    return Class &&
           !(Class->hasDefinition() && Class->hasTrivialDestructor()) &&
           llvm::none_of(Call.arguments(),
                         [&](const Expr *Arg) { return isAllOf(Arg, P); });
  });
}

/// Whether what \p Call is given lives long enough without the frame of its caller: no parameter of that by reference, no
/// temporary by reference.
bool outlivesItsCaller(const CallExpr &Call, CoroutineModel &Model) {
  if (!borrowsOf(Call, Model).empty())
    return false;
  const auto *Member = dyn_cast<CXXMemberCallExpr>(&Call);
  if (Member && objectHolding(Member->getImplicitObjectArgument()))
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
  // Whoever keeps a pointer to it needs the signature, and so does a template that calls it by its name; who does not
  // call it here may do so elsewhere.
  if (isDictated(F) || Kept.contains(Canonical) || !Calls.contains(Canonical) ||
      !Model->resultFacets(&F).isTask() || parametersReachPromise(F, *Model) ||
      llvm::any_of(Calls[Canonical],
                   [&](const CallExpr *Call) {
                     return isInstantiated(Call, Context);
                   }) ||
      !isReportable(F.getLocation(), Context.getSourceManager()))
    return;
  SuspensionCounter Counter;
  Counter.TraverseStmt(coroutineBody(&F)->getBody());
  // Who hands its task to something else needs one.
  bool IsOnlyAwaited =
      llvm::all_of(Calls[Canonical], [&](const CallExpr *Call) {
        return Awaited.contains(Call);
      });
  if (Counter.Count == 0 && IsOnlyAwaited && !hasSiblings(F) &&
      !hasDirectives(F, Context) && !isRepeated(F.getLocation()))
    return neverSuspends(F, Counter.Returns);
  const CallExpr *Call =
      Counter.Count == 1 ? forwardedCall(F, Context) : nullptr;
  if (!Call || !outlivesItsCaller(*Call, *Model) || keepsAParameter(F, *Call) ||
      isRepeated(F.getLocation()))
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

/// Whether a value of type \p Value becomes a task of the class \p Task by itself, as it does for kj::Promise.
static bool convertsToTask(QualType Value, const CXXRecordDecl *Task,
                           const ASTContext &Context) {
  return Task &&
         llvm::any_of(constructorsOf(*Task), [&](const CXXConstructorDecl *C) {
           return !C->isExplicit() && !C->isDeleted() &&
                  !C->isCopyOrMoveConstructor() && C->getNumParams() == 1 &&
                  Context.hasSameUnqualifiedType(
                      C->getParamDecl(0)->getType().getNonReferenceType(),
                      Value.getNonReferenceType());
         });
}

void NeedlessCoroutineCheck::neverSuspends(
    const FunctionDecl &F, llvm::ArrayRef<const CoreturnStmt *> Returns) {
  const ASTContext &Context = Model->context();
  diag(F.getLocation(),
       "coroutine %0 never suspends: a plain function needs no frame")
      << &F;
  const CXXRecordDecl *Task = F.getReturnType()->getAsCXXRecordDecl();
  if (Returns.empty() ||
      !llvm::all_of(Returns, [&](const CoreturnStmt *Return) {
        return Return->getOperand() && !Return->getBeginLoc().isMacroID() &&
               convertsToTask(Return->getOperand()->getType(), Task, Context);
      }))
    return;
  auto Diag = diag(Returns.front()->getBeginLoc(),
                   "return the value: it becomes a task by itself",
                   DiagnosticIDs::Note);
  for (const CoreturnStmt *Return : Returns)
    Diag << FixItHint::CreateReplacement(Return->getKeywordLoc(), "return");
}

static CheckRegistration<NeedlessCoroutineCheck>
    Register("coro-needless-coroutine");

} // namespace clang::tidy::coro
