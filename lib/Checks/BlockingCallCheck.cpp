// coro-blocking-call: a coroutine calls what stops its thread, itself or through other functions.
#include "Analysis/BlockingMessage.h"
#include "Analysis/BlockingSources.h"
#include "Analysis/Effects.h"
#include "Analysis/Instantiation.h"
#include "Analysis/LocalUses.h"
#include "Analysis/ReadyArguments.h"
#include "Analysis/Replacement.h"
#include "Checks/CheckRegistration.h"
#include "Checks/CoroCheck.h"
#include "Model/CoroutineModel.h"

namespace clang::tidy::coro {
namespace {

/// Finds calls in a coroutine that stop the thread, and with it every other task of that thread: in its own body, or
/// through any number of functions that can be seen.
class BlockingCallCheck : public CoroutineCheck {
public:
  BlockingCallCheck(StringRef Name, ClangTidyContext *Context)
      : CoroutineCheck(Name, Context),
        ReportLocks(Options.get("ReportLocks", false)) {}

  void storeOptions(ClangTidyOptions::OptionMap &Opts) override {
    Options.store(Opts, "ReportLocks", ReportLocks);
  }
  void checkFunction(const FunctionDecl &Function,
                     ASTContext &Context) override;

private:
  void examine(const CallEdge &Edge, const FunctionNode &Coroutine);
  void report(const CallEdge &Edge, const FunctionNode &Coroutine,
              BlockingTier Tier);
  void explain(const CallEdge &Edge, BlockingTier Tier);
  bool isReported(BlockingTier Tier, const CallEdge &Edge,
                  const FunctionNode &Coroutine) const;

  const bool ReportLocks;
  CoroutineModel *Model = nullptr;
};

HopKind hopKind(const CallSite &Site) {
  return Site.Kind == CallSite::Destroy ? HopKind::Destroys : HopKind::Calls;
}

std::string subject(const CallEdge &Edge) {
  return subjectOf(*Edge.Site,
                   Edge.Source ? Edge.Source->Function : Edge.Target->Function);
}

/// The source at the end of the chain that begins with \p Edge.
const CallEdge &lastEdge(const CallEdge &Edge, BlockingTier Tier) {
  const CallEdge *Last = &Edge;
  while (!Last->Source)
    Last = &Last->Target->Edges[Last->Target->Via[unsigned(Tier)]];
  return *Last;
}

} // namespace

void BlockingCallCheck::checkFunction(const FunctionDecl &Function,
                                      ASTContext &Context) {
  Model = &modelOf(Context);
  if (!sharesItsThread(&Function, *Model))
    return;
  const FunctionNode &Coroutine = effectsOf(*Model).summary(&Function);
  for (const CallEdge &Edge : Coroutine.Edges)
    examine(Edge, Coroutine);
}

/// Whether the call is one that blocks in the tier \p Tier.
static bool blocks(const CallEdge &Edge, const FunctionNode &Coroutine,
                   BlockingTier Tier) {
  // The task that runs the event loop beside the others in a when_all() does nothing else.
  if (Edge.Source && Edge.Source->RunsLoop && !Coroutine.Calls.Awaits &&
      llvm::count_if(Coroutine.Calls.Sites, [](const CallSite &Site) {
        return Site.Kind == CallSite::Call;
      }) == 1)
    return false;
  return Edge.Source ? Edge.Source->Tier == Tier
                     : !Edge.Target->IsCoroutine && Edge.Target->blocks(Tier);
}

/// Whether \p Edge is the end of an object that waits for what a call on the object has waited for before: the destructor
/// of a server that was stopped.
static bool isDoneBefore(const CallEdge &Edge, const FunctionNode &Coroutine,
                         BlockingTier Tier) {
  if (!Edge.Site->Ends)
    return false;
  const FunctionDecl *Waits = lastEdge(Edge, Tier).Source->Function;
  return llvm::any_of(Coroutine.Edges, [&](const CallEdge &Other) {
    const auto *Call = dyn_cast_or_null<CXXMemberCallExpr>(Other.Site->Site);
    const auto *Object =
        Call && !Other.Site->Ends
            ? dyn_cast<DeclRefExpr>(
                  Call->getImplicitObjectArgument()->IgnoreParenImpCasts())
            : nullptr;
    return Object && Object->getDecl() == Edge.Site->Ends &&
           blocks(Other, Coroutine, Tier) &&
           lastEdge(Other, Tier).Source->Function->getCanonicalDecl() ==
               Waits->getCanonicalDecl();
  });
}

bool BlockingCallCheck::isReported(BlockingTier Tier, const CallEdge &Edge,
                                   const FunctionNode &Coroutine) const {
  switch (Tier) {
  case BlockingTier::Always:
    return true;
  case BlockingTier::Descriptor:
    // A descriptor that was waited for is read without waiting.
    return !isReady(*Edge.Site, Coroutine.Calls);
  case BlockingTier::Lock:
    return ReportLocks;
  }
  llvm_unreachable("unknown tier");
}

/// Whether \p Site calls what the caller of the template \p F has given it: `submit(callable) { co_return callable(); }`.
/// What that does, and where, is not the coroutine's choice.
static bool callsItsArgument(const CallSite &Site, const FunctionDecl &F) {
  const FunctionDecl *Pattern = patternOf(F);
  const auto *Call = dyn_cast_or_null<CXXOperatorCallExpr>(Site.Site);
  if (!Pattern || !Call || Call->getOperator() != OO_Call)
    return false;
  const DeclRefExpr *Ref = localNamedBy(Call->getArg(0));
  const auto *Parameter = Ref ? dyn_cast<ParmVarDecl>(Ref->getDecl()) : nullptr;
  if (!Parameter)
    return false;
  unsigned Index = Parameter->getFunctionScopeIndex();
  return Index < Pattern->getNumParams() &&
         Pattern->getParamDecl(Index)->getType()->isDependentType();
}

void BlockingCallCheck::examine(const CallEdge &Edge,
                                const FunctionNode &Coroutine) {
  if (callsItsArgument(*Edge.Site, *Coroutine.Function))
    return;
  uint8_t Tiers = 0;
  for (BlockingTier Tier :
       {BlockingTier::Always, BlockingTier::Descriptor, BlockingTier::Lock}) {
    if (!isReported(Tier, Edge, Coroutine))
      continue;
    if (blocks(Edge, Coroutine, Tier)) {
      if (!waitsForReadyArgument(Edge, Coroutine, Tier, *Model) &&
          !isDoneBefore(Edge, Coroutine, Tier) && !isRepeated(Edge.Site->Loc))
        report(Edge, Coroutine, Tier);
      return;
    }
    Tiers |= 1 << unsigned(Tier);
  }
  if (Edge.Target && !Edge.Target->IsCoroutine && Edge.Target->ReachesUnknown)
    effectsOf(*Model).addOpenCall({&Edge, Tiers});
}

void BlockingCallCheck::report(const CallEdge &Edge,
                               const FunctionNode &Coroutine,
                               BlockingTier Tier) {
  const CallSite &Site = *Edge.Site;
  const BlockingSource &Source = *lastEdge(Edge, Tier).Source;
  bool Direct = Edge.Source.has_value();
  BlockingGrade Grade = Source.Grade;
  if (Direct && Grade == BlockingGrade::Wait &&
      couldAwaitObject(Site, Coroutine.Function, *Model))
    Grade = BlockingGrade::Deadlock;
  diag(Site.Loc, "%0") << blockingMessage(hopKind(Site), subject(Edge),
                                          Direct ? ""
                                                 : displayName(Source.Function),
                                          Grade, Source.Reason)
                       << (Site.Site && !Site.Ends ? Site.Site->getSourceRange()
                                                   : SourceRange());
  if (!Direct)
    return explain(Edge, Tier);
  const FunctionDecl *Definition = Coroutine.Function->getDefinition();
  if (auto Use = replacementFor(Site, Source, Definition, *Model))
    diag(Site.Loc, "use %0 instead", DiagnosticIDs::Note)
        << Use->Use << Use->Fixes;
}

void BlockingCallCheck::explain(const CallEdge &Edge, BlockingTier Tier) {
  const CallEdge *Step = &Edge;
  while (!Step->Source) {
    const FunctionNode &From = *Step->Target;
    Step = &From.Edges[From.Via[unsigned(Tier)]];
    diag(Step->Site->Loc, "%0", DiagnosticIDs::Note)
        << hopMessage(displayName(From.Function),
                      displayName(Step->Source ? Step->Source->Function
                                               : Step->Target->Function));
  }
  if (!Step->Source->Instead.empty())
    diag(Step->Site->Loc, "use %0 instead", DiagnosticIDs::Note)
        << Step->Source->Instead;
}

static CheckRegistration<BlockingCallCheck> Register("coro-blocking-call");

} // namespace clang::tidy::coro
