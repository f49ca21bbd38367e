// coro-blocking-call: a coroutine calls what stops its thread.
#include "Checks/CheckRegistration.h"
#include "Checks/CoroCheck.h"
#include "Model/CoroutineModel.h"

using namespace clang::ast_matchers;

namespace clang::tidy::coro {
namespace {

/// Finds calls in the body of a coroutine that stop the thread, and with it every other task of that thread.
class BlockingCallCheck : public CoroCheck {
public:
  BlockingCallCheck(StringRef Name, ClangTidyContext *Context)
      : CoroCheck(Name, Context),
        ReportLocks(Options.get("ReportLocks", false)) {}

  void storeOptions(ClangTidyOptions::OptionMap &Opts) override {
    Options.store(Opts, "ReportLocks", ReportLocks);
  }
  void registerMatchers(MatchFinder *Finder) override {
    auto InCoroutine = forCallable(
        functionDecl(hasBody(coroutineBodyStmt())).bind("function"));
    Finder->addMatcher(callExpr(InCoroutine).bind("call"), this);
    Finder->addMatcher(cxxConstructExpr(InCoroutine).bind("construct"), this);
  }
  void check(const MatchFinder::MatchResult &Result) override;

private:
  const bool ReportLocks;
};

} // namespace

void BlockingCallCheck::check(const MatchFinder::MatchResult &Result) {
  const FunctionDecl *Callee = nullptr;
  SourceLocation Loc;
  SourceRange Range;
  if (const auto *Call = Result.Nodes.getNodeAs<CallExpr>("call")) {
    Callee = Call->getDirectCallee();
    Loc = Call->getExprLoc();
    Range = Call->getSourceRange();
  } else if (const auto *Construct =
                 Result.Nodes.getNodeAs<CXXConstructExpr>("construct")) {
    Callee = Construct->getConstructor();
    Loc = Construct->getLocation();
    Range = Construct->getSourceRange();
  }
  if (!Callee)
    return;
  CoroutineModel &Model = modelOf(*Result.Context);
  auto Blocks = Model.profiles().function(Callee, FunctionRole::Blocking);
  if (!Blocks)
    Blocks = Model.profiles().function(Callee, FunctionRole::SyncWait);
  if (!Blocks || (Blocks->Grade == BlockingGrade::Lock && !ReportLocks) ||
      isRepeated(Loc))
    return;
  diag(Loc, "'%0' blocks the thread of this coroutine: %1")
      << Callee->getQualifiedNameAsString() << Blocks->Reason << Range;
  if (!Blocks->Instead.empty())
    diag(Loc, "use %0 instead", DiagnosticIDs::Note) << Blocks->Instead;
}

static CheckRegistration<BlockingCallCheck> Register("coro-blocking-call");

} // namespace clang::tidy::coro
