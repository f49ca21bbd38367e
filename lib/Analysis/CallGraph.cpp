// What the body of a function calls: written calls and those that the language makes, each where it happens.
#include "Analysis/CallGraph.h"
#include "Analysis/BodyVisitor.h"
#include "Analysis/CalledArguments.h"
#include "Analysis/ConstantZero.h"
#include "Analysis/DestroyedTypes.h"
#include "Analysis/Discarded.h"
#include "Analysis/ThreadHops.h"
#include "Model/RecordLookup.h"
#include "clang/AST/DynamicRecursiveASTVisitor.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"
#include "clang/Lex/Lexer.h"
#include "llvm/ADT/StringSwitch.h"

namespace clang::tidy::coro {
namespace {

/// Finds mentions of variables and members, and whether something is awaited.
class MentionVisitor : public ConstDynamicRecursiveASTVisitor {
public:
  explicit MentionVisitor(llvm::function_ref<void(const ValueDecl *)> Visit)
      : Visit(Visit) {}
  bool Awaits = false;
  bool CallsOnThis = false;

  bool TraverseLambdaExpr(const LambdaExpr *) override { return true; }
  bool VisitDeclRefExpr(const DeclRefExpr *E) override {
    if (!isa<VarDecl, BindingDecl>(E->getDecl()))
      return true;
    Visit(E->getDecl());
    if (const auto *Binding = dyn_cast<BindingDecl>(E->getDecl()))
      Visit(cast<ValueDecl>(Binding->getDecomposedDecl()));
    return true;
  }
  bool VisitMemberExpr(const MemberExpr *E) override {
    if (isa<FieldDecl>(E->getMemberDecl()))
      Visit(E->getMemberDecl());
    return true;
  }
  bool VisitCXXMemberCallExpr(const CXXMemberCallExpr *Call) override {
    const Expr *Object = Call->getImplicitObjectArgument();
    CallsOnThis |= Object && isa<CXXThisExpr>(Object->IgnoreParenImpCasts());
    return true;
  }
  bool VisitCoawaitExpr(const CoawaitExpr *) override {
    Awaits = true;
    return true;
  }
  bool VisitDependentCoawaitExpr(const DependentCoawaitExpr *) override {
    Awaits = true;
    return true;
  }

private:
  llvm::function_ref<void(const ValueDecl *)> Visit;
};

/// Whether \p Name is a flag that makes a call return at once, or the error code of a call that would have waited.
bool saysNonBlocking(llvm::StringRef Name) {
  return Name.contains_insensitive("non_block") ||
         Name.contains_insensitive("nonblock") || Name.ends_with("DONTWAIT") ||
         Name.ends_with("NOWAIT") || Name.ends_with("NOHANG") ||
         llvm::StringSwitch<bool>(Name)
             .Cases({"EAGAIN", "EWOULDBLOCK", "EINPROGRESS", "LOCK_NB",
                     "operation_would_block", "resource_unavailable_try_again",
                     "operation_in_progress"},
                    true)
             .Default(false);
}

/// The value of \p Condition where it does not depend on anything.
std::optional<bool> constantCondition(const Expr *Condition,
                                      const ASTContext &Context) {
  bool Value;
  if (!Condition || Condition->isValueDependent() ||
      !Condition->EvaluateAsBooleanCondition(Value, Context))
    return std::nullopt;
  return Value;
}

/// The destructor that ends an object of type \p T, or null if that does nothing.
const CXXDestructorDecl *destructorOf(QualType T, const ASTContext &Context) {
  const CXXRecordDecl *Record =
      Context.getBaseElementType(T)->getAsCXXRecordDecl();
  if (!Record || !Record->hasDefinition() || T->isReferenceType() ||
      T->isDependentType() || Record->hasTrivialDestructor())
    return nullptr;
  return Record->getDestructor();
}

bool isMovable(QualType T) {
  const CXXRecordDecl *Record = T->getAsCXXRecordDecl();
  if (!Record || !Record->hasDefinition())
    return true;
  auto Usable = [](const CXXMethodDecl *M) { return M && !M->isDeleted(); };
  for (const CXXConstructorDecl *C : constructorsOf(*Record))
    if (C->isMoveConstructor())
      return Usable(C);
  return Record->needsImplicitMoveConstructor();
}

class CallCollector : public EvaluatedVisitor {
public:
  CallCollector(CoroutineModel &Model, BodyCalls &Calls)
      : Model(Model), Context(Model.context()), Calls(Calls) {}

  void collect(const FunctionDecl *F);

  // Functions inside are functions of their own; the captures are made here.
  bool TraverseLambdaExpr(const LambdaExpr *Lambda) override {
    auto Capture = Lambda->capture_begin();
    for (const Expr *Init : Lambda->capture_inits()) {
      if (Capture->capturesVariable())
        letGo(Capture->getCapturedVar());
      ++Capture;
      TraverseStmt(Init);
    }
    return true;
  }
  bool TraverseDecl(const Decl *D) override {
    const auto *Var = dyn_cast_or_null<VarDecl>(D);
    if (!Var || Var->isConstexpr() || isa<ParmVarDecl>(Var))
      return true;
    return variable(Var);
  }
  bool TraverseTypeLoc(TypeLoc, bool) override { return true; }
  bool TraverseTemplateArgumentLoc(const TemplateArgumentLoc &) override {
    return true;
  }
  bool TraverseCXXTypeidExpr(const CXXTypeidExpr *E) override {
    return !E->isPotentiallyEvaluated() ||
           ConstDynamicRecursiveASTVisitor::TraverseCXXTypeidExpr(E);
  }
  // Evaluated by the compiler; but `case EAGAIN:` says something.
  bool TraverseConstantExpr(const ConstantExpr *E) override {
    ++ConstantDepth;
    TraverseStmt(E->getSubExpr());
    --ConstantDepth;
    return true;
  }

  bool TraverseIfStmt(const IfStmt *If) override { return branch(If); }
  bool TraverseConditionalOperator(const ConditionalOperator *E) override;
  bool TraverseCompoundStmt(const CompoundStmt *Block) override;
  bool TraverseCXXCatchStmt(const CXXCatchStmt *Catch) override;
  bool TraverseCXXForRangeStmt(const CXXForRangeStmt *For) override;
  bool TraverseCXXTryStmt(const CXXTryStmt *Try) override {
    ++TryDepth;
    TraverseStmt(Try->getTryBlock());
    --TryDepth;
    for (unsigned I = 0; I != Try->getNumHandlers(); ++I)
      TraverseStmt(Try->getHandler(I));
    return true;
  }
  bool VisitWhileStmt(const WhileStmt *Loop) override { return loop(Loop); }
  bool VisitDoStmt(const DoStmt *Loop) override { return loop(Loop); }
  bool VisitForStmt(const ForStmt *Loop) override { return loop(Loop); }
  bool TraverseCoawaitExpr(const CoawaitExpr *E) override {
    return await(E->getOperand());
  }
  bool TraverseDependentCoawaitExpr(const DependentCoawaitExpr *E) override {
    return await(E->getOperand());
  }

  bool VisitCallExpr(const CallExpr *Call) override;
  bool VisitCXXConstructExpr(const CXXConstructExpr *E) override {
    if (!E->isElidable())
      add(CallSite::Construct, E->getConstructor(), E, E->getLocation());
    thrownAway(E);
    return true;
  }
  bool
  VisitCXXInheritedCtorInitExpr(const CXXInheritedCtorInitExpr *E) override {
    add(CallSite::Construct, E->getConstructor(), E, E->getLocation());
    return true;
  }
  bool VisitCXXDeleteExpr(const CXXDeleteExpr *E) override;
  bool VisitCXXDefaultArgExpr(const CXXDefaultArgExpr *E) override {
    return elsewhereWritten(E->getExpr(), E->getUsedLocation());
  }
  bool VisitCXXDefaultInitExpr(const CXXDefaultInitExpr *E) override {
    return elsewhereWritten(E->getExpr(), E->getUsedLocation());
  }
  bool VisitIntegerLiteral(const IntegerLiteral *E) override {
    if (E->getLocation().isMacroID() &&
        saysNonBlocking(Lexer::getImmediateMacroName(E->getLocation(),
                                                     Context.getSourceManager(),
                                                     Context.getLangOpts())))
      Calls.MentionsNonBlocking = true;
    return true;
  }
  bool VisitDeclRefExpr(const DeclRefExpr *E) override {
    if (const auto *Constant = dyn_cast<EnumConstantDecl>(E->getDecl())) {
      // `blocking::no` says it as well.
      const auto *Enum = cast<EnumDecl>(Constant->getDeclContext());
      if (saysNonBlocking(Constant->getName()) ||
          (Enum->getName().contains_insensitive("blocking") &&
           Constant->getName() == "no"))
        Calls.MentionsNonBlocking = true;
    } else if (!Objects.erase(E) && isa<VarDecl>(E->getDecl())) {
      letGo(cast<VarDecl>(E->getDecl()));
    }
    return true;
  }

private:
  void add(CallSite::SiteKind Kind, const FunctionDecl *Callee,
           const Expr *Site, SourceLocation Loc,
           const ValueDecl *Ends = nullptr) {
    if (Callee && !Callee->isConsteval() && !ConstantDepth)
      Calls.Sites.push_back({Kind, Callee, Site, Ends,
                             WrittenAt.isValid() ? WrittenAt : Loc, Elsewhere,
                             HandlerDepth != 0});
  }
  /// What cannot be moved from is not let go of by being mentioned.
  void letGo(const ValueDecl *Var) {
    if (isMovable(Var->getType()))
      Calls.LetGo.insert(Var);
  }
  bool loop(const Stmt *Loop) {
    Calls.Loops.push_back({Loop, Elsewhere, TryDepth != 0});
    return true;
  }
  /// The temporary that nobody takes ends where it is made.
  void thrownAway(const Expr *E) {
    if (ThrownAway.contains(E))
      add(CallSite::Destroy, destructorOf(E->getType(), Context), E,
          E->getExprLoc());
  }
  /// What is called does not go away by that.
  void object(const Expr *Object) {
    if (const auto *Ref = dyn_cast<DeclRefExpr>(Object->IgnoreParenImpCasts()))
      Objects.insert(Ref);
  }
  void ends(const VarDecl *Var, const Expr *Init);
  void member(const CXXMemberCallExpr *Call);
  bool variable(const VarDecl *Var);
  bool branch(const IfStmt *If);
  bool await(const Expr *Operand);
  void askedBy(const ValueDecl *Lambda);
  void hop(const Expr *Operand);
  void destroyed(const CXXDestructorDecl *Destructor);

  /// Traverses \p E, which is written somewhere else and evaluated at \p Loc.
  bool elsewhereWritten(const Expr *E, SourceLocation Loc) {
    if (!E)
      return true;
    SourceLocation Outer = WrittenAt;
    if (WrittenAt.isInvalid())
      WrittenAt = Loc;
    bool Continue = TraverseStmt(E);
    WrittenAt = Outer;
    return Continue;
  }

  CoroutineModel &Model;
  ASTContext &Context;
  BodyCalls &Calls;
  /// References that are the object of a member call: those do not let go.
  llvm::SmallPtrSet<const DeclRefExpr *, 8> Objects;
  llvm::SmallPtrSet<const Expr *, 8> ThrownAway;
  HopTarget Home;
  bool Elsewhere = false;
  unsigned HandlerDepth = 0;
  unsigned ConstantDepth = 0;
  unsigned TryDepth = 0;
  SourceLocation WrittenAt;
};

} // namespace

void forEachMention(const Stmt *E,
                    llvm::function_ref<void(const ValueDecl *)> Visit) {
  MentionVisitor(Visit).TraverseStmt(E);
}

void addSources(const ValueDecl *D, DeclSet &To) {
  auto Follow = [&](const Expr *Init) {
    if (Init)
      forEachMention(Init, [&](const ValueDecl *Source) {
        if (To.insert(Source).second)
          addSources(Source, To);
      });
  };
  if (const auto *Var = dyn_cast<VarDecl>(D)) {
    if (!isa<ParmVarDecl>(Var))
      Follow(Var->getInit());
    return;
  }
  const auto *Field = dyn_cast<FieldDecl>(D);
  const auto *Class =
      Field ? dyn_cast<CXXRecordDecl>(Field->getParent()) : nullptr;
  if (!Class)
    return;
  if (Field->hasInClassInitializer())
    Follow(Field->getInClassInitializer());
  for (const CXXConstructorDecl *Constructor : constructorsOf(*Class)) {
    const FunctionDecl *Definition = Constructor->getDefinition();
    if (!Definition || Constructor->isCopyOrMoveConstructor())
      continue;
    for (const CXXCtorInitializer *Init :
         cast<CXXConstructorDecl>(Definition)->inits())
      if (Init->isMemberInitializer() && Init->getMember() == Field)
        Follow(Init->getInit());
  }
}

bool BodyCalls::isReady(const Expr *E) const {
  bool Ready = false;
  auto Look = [&](const ValueDecl *D) {
    Ready |= Awaited.contains(D) || Asked.contains(D) || FromAwait.contains(D);
  };
  MentionVisitor Visitor(Look);
  Visitor.TraverseStmt(E);
  return Ready || Visitor.Awaits;
}

void CallCollector::collect(const FunctionDecl *F) {
  if (const auto *Constructor = dyn_cast<CXXConstructorDecl>(F))
    for (const CXXCtorInitializer *Init : Constructor->inits())
      if (Init->getInit())
        TraverseStmt(Init->getInit());
  const Stmt *Body = bodyOf(F);
  if (const auto *Coroutine = dyn_cast_or_null<CoroutineBodyStmt>(Body))
    Body = Coroutine->getBody();
  if (Body) {
    forEachDiscarded(Body, [&](const Discarded &D) {
      if (D.Value->isPRValue() && D.Value->getType()->isRecordType())
        ThrownAway.insert(D.Value);
    });
    TraverseStmt(Body);
  }
  if (const auto *Destructor = dyn_cast<CXXDestructorDecl>(F))
    destroyed(Destructor);
}

void CallCollector::destroyed(const CXXDestructorDecl *Destructor) {
  const CXXRecordDecl *Record = Destructor->getParent();
  if (Record->isUnion() || Record->isDependentContext())
    return;
  for (const FieldDecl *Field : Record->fields())
    add(CallSite::Destroy, destructorOf(Field->getType(), Context), nullptr,
        Field->getLocation(), Field);
  for (const CXXBaseSpecifier &Base : Record->bases())
    add(CallSite::Destroy, destructorOf(Base.getType(), Context), nullptr,
        Base.getBeginLoc());
}

bool CallCollector::variable(const VarDecl *Var) {
  const Expr *Init = Var->getInit();
  if (Init) {
    bool FromAwait = Calls.isReady(Init);
    if (FromAwait)
      Calls.FromAwait.insert(Var);
    TraverseStmt(Init);
  }
  if (Var->hasLocalStorage() && !Var->getType()->isDependentType())
    ends(Var, Init);
  return true;
}

void CallCollector::ends(const VarDecl *Var, const Expr *Init) {
  QualType T = Var->getType();
  // The temporary that a reference keeps alive ends with it ([class.temporary]/6).
  if (T->isReferenceType() && Init) {
    const Expr *Bound = Init;
    if (const auto *Full = dyn_cast<FullExpr>(Bound))
      Bound = Full->getSubExpr();
    const auto *Kept =
        dyn_cast<MaterializeTemporaryExpr>(Bound->IgnoreImpCasts());
    if (Kept && Kept->getExtendingDecl() == Var)
      T = Kept->getType();
  }
  while (!T.isNull()) {
    add(CallSite::Destroy, destructorOf(T, Context), Init, Var->getLocation(),
        Var);
    T = destroyedWith(T);
  }
}

bool CallCollector::branch(const IfStmt *If) {
  TraverseStmt(If->getInit());
  if (If->getConditionVariable())
    TraverseDecl(If->getConditionVariable());
  std::optional<bool> Taken = constantCondition(If->getCond(), Context);
  if (If->isConsteval())
    Taken = If->isNegatedConsteval();
  // In a pattern it is not known yet which branch is code at all.
  if (!Taken && If->isConstexpr())
    return true;
  TraverseStmt(If->getCond());
  bool Before = Elsewhere, After = false;
  for (const auto &[Branch, IsTaken] :
       {std::pair(If->getThen(), !Taken || *Taken),
        std::pair(If->getElse(), !Taken || !*Taken)}) {
    Elsewhere = Before;
    if (IsTaken && Branch)
      TraverseStmt(Branch);
    After |= Elsewhere;
  }
  Elsewhere = After;
  return true;
}

bool CallCollector::TraverseConditionalOperator(const ConditionalOperator *E) {
  TraverseStmt(E->getCond());
  std::optional<bool> Taken = constantCondition(E->getCond(), Context);
  if (!Taken || *Taken)
    TraverseStmt(E->getTrueExpr());
  if (!Taken || !*Taken)
    TraverseStmt(E->getFalseExpr());
  return true;
}

bool CallCollector::TraverseCompoundStmt(const CompoundStmt *Block) {
  // A hop back inside a block is not known to happen on every path past it.
  bool Before = Elsewhere;
  for (const Stmt *Child : Block->body())
    TraverseStmt(Child);
  Elsewhere |= Before;
  return true;
}

bool CallCollector::TraverseCXXCatchStmt(const CXXCatchStmt *Catch) {
  ++HandlerDepth;
  TraverseStmt(Catch->getHandlerBlock());
  --HandlerDepth;
  return true;
}

bool CallCollector::TraverseCXXForRangeStmt(const CXXForRangeStmt *For) {
  loop(For);
  TraverseStmt(For->getInit());
  if (const Expr *Range = For->getRangeInit()) {
    if (Calls.isReady(Range))
      Calls.FromAwait.insert(For->getLoopVariable());
    TraverseStmt(Range);
  }
  for (const Stmt *Part : {static_cast<const Stmt *>(For->getBeginStmt()),
                           static_cast<const Stmt *>(For->getEndStmt()),
                           static_cast<const Stmt *>(For->getCond()),
                           static_cast<const Stmt *>(For->getInc())})
    if (Part)
      TraverseStmt(Part);
  TraverseDecl(For->getLoopVariable());
  return TraverseStmt(For->getBody());
}

bool CallCollector::await(const Expr *Operand) {
  Calls.Awaits = true;
  if (!Operand)
    return true;
  auto Mentioned = [&](const ValueDecl *D) {
    Calls.Awaited.insert(D);
    askedBy(D);
    if (Calls.WaitedFor.insert(D).second)
      addSources(D, Calls.WaitedFor);
  };
  MentionVisitor Mentions(Mentioned);
  Mentions.TraverseStmt(Operand);
  Calls.AwaitsOnThis |= Mentions.CallsOnThis;
  TraverseStmt(Operand);
  hop(Operand);
  return true;
}

/// An awaited lambda has asked, or awaited, what it captures by reference for the coroutine around it.
void CallCollector::askedBy(const ValueDecl *Lambda) {
  const CXXRecordDecl *Class =
      Lambda->getType().getNonReferenceType()->getAsCXXRecordDecl();
  // A generic one may be given itself.
  if (!Class || !Class->isLambda() || Class->isGenericLambda())
    return;
  BodyCalls Inside = callsOf(Class->getLambdaCallOperator(), Model);
  for (const LambdaCapture &Capture : Class->captures()) {
    if (!Capture.capturesVariable() || Capture.getCaptureKind() != LCK_ByRef)
      continue;
    const ValueDecl *Captured = Capture.getCapturedVar();
    if (Inside.Asked.contains(Captured) || Inside.Awaited.contains(Captured))
      Calls.Asked.insert(Captured);
  }
}

void CallCollector::hop(const Expr *Operand) {
  std::optional<HopTarget> Target = hopOf(Operand, Model);
  if (!Target)
    return;
  // Away to a pool; then to something of another kind: that is the way back.
  bool Back =
      Elsewhere && Home.Kind && Target->Kind && Home.Kind != Target->Kind;
  Elsewhere = !Back;
  if (!Back)
    Home = *Target;
}

bool CallCollector::VisitCXXDeleteExpr(const CXXDeleteExpr *E) {
  QualType T = E->getDestroyedType();
  if (!T.isNull())
    add(CallSite::Destroy, destructorOf(T, Context), E, E->getBeginLoc());
  return true;
}

void CallCollector::member(const CXXMemberCallExpr *Call) {
  const Expr *Object = Call->getImplicitObjectArgument();
  const CXXMethodDecl *Method = Call->getMethodDecl();
  if (!Object || !Method)
    return;
  bool Asks = Method->isConst() && Call->getNumArgs() == 0 &&
              Method->getReturnType()->isBooleanType() &&
              Method->getIdentifier() && Method->getName() != "valid" &&
              Method->getName() != "joinable";
  bool Polls =
      Call->getNumArgs() == 1 && isZeroDuration(Call->getArg(0), Context);
  bool Ends = Method->getIdentifier() &&
              llvm::StringSwitch<bool>(Method->getName())
                  .Cases({"detach", "release", "join", "reset", "swap", "get",
                          "wait", "share"},
                         true)
                  .Default(false);
  forEachMention(Object, [&](const ValueDecl *D) {
    if (Asks || Polls)
      Calls.Asked.insert(D);
    if (Ends)
      Calls.LetGo.insert(D);
  });
  object(Object);
}

bool CallCollector::VisitCallExpr(const CallExpr *Call) {
  const FunctionDecl *Callee = Call->getDirectCallee();
  if (const auto *Member = dyn_cast<CXXMemberCallExpr>(Call))
    member(Member);
  else if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(Call);
           Operator && Operator->getOperator() == OO_Call)
    object(Operator->getArg(0));
  if (!Callee)
    return true;
  if (Callee->getIdentifier() && saysNonBlocking(Callee->getName()))
    Calls.MentionsNonBlocking = true;
  add(CallSite::Call, Callee, Call, Call->getExprLoc());
  thrownAway(Call);
  forEachCalledArgument(
      Call, [&](const FunctionDecl *Functor, const Expr *Argument) {
        add(CallSite::Invoke, Functor, Argument, Call->getExprLoc());
      });
  return true;
}

BodyCalls callsOf(const FunctionDecl *F, CoroutineModel &Model) {
  BodyCalls Calls;
  CallCollector(Model, Calls).collect(F);
  return Calls;
}

} // namespace clang::tidy::coro
