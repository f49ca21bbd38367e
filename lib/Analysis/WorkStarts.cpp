// Which calls of a function start work that nobody owns.
#include "Analysis/WorkStarts.h"
#include "Analysis/CallRoles.h"
#include "Analysis/Cancellation.h"
#include "Analysis/Discarded.h"

namespace clang::tidy::coro {
namespace {

/// Whether \p E is a completion token by which nobody learns of the end, such as `asio::detached`.
bool detaches(const Expr *E, CoroutineModel &Model) {
  const auto *Ref = dyn_cast<DeclRefExpr>(withoutWrappers(E));
  return Ref && Model.profiles().object(dyn_cast<VarDecl>(Ref->getDecl()),
                                        FunctionRole::Detach);
}

/// Whether a template argument is an enumerator of a signal type, other than the one for none.
bool isSignal(const TemplateArgument &Argument) {
  const auto *Enum = Argument.getKind() == TemplateArgument::Integral
                         ? Argument.getIntegralType()->getAs<EnumType>()
                         : nullptr;
  return Enum && Enum->getDecl()->getName().contains_insensitive("signal") &&
         Argument.getAsIntegral() != 0;
}

/// Whether \p Call tells the losers of its race to stop: it is given what can request that, or a token of one.
bool cancelsLosers(const CallExpr *Call, CoroutineModel &Model) {
  // A signal that is named as a template argument: `collectAny<SignalType::Terminate>(…)`.
  const FunctionDecl *Callee = Call->getDirectCallee();
  const TemplateArgumentList *Args =
      Callee ? Callee->getTemplateSpecializationArgs() : nullptr;
  if (Args && llvm::any_of(Args->asArray(), isSignal))
    return true;
  return namesToken(Call, Model);
}

} // namespace

const Expr *workDetachedBy(const CallExpr *Call, CoroutineModel &Model) {
  if (auto Detach = roleOf(Call, FunctionRole::Detach, Model))
    return argumentOf(Call, Detach);
  auto Spawn = roleOf(Call, FunctionRole::Spawn, Model);
  if (!Spawn)
    return nullptr;
  const Expr *Work = argumentOf(Call, Spawn);
  return llvm::any_of(profileArguments(Call),
                      [&](const Expr *Arg) {
                        return Arg != Work && detaches(Arg, Model);
                      })
             ? Work
             : nullptr;
}

std::vector<DetachedWork> startsOf(const FunctionDecl &F,
                                   const CallsInOrder &Body,
                                   CoroutineModel &Model) {
  std::vector<DetachedWork> All;
  for (const CallExpr *Call : Body.Calls) {
    if (const Expr *Work = workDetachedBy(Call, Model))
      All.push_back({DetachedBy::Call, Call, Work, {}});
    else if (auto Race = roleOf(Call, FunctionRole::LeavesRunning, Model);
             Race && !cancelsLosers(Call, Model)) {
      const Expr *One = argumentOf(Call, Race);
      for (const Expr *Arg : profileArguments(Call))
        if (!One || One == Arg)
          All.push_back({DetachedBy::Race, Call, Arg, {}});
    }
  }
  forEachDiscarded(F.getBody(), [&](const Discarded &D) {
    const auto *Call = dyn_cast<CallExpr>(D.Value);
    if (!Call || !Call->isPRValue() ||
        llvm::any_of(All,
                     [&](const DetachedWork &W) { return W.Start == Call; }))
      return;
    const TypeFacets &Facets = Model.facets(Call->getType());
    if (Facets.isCoroutine() && Facets.Start == StartKind::Eager &&
        Facets.Dropped != DropEffect::Cancels)
      All.push_back({DetachedBy::Call, Call, Call, {}});
    else if (Facets.Dropped == DropEffect::LosesResult)
      // What the start hands back is thrown away: nobody can wait.
      if (auto Spawn = roleOf(Call, FunctionRole::Spawn, Model))
        if (const Expr *Work = argumentOf(Call, Spawn))
          All.push_back({DetachedBy::Call, Call, Work, {}});
  });
  return All;
}

} // namespace clang::tidy::coro
