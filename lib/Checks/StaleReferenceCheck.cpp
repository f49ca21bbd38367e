// coro-stale-reference: an iterator or a reference into a container is used after others could change that.
#include "Analysis/CoroutineSerialization.h"
#include "Analysis/KeptValues.h"
#include "Analysis/ObjectChanges.h"
#include "Analysis/SharedElements.h"
#include "Checks/CheckRegistration.h"
#include "Checks/CoroCheck.h"
#include "Model/CoroutineModel.h"
#include "Support/MacroPlace.h"
#include "Support/PerASTContext.h"

namespace clang::tidy::coro {
namespace {

/// Finds iterators, references, pointers and views into a shared container that are obtained before a suspension and
/// used after it.
///
/// Before:
/// \code
///   for (auto &session : sessions_) // erased from elsewhere
///     co_await session->flush();
/// \endcode
/// After:
/// \code
///   auto sessions = sessions_;
///   for (auto &session : sessions)
///     co_await session->flush();
/// \endcode
class StaleReferenceCheck : public CoroutineCheck {
public:
  StaleReferenceCheck(StringRef Name, ClangTidyContext *Context)
      : CoroutineCheck(Name, Context),
        ReportStableNodes(Options.get("ReportStableNodes", false)),
        ReportGrowthOnly(Options.get("ReportGrowthOnly", false)) {}

  void storeOptions(ClangTidyOptions::OptionMap &Opts) override {
    Options.store(Opts, "ReportStableNodes", ReportStableNodes);
    Options.store(Opts, "ReportGrowthOnly", ReportGrowthOnly);
  }
  void checkFunction(const FunctionDecl &F, ASTContext &Context) override;

private:
  const ObjectChange *changeOf(const ElementReference &Reference,
                               llvm::ArrayRef<const Suspension *> At);
  const ObjectChange *changeByAwaited(const ElementReference &Reference,
                                      llvm::ArrayRef<const Suspension *> At);
  void report(const KeptValue &Kept, const ElementReference &Reference);

  const bool ReportStableNodes, ReportGrowthOnly;
  const FunctionDecl *Function = nullptr;
  CoroutineModel *Model = nullptr;
};

/// Whether \p Change makes \p Reference invalid.
bool breaks(const ObjectChange &Change, const ElementReference &Reference) {
  switch (Change.Kind) {
  case ChangeKind::Grows:
    return Reference.breaksOnGrowth();
  case ChangeKind::Shrinks:
  case ChangeKind::Assigned:
    return true;
  }
  llvm_unreachable("all kinds are covered");
}

} // namespace

void StaleReferenceCheck::checkFunction(const FunctionDecl &F,
                                        ASTContext &Context) {
  Function = &F;
  Model = &modelOf(Context);
  const Suspensions *Points = suspensionsOf(*Function, *Model);
  if (!Points || serializesAccess(*Function, *Model))
    return;
  std::optional<ElementReference> Reference;
  forEachKeptValue(
      *Points,
      [&](const VarDecl &Local, const Expr &Value) {
        Reference = elementReference(Local, Value);
        return Reference.has_value();
      },
      [](const DeclRefExpr &) { return true; },
      [&](const KeptValue &Kept) { report(Kept, *Reference); });
}

/// A change that something awaited at one of \p At makes for sure: it calls a member that does.
const ObjectChange *
StaleReferenceCheck::changeByAwaited(const ElementReference &Reference,
                                     llvm::ArrayRef<const Suspension *> At) {
  const auto &Changes = perASTContext<ObjectChanges>(Model->context());
  for (const Suspension *Point : At)
    for (const FunctionDecl *Callee : ownMembersCalledBy(*Point->Where))
      if (const ObjectChange *Change =
              Changes.changeIn(*Callee, Reference.Container);
          Change && breaks(*Change, Reference))
        return Change;
  return nullptr;
}

/// A change of the container that makes \p Reference invalid and may happen meanwhile.
///
/// That something else in the translation unit fills a container does not say so: routes are added before the server
/// runs. Elements that come and go by other functions than this one do.
const ObjectChange *
StaleReferenceCheck::changeOf(const ElementReference &Reference,
                              llvm::ArrayRef<const Suspension *> At) {
  if (const ObjectChange *Change = changeByAwaited(Reference, At))
    return Change;
  const auto &Changes = perASTContext<ObjectChanges>(Model->context());
  const ObjectChange *Grown = nullptr, *Shrunk = nullptr;
  for (const ObjectChange *Change :
       Changes.changesMeanwhile(Reference.Container, *Function))
    (Change->Kind == ChangeKind::Grows ? Grown : Shrunk) = Change;

  if (!Reference.breaksOnGrowth())
    return ReportStableNodes ? Shrunk : nullptr;
  if (Shrunk && Grown)
    return Shrunk;
  return ReportGrowthOnly ? (Shrunk ? Shrunk : Grown) : nullptr;
}

void StaleReferenceCheck::report(const KeptValue &Kept,
                                 const ElementReference &Reference) {
  const ObjectChange *Change = changeOf(Reference, Kept.At);
  const bool IsLoop =
      Kept.Local->isCXXForRangeDecl() || Kept.Local->isImplicit();
  SourceLocation Loc =
      IsLoop ? Kept.Value->getExprLoc() : Kept.Use->getExprLoc();
  if (!Change || !isReportable(Loc, Model->context().getSourceManager()) ||
      isRepeated(Loc))
    return;
  if (IsLoop)
    diag(Loc, "the loop over %0 goes on after a suspension, in which elements "
              "may have come and gone")
        << Reference.Container.last();
  else
    diag(Loc, "%0 %select{refers to an element|is an iterator}1 of %2 from "
              "before the suspension; elements may have come and gone since")
        << Kept.Local << Reference.IsIterator << Reference.Container.last();
  noteSuspensions(*this, Kept.At);
  diag(Change->Where->getExprLoc(), "%0 is changed here", DiagnosticIDs::Note)
      << Reference.Container.last();
}

static CheckRegistration<StaleReferenceCheck> Register("coro-stale-reference");

} // namespace clang::tidy::coro
