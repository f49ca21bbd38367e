// coro-use-after-move-into-task: an object is moved into the call that makes a task, and used all the same.
#include "Analysis/MovesIntoTasks.h"
#include "Checks/CheckRegistration.h"
#include "Checks/CoroCheck.h"
#include "Support/MacroPlace.h"

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
class UseAfterMoveIntoTaskCheck : public FunctionCheck {
public:
  using FunctionCheck::FunctionCheck;

  void checkFunction(const FunctionDecl &Function,
                     ASTContext &Context) override;
};

} // namespace

void UseAfterMoveIntoTaskCheck::checkFunction(const FunctionDecl &Function,
                                              ASTContext &Context) {
  for (const MovedUse &Use : movedUses(Function, modelOf(Context))) {
    SourceLocation Loc = Use.Use->getExprLoc();
    if (!isReportable(Loc, Context.getSourceManager()) || isRepeated(Loc))
      continue;
    diag(Loc, "%0 is %select{used after it was moved into a task|used as the "
              "object of a call that moves it into an argument|used by a task "
              "that still needs it when it is moved on|used beside an argument "
              "that moves it: "
              "the arguments are evaluated in any order|moved into a task in "
              "each iteration of the loop: from the second on it has no "
              "value}1")
        << Use.Local << unsigned(Use.Kind) << Use.Use->getSourceRange();
    if (Use.Kind == MovedUseKind::Repeated)
      diag(Use.Local->getLocation(), "it is created outside of the loop",
           DiagnosticIDs::Note);
    else
      diag(Use.Move->getExprLoc(), "it is moved here", DiagnosticIDs::Note);
  }
}

static CheckRegistration<UseAfterMoveIntoTaskCheck>
    Register("coro-use-after-move-into-task");

} // namespace clang::tidy::coro
