// coro-lock-across-suspension: a coroutine is suspended while it holds a thread's lock.
#include "Analysis/HeldLocks.h"
#include "Analysis/LockScope.h"
#include "Checks/CheckRegistration.h"
#include "Checks/CoroCheck.h"
#include "Model/CoroutineModel.h"
#include "Support/MacroPlace.h"

namespace clang::tidy::coro {
namespace {

/// Finds locks of threads that are held while their coroutine is suspended.
///
/// Before:
/// \code
///   std::lock_guard guard(mutex);
///   ++count;
///   co_await send(reply);
/// \endcode
/// After:
/// \code
///   { std::lock_guard guard(mutex);
///   ++count; }
///   co_await send(reply);
/// \endcode
class LockAcrossSuspensionCheck : public CoroutineCheck {
public:
  using CoroutineCheck::CoroutineCheck;

  void checkFunction(const FunctionDecl &Function,
                     ASTContext &Context) override;

private:
  void report(const HeldLock &Held, const FunctionDecl &Coroutine,
              CoroutineModel &Model);
};

/// The lock that the library of \p Coroutine gives for coroutines; empty if its profile names none.
StringRef asyncLockFor(const FunctionDecl &Coroutine, CoroutineModel &Model) {
  StringRef Library = Model.resultFacets(&Coroutine).Library;
  if (Library.empty())
    return "";
  for (const auto &Profile : Model.profiles().profiles())
    if (Profile->Library == Library)
      for (const TypeProfile &Type : Profile->Types)
        // What has an acquire is the lock, and not a guard of it.
        if (llvm::is_contained(Type.Roles, TypeRole::AsyncLock) &&
            !Type.Acquire.empty())
          return Type.Names.front();
  return "";
}

} // namespace

void LockAcrossSuspensionCheck::checkFunction(const FunctionDecl &Function,
                                              ASTContext &Context) {
  CoroutineModel &Model = modelOf(Context);
  for (const HeldLock &Held : locksHeldAcross(Function, Model))
    report(Held, Function, Model);
}

void LockAcrossSuspensionCheck::report(const HeldLock &Held,
                                       const FunctionDecl &Coroutine,
                                       CoroutineModel &Model) {
  const SourceManager &SM = Model.context().getSourceManager();
  SourceLocation Loc =
      Held.Guard ? Held.Guard->getLocation() : Held.Acquired->getExprLoc();
  if (!isReportable(Loc, SM) || isRepeated(Loc))
    return;
  StringRef Why = "threads that want it are blocked meanwhile, and another "
                  "thread may have to release it";
  if (Held.Guard)
    diag(Loc, "%0 holds a lock while the coroutine is suspended: %1")
        << Held.Guard << Why;
  else
    diag(Loc, "%select{the lock that is taken here is held|this temporary "
              "holds a lock}0 while the coroutine is suspended: %1")
        << Held.IsTemporary << Why;
  for (const Expr *Point : Held.At)
    diag(Point->getExprLoc(), "the coroutine may be suspended here",
         DiagnosticIDs::Note);
  if (std::optional<LockScopeFix> Fix =
          narrowLockScope(Held, Coroutine, Model)) {
    auto Diag = diag(Fix->Where,
                     "nothing from here on seems to need the lock: %select{end "
                     "the scope of the guard|unlock it}0 before",
                     DiagnosticIDs::Note)
                << Fix->Unlocks;
    for (const FixItHint &Hint : Fix->Hints)
      Diag << Hint;
  }
  if (StringRef Lock = asyncLockFor(Coroutine, Model); !Lock.empty())
    diag(Loc, "'%0' can be held across a suspension", DiagnosticIDs::Note)
        << Lock;
}

static CheckRegistration<LockAcrossSuspensionCheck>
    Register("coro-lock-across-suspension");

} // namespace clang::tidy::coro
