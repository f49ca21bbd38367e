// What a function does after it has started work that nobody owns: whether it leaves, and whether it waits.
#include "Analysis/Aftermath.h"
#include "Analysis/Ancestors.h"
#include "Analysis/BodyVisitor.h"
#include "Analysis/CallRoles.h"
#include "Analysis/Discarded.h"
#include "Analysis/WorkReferences.h"

namespace clang::tidy::coro {
namespace {

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

} // namespace

bool Aftermath::leaves(const VarDecl *Local, const Expr *Start) const {
  const CFGBlock *From = Graph.blockOf(Start);
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
  const CFGBlock *From = Graph.blockOf(Start), *To = Graph.blockOf(E);
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

bool Aftermath::mayWait(const Expr *Start, const Expr *Work) const {
  Mentions Given;
  Given.TraverseStmt(Work);
  // A callback may tell that the work is done.
  if (const auto *Call = dyn_cast<CallExpr>(Start))
    for (const Expr *Arg : Call->arguments())
      if (isa<LambdaExpr>(withoutWrappers(Arg)))
        Given.TraverseStmt(Arg);
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

} // namespace clang::tidy::coro
