// coro-swallowed-cancellation: a cancellation does not reach what should end by it.
#include "Analysis/CancelledAnswers.h"
#include "Analysis/SwallowedCancellation.h"
#include "Analysis/TokenForwarding.h"
#include "Checks/CheckRegistration.h"
#include "Checks/CoroCheck.h"
#include "Support/MacroPlace.h"
#include "clang/Lex/Lexer.h"

namespace clang::tidy::coro {
namespace {

/// Finds handlers behind which a cancelled coroutine goes on, and cancellation tokens that are not passed on.
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
class SwallowedCancellationCheck : public CoroutineCheck {
public:
  using CoroutineCheck::CoroutineCheck;

  void checkFunction(const FunctionDecl &Function,
                     ASTContext &Context) override;

private:
  void swallowed(const SwallowedCancellation &S);
  void answered(const CancelledAnswer &A, const ASTContext &Context);
  void unforwarded(const UnforwardedToken &U);
};

} // namespace

void SwallowedCancellationCheck::checkFunction(const FunctionDecl &Function,
                                               ASTContext &Context) {
  CoroutineModel &Model = modelOf(Context);
  if (errorLog().hasErrorIn(Function.getSourceRange(),
                            Context.getSourceManager()))
    return;
  auto MayReport = [&](SourceLocation Loc) {
    return isReportable(Loc, Context.getSourceManager()) && !isRepeated(Loc);
  };
  for (const SwallowedCancellation &S : swallowedCancellations(Function, Model))
    if (MayReport(S.Handler->getBeginLoc()))
      swallowed(S);
  for (const CancelledAnswer &A : cancelledAnswers(Function, Model))
    if (MayReport(A.Handler->getBeginLoc()))
      answered(A, Context);
  for (const UnforwardedToken &U : unforwardedTokens(Function, Model))
    if (MayReport(U.Call->getExprLoc()))
      unforwarded(U);
}

/// A handler in front of \p Handler that rethrows the cancellation alone.
static FixItHint rethrowBefore(const CXXCatchStmt *Handler,
                               StringRef Exception) {
  if (Handler->getBeginLoc().isMacroID())
    return {};
  return FixItHint::CreateInsertion(
      Handler->getBeginLoc(),
      ("catch (const " + Exception + " &) { throw; } ").str());
}

void SwallowedCancellationCheck::swallowed(const SwallowedCancellation &S) {
  std::string Exception = S.Exception->getQualifiedNameAsString();
  diag(
      S.Handler->getBeginLoc(),
      "this handler catches '%0' too, and its loop %select{goes on: cancelling "
      "the coroutine does not end it|tries again: a cancelled coroutine makes "
      "all attempts that are left}1")
      << Exception << S.IsCounted;
  diag(S.Await->getExprLoc(), "this await is what a cancellation ends",
       DiagnosticIDs::Note)
      << S.Await->getSourceRange();
  diag(
      S.Loop->getBeginLoc(),
      "nothing else %select{ends this loop|cuts this loop short}0; rethrow the "
      "cancellation",
      DiagnosticIDs::Note)
      << S.IsCounted << rethrowBefore(S.Handler, Exception);
}

/// \p E as it is written.
static StringRef sourceText(const Expr *E, const ASTContext &Context) {
  return Lexer::getSourceText(
      CharSourceRange::getTokenRange(E->getSourceRange()),
      Context.getSourceManager(), Context.getLangOpts());
}

void SwallowedCancellationCheck::answered(const CancelledAnswer &A,
                                          const ASTContext &Context) {
  diag(
      A.Handler->getBeginLoc(),
      "a cancelled await ends in this handler, and is answered with '%0' as if "
      "it had succeeded")
      << sourceText(A.Answer->getOperand(), Context);
  diag(A.Await->getExprLoc(), "this await is what a cancellation ends",
       DiagnosticIDs::Note)
      << A.Await->getSourceRange();
  diag(A.Success->getBeginLoc(), "success gives the same", DiagnosticIDs::Note);
  diag(A.Failure->getBeginLoc(), "failure gives '%0'", DiagnosticIDs::Note)
      << sourceText(A.Failure->getOperand(), Context);
  auto Diag = diag(A.Handler->getBeginLoc(), "rethrow the cancellation",
                   DiagnosticIDs::Note);
  if (!isHandlerFor(*A.Handler, A.Exception))
    Diag << rethrowBefore(A.Handler, A.Exception->getQualifiedNameAsString());
  else if (SourceRange Block = A.Handler->getHandlerBlock()->getSourceRange();
           !Block.getBegin().isMacroID() && !Block.getEnd().isMacroID())
    Diag << FixItHint::CreateReplacement(Block, "{ throw; }");
}

void SwallowedCancellationCheck::unforwarded(const UnforwardedToken &U) {
  diag(U.Call->getExprLoc(),
       "%0 is not passed on to %1: cancelling does not reach this await")
      << U.Token << U.Call->getDirectCallee() << U.Call->getSourceRange();
  diag(U.Taken->getLocation(),
       U.Taken->hasDefaultArg() ? "it takes one here, by default none"
                                : "an overload takes one here",
       DiagnosticIDs::Note);
  auto Diag = diag(U.Call->getExprLoc(), "pass %0", DiagnosticIDs::Note)
              << U.Token;
  if (U.Call->getRParenLoc().isMacroID() || U.Call->getBeginLoc().isMacroID())
    return;
  std::string Name = U.Token->getNameAsString();
  Diag << FixItHint::CreateInsertion(U.Call->getRParenLoc(),
                                     U.IsFirst ? Name : ", " + Name);
}

static CheckRegistration<SwallowedCancellationCheck>
    Register("coro-swallowed-cancellation");

} // namespace clang::tidy::coro
