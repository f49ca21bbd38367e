// coro-race-across-suspension: what a coroutine found out before a suspension is relied on after it.
#include "Analysis/CoroutineSerialization.h"
#include "Analysis/ObjectChanges.h"
#include "Analysis/TestedState.h"
#include "Checks/CheckRegistration.h"
#include "Checks/CoroCheck.h"
#include "Model/CoroutineModel.h"
#include "Support/MacroPlace.h"
#include "Support/PerASTContext.h"

namespace clang::tidy::coro {
namespace {

/// Finds shared objects that are tested or read before a suspension, and relied on or written after it.
///
/// Before:
/// \code
///   if (connection_) {
///     co_await connection_->send(m);
///     connection_->flush(); // reset from elsewhere meanwhile
///   }
/// \endcode
/// After:
/// \code
///   if (auto connection = connection_) {
///     co_await connection->send(m);
///     connection->flush();
///   }
/// \endcode
class RaceAcrossSuspensionCheck : public CoroutineCheck {
public:
  using CoroutineCheck::CoroutineCheck;

  void checkFunction(const FunctionDecl &Function,
                     ASTContext &Context) override;

private:
  const ObjectChange *emptiedMeanwhile(const ReliedOn &Relied,
                                       const FunctionDecl &F);
  void report(const ReliedOn &Relied, const ObjectChange &Change);
  void report(const LostUpdate &Update, const ObjectChange *Change);
  bool isSilent(SourceLocation Loc) {
    return !isReportable(Loc, Model->context().getSourceManager()) ||
           isRepeated(Loc);
  }

  CoroutineModel *Model = nullptr;
};

} // namespace

void RaceAcrossSuspensionCheck::checkFunction(const FunctionDecl &Function,
                                              ASTContext &Context) {
  Model = &modelOf(Context);
  const Suspensions *Points = suspensionsOf(Function, *Model);
  if (!Points || serializesAccess(Function, *Model))
    return;
  for (const ReliedOn &Relied : reliedOnAfterSuspension(*Points))
    if (const ObjectChange *Change = emptiedMeanwhile(Relied, Function))
      report(Relied, *Change);
  for (const LostUpdate &Update : lostUpdates(*Points)) {
    auto Changes = perASTContext<ObjectChanges>(Context).changesMeanwhile(
        Update.Object, Function);
    // Read and written in one expression, others are not even needed: in which order that happens is unspecified.
    if (Update.IsOneExpression || !Changes.empty())
      report(Update, Changes.empty() ? nullptr : Changes.front());
  }
}

/// Where others may empty what \p Relied is about: in what is awaited, or in another sequence.
const ObjectChange *
RaceAcrossSuspensionCheck::emptiedMeanwhile(const ReliedOn &Relied,
                                            const FunctionDecl &F) {
  const auto &Changes = perASTContext<ObjectChanges>(Model->context());
  for (const Suspension *Point : Relied.At)
    for (const FunctionDecl *Callee : ownMembersCalledBy(*Point->Where))
      if (const ObjectChange *Change = Changes.changeIn(*Callee, Relied.Object);
          Change && Change->Kind == ChangeKind::Shrinks)
        return Change;
  for (const ObjectChange *Change : Changes.changesMeanwhile(Relied.Object, F))
    if (Change->Kind == ChangeKind::Shrinks)
      return Change;
  return nullptr;
}

void RaceAcrossSuspensionCheck::report(const ReliedOn &Relied,
                                       const ObjectChange &Change) {
  SourceLocation Loc = Relied.Use->getExprLoc();
  if (isSilent(Loc))
    return;
  diag(Loc, "%0 may be empty by now: it was tested before the suspension, and "
            "not since")
      << Relied.Object.last();
  diag(Relied.Test->getExprLoc(), "tested here", DiagnosticIDs::Note);
  noteSuspensions(*this, Relied.At);
  diag(Change.Where->getExprLoc(), "emptied here", DiagnosticIDs::Note);
}

void RaceAcrossSuspensionCheck::report(const LostUpdate &Update,
                                       const ObjectChange *Change) {
  SourceLocation Loc = Update.Write->getExprLoc();
  if (isSilent(Loc))
    return;
  diag(Loc, "%0 is computed from its value before the suspension: what others "
            "wrote meanwhile is lost")
      << Update.Object.last();
  diag(Update.Read->getExprLoc(), "read here", DiagnosticIDs::Note);
  noteSuspensions(*this, Update.At);
  if (Change)
    diag(Change->Where->getExprLoc(), "written here as well",
         DiagnosticIDs::Note);
}

static CheckRegistration<RaceAcrossSuspensionCheck>
    Register("coro-race-across-suspension");

} // namespace clang::tidy::coro
