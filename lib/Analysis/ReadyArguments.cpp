// Whether a chain of calls waits for what the coroutine at its beginning knows to be there.
#include "Analysis/ReadyArguments.h"
#include "clang/AST/ExprCXX.h"
#include "llvm/ADT/SmallBitVector.h"

namespace clang::tidy::coro {
namespace {

/// What a function was given of the thing that a call in it waits for.
struct HandedDown {
  llvm::SmallBitVector Parameters;
  bool Object = false;

  explicit HandedDown(const FunctionDecl &F) : Parameters(F.getNumParams()) {}
  bool isNothing() const { return !Object && Parameters.none(); }
};

/// Adds what \p E is made of, through the locals that stand in between: `auto last = std::move(results); last.get();`
void add(const Expr *E, HandedDown &Handed,
         llvm::SmallPtrSetImpl<const ValueDecl *> &Seen) {
  forEachMention(E, [&](const ValueDecl *D) {
    if (!Seen.insert(D).second)
      return;
    if (isa<FieldDecl>(D))
      Handed.Object = true;
    else if (const auto *P = dyn_cast<ParmVarDecl>(D)) {
      if (P->getFunctionScopeIndex() < Handed.Parameters.size())
        Handed.Parameters.set(P->getFunctionScopeIndex());
    } else if (const auto *Local = dyn_cast<VarDecl>(D);
               Local && Local->getInit())
      add(Local->getInit(), Handed, Seen);
  });
}

/// The object of a member call, or null.
const Expr *objectOf(const CallSite &Site) {
  const auto *Call = dyn_cast_or_null<CXXMemberCallExpr>(Site.Site);
  return Call ? Call->getImplicitObjectArgument() : nullptr;
}

/// Calls \p Visit with each argument for what \p Handed names of the callee.
void forEachHanded(const CallSite &Site, const HandedDown &Handed,
                   llvm::function_ref<void(const Expr *)> Visit) {
  llvm::ArrayRef<const Expr *> Args;
  if (const auto *Call = dyn_cast_or_null<CallExpr>(Site.Site))
    Args = {Call->getArgs(), Call->getNumArgs()};
  else if (const auto *Construct =
               dyn_cast_or_null<CXXConstructExpr>(Site.Site))
    Args = {Construct->getArgs(), Construct->getNumArgs()};
  // The object comes first among the arguments of an operator.
  if (isa_and_nonnull<CXXOperatorCallExpr>(Site.Site) &&
      isa<CXXMethodDecl>(Site.Callee) && !Args.empty()) {
    if (Handed.Object)
      Visit(Args.front());
    Args = Args.drop_front();
  } else if (const Expr *Object = objectOf(Site); Object && Handed.Object) {
    Visit(Object);
  }
  for (unsigned I : Handed.Parameters.set_bits())
    if (I < Args.size())
      Visit(Args[I]);
}

/// Whether \p Call is of a member or an operator of something that can be awaited, and was, or was asked before.
bool isOfReadyFuture(const CallSite &Call, const BodyCalls &Calls,
                     CoroutineModel &Model) {
  const Expr *Object = objectOf(Call);
  if (const auto *Operator = dyn_cast_or_null<CXXOperatorCallExpr>(Call.Site);
      Operator && isa<CXXMethodDecl>(Call.Callee))
    Object = Operator->getArg(0);
  if (!Object || !Calls.isReady(Object))
    return false;
  QualType T = Object->getType().getNonReferenceType();
  return Model.facets(T->isPointerType() ? T->getPointeeType() : T)
      .isAwaitable();
}

} // namespace

bool waitsForReadyArgument(const CallEdge &Edge, const FunctionNode &From,
                           BlockingTier Tier, CoroutineModel &Model) {
  // The calls on the way, each with the function that it stands in.
  llvm::SmallVector<std::pair<const FunctionNode *, const CallEdge *>, 8> Way{
      {&From, &Edge}};
  while (!Way.back().second->Source) {
    const FunctionNode *Next = Way.back().second->Target;
    Way.push_back({Next, &Next->Edges[Next->Via[unsigned(Tier)]]});
  }
  BlockingGrade Grade = Way.back().second->Source->Grade;
  const Expr *Waited = objectOf(*Way.back().second->Site);
  if (Way.size() == 1 ||
      (Grade != BlockingGrade::Wait && Grade != BlockingGrade::Deadlock))
    return false;
  if (isOfReadyFuture(*Edge.Site, From.Calls, Model))
    return true;
  // A lambda that is called in place names what it captures.
  if (!Waited || From.Calls.isReady(Waited))
    return Waited;
  HandedDown Handed(*Way.back().first->Function);
  llvm::SmallPtrSet<const ValueDecl *, 4> Seen;
  add(Waited, Handed, Seen);
  for (size_t I = Way.size() - 1; I != 0 && !Handed.isNothing(); --I) {
    const auto *Caller = Way[I - 1].first;
    const auto *Call = Way[I - 1].second;
    HandedDown Outer(*Caller->Function);
    bool Ready = false;
    Seen.clear();
    forEachHanded(*Call->Site, Handed, [&](const Expr *Arg) {
      Ready |= Caller->Calls.isReady(Arg);
      add(Arg, Outer, Seen);
    });
    if (Ready)
      return true;
    Handed = std::move(Outer);
  }
  return false;
}

} // namespace clang::tidy::coro
