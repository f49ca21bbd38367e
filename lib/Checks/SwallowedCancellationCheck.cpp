// coro-swallowed-cancellation: a cancellation does not reach what should end by it.
#include "Analysis/Cancellation.h"
#include "Checks/CheckRegistration.h"
#include "Checks/CoroCheck.h"
#include "Support/MacroPlace.h"

using namespace clang::ast_matchers;

namespace clang::tidy::coro {
namespace {

/// Finds loops that go on when they are cancelled, and cancellation tokens that are not passed on.
///
/// Before:
/// \code
///   while (true) {
///     try {
///       co_await step();
///     } catch (const std::exception &e) {
///       log(e);
///     }
///   }
/// \endcode
/// After:
/// \code
///   while (true) {
///     try {
///       co_await step();
///     } catch (const cppcoro::operation_cancelled &) {
///       throw;
///     } catch (const std::exception &e) {
///       log(e);
///     }
///   }
/// \endcode
class SwallowedCancellationCheck : public CoroCheck {
public:
  using CoroCheck::CoroCheck;

  void registerMatchers(MatchFinder *Finder) override {
    Finder->addMatcher(
        functionDecl(isDefinition(), hasBody(coroutineBodyStmt()))
            .bind("coroutine"),
        this);
  }
  void check(const MatchFinder::MatchResult &Result) override;

private:
  void swallowed(const SwallowedCancellation &S);
  void unforwarded(const UnforwardedToken &U, const ASTContext &Context);
};

} // namespace

void SwallowedCancellationCheck::check(const MatchFinder::MatchResult &Result) {
  const auto &F = *Result.Nodes.getNodeAs<FunctionDecl>("coroutine");
  CoroutineModel &Model = modelOf(*Result.Context);
  if (errorLog().hasErrorIn(F.getSourceRange(), *Result.SourceManager))
    return;
  for (const SwallowedCancellation &S : swallowedCancellations(F, Model))
    if (SourceLocation Loc = S.Handler->getBeginLoc();
        isReportable(Loc, *Result.SourceManager) && !isRepeated(Loc))
      swallowed(S);
  for (const UnforwardedToken &U : unforwardedTokens(F, Model))
    if (SourceLocation Loc = U.Call->getExprLoc();
        isReportable(Loc, *Result.SourceManager) && !isRepeated(Loc))
      unforwarded(U, *Result.Context);
}

void SwallowedCancellationCheck::swallowed(const SwallowedCancellation &S) {
  std::string Exception = S.Exception->getQualifiedNameAsString();
  diag(S.Handler->getBeginLoc(),
       "this handler catches '%0' too, and its loop goes on: cancelling the "
       "coroutine does not end it")
      << Exception;
  diag(S.Await->getExprLoc(), "this await is what a cancellation ends",
       DiagnosticIDs::Note)
      << S.Await->getSourceRange();
  auto Diag = diag(S.Loop->getBeginLoc(),
                   "nothing else ends this loop; rethrow the cancellation",
                   DiagnosticIDs::Note);
  if (!S.Handler->getBeginLoc().isMacroID())
    Diag << FixItHint::CreateInsertion(S.Handler->getBeginLoc(),
                                       "catch (const " + Exception +
                                           " &) { throw; } ");
}

void SwallowedCancellationCheck::unforwarded(const UnforwardedToken &U,
                                             const ASTContext &Context) {
  diag(U.Call->getExprLoc(),
       "%0 is not passed on to %1: cancelling does not reach this await")
      << U.Token << U.Call->getDirectCallee() << U.Call->getSourceRange();
  diag(U.Taken->getLocation(), "it takes one here, by default none",
       DiagnosticIDs::Note);
  auto Diag = diag(U.Call->getExprLoc(), "pass %0", DiagnosticIDs::Note)
              << U.Token;
  if (U.Call->getRParenLoc().isMacroID() || U.Call->getBeginLoc().isMacroID())
    return;
  std::string Name = U.Token->getNameAsString();
  Diag << FixItHint::CreateInsertion(U.Call->getRParenLoc(),
                                     U.Position == 0 ? Name : ", " + Name);
}

static CheckRegistration<SwallowedCancellationCheck>
    Register("coro-swallowed-cancellation");

} // namespace clang::tidy::coro
