// coro-unawaited-task: a task is created and never awaited.
#include "Analysis/AwaitFix.h"
#include "Analysis/Discarded.h"
#include "Checks/CheckRegistration.h"
#include "Model/CoroutineModel.h"
#include "Model/RecordLookup.h"

using namespace clang::ast_matchers;

namespace clang::tidy::coro {
namespace {

/// Finds tasks that are created and never awaited.
///
/// Before:
/// \code
///   session.flush();
/// \endcode
/// After:
/// \code
///   co_await session.flush();
/// \endcode
class UnawaitedTaskCheck : public ClangTidyCheck {
public:
  UnawaitedTaskCheck(StringRef Name, ClangTidyContext *Context)
      : ClangTidyCheck(Name, Context),
        ReportVoidCasts(Options.get("ReportVoidCasts", false)) {}

  bool isLanguageVersionSupported(const LangOptions &LangOpts) const override {
    return LangOpts.CPlusPlus20;
  }
  void storeOptions(ClangTidyOptions::OptionMap &Opts) override {
    Options.store(Opts, "ReportVoidCasts", ReportVoidCasts);
  }
  void registerMatchers(MatchFinder *Finder) override {
    Finder->addMatcher(functionDecl(isDefinition()).bind("function"), this);
  }
  void check(const MatchFinder::MatchResult &Result) override;

private:
  void discarded(const Discarded &D, const FunctionDecl &Function);
  void neverUsed(const VarDecl &Local, const FunctionDecl &Function);
  const TypeFacets *unconsumed(const Expr *Value);
  bool firstTime(SourceLocation Loc) { return Seen.insert(Loc).second; }

  const bool ReportVoidCasts;
  CoroutineModel *Model = nullptr;
  /// A template is seen once as written and once per instantiation.
  llvm::DenseSet<SourceLocation> Seen;
};

StringRef consequence(const TypeFacets &Facets) {
  switch (Facets.Dropped) {
  case DropEffect::NeverRuns:
    return "its body never runs";
  case DropEffect::Cancels:
    return "destroying it cancels the work";
  default:
    return "its result and its exception are lost";
  }
}

} // namespace

const TypeFacets *UnawaitedTaskCheck::unconsumed(const Expr *Value) {
  if (!Value->isPRValue() || !Value->getType()->isRecordType())
    return nullptr;
  const TypeFacets &Facets = Model->facets(Value->getType());
  return Facets.isTask() && Facets.mustBeConsumed() ? &Facets : nullptr;
}

void UnawaitedTaskCheck::check(const MatchFinder::MatchResult &Result) {
  const auto &Function = *Result.Nodes.getNodeAs<FunctionDecl>("function");
  const Stmt *Body = Function.getBody();
  if (!Body || Function.isDefaulted())
    return;
  Model = &modelOf(*Result.Context);
  forEachDiscarded(Body, [&](const Discarded &D) { discarded(D, Function); });
  for (const Decl *D : Function.decls())
    if (const auto *Local = dyn_cast<VarDecl>(D))
      neverUsed(*Local, Function);
}

void UnawaitedTaskCheck::discarded(const Discarded &D,
                                   const FunctionDecl &Function) {
  if (D.ByAuthor && !ReportVoidCasts)
    return;
  const TypeFacets *Facets = unconsumed(D.Value);
  if (!Facets || !firstTime(D.Value->getExprLoc()))
    return;
  auto Diag =
      diag(D.Value->getExprLoc(), "this task of type %0 is never awaited: %1")
      << D.Value->getType() << consequence(*Facets)
      << D.Value->getSourceRange();
  for (const FixItHint &Fix :
       awaitFix(D.Value, {&Function, D.InHandler, false}, *Model))
    Diag << Fix;
}

void UnawaitedTaskCheck::neverUsed(const VarDecl &Local,
                                   const FunctionDecl &Function) {
  if (Local.isReferenced() || isa<ParmVarDecl>(Local) || !Local.getInit() ||
      Local.hasAttr<UnusedAttr>())
    return;
  const Expr *Value = withoutWrappers(Local.getInit());
  const TypeFacets *Facets = unconsumed(Value);
  if (!Facets || !firstTime(Local.getLocation()))
    return;
  diag(Local.getLocation(), "the task %0 is never awaited: %1")
      << &Local << consequence(*Facets);
}

static CheckRegistration<UnawaitedTaskCheck> Register("coro-unawaited-task");

} // namespace clang::tidy::coro
