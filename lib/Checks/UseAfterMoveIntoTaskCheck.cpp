// coro-use-after-move-into-task: an object is moved into the call that makes a task, and used all the same.
#include "Analysis/MovesIntoTasks.h"
#include "Checks/CheckRegistration.h"
#include "Checks/CoroCheck.h"
#include "Support/MacroPlace.h"

using namespace clang::ast_matchers;

namespace clang::tidy::coro {
namespace {

/// Finds objects that are moved into the call that makes a task, and used all the same.
///
/// Before:
/// \code
///   co_spawn(executor, session(socket.remote_endpoint(), std::move(socket)), detached);
/// \endcode
/// After:
/// \code
///   auto peer = socket.remote_endpoint();
///   co_spawn(executor, session(peer, std::move(socket)), detached);
/// \endcode
class UseAfterMoveIntoTaskCheck : public CoroCheck {
public:
  using CoroCheck::CoroCheck;

  void registerMatchers(MatchFinder *Finder) override {
    Finder->addMatcher(functionDecl(isDefinition()).bind("function"), this);
  }
  void check(const MatchFinder::MatchResult &Result) override;
};

} // namespace

void UseAfterMoveIntoTaskCheck::check(const MatchFinder::MatchResult &Result) {
  const auto *F = Result.Nodes.getNodeAs<FunctionDecl>("function");
  for (const MovedUse &Use : movedUses(*F, modelOf(*Result.Context))) {
    SourceLocation Loc = Use.Use->getExprLoc();
    if (!isReportable(Loc, *Result.SourceManager) || isRepeated(Loc))
      continue;
    diag(Loc, "%0 is used %select{after it was moved into a task|as the object "
              "of a call that moves it into an argument|by a task that still "
              "needs it when it is moved on|beside an argument that moves it: "
              "the arguments are evaluated in any order}1")
        << Use.Local << unsigned(Use.Kind) << Use.Use->getSourceRange();
    diag(Use.Move->getExprLoc(), "it is moved here", DiagnosticIDs::Note);
  }
}

static CheckRegistration<UseAfterMoveIntoTaskCheck>
    Register("coro-use-after-move-into-task");

} // namespace clang::tidy::coro
