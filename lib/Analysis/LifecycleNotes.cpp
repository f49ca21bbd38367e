// How a path leaves an object behind, told step by step.
#include "Analysis/LifecycleNotes.h"
#include "Analysis/Ancestors.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DynamicRecursiveASTVisitor.h"
#include "clang/Lex/Lexer.h"

namespace clang::tidy::coro {
namespace {

class AwaitFinder : public ConstDynamicRecursiveASTVisitor {
public:
  bool VisitCoawaitExpr(const CoawaitExpr *) override { return false; }
};

bool hasArguments(const Expr *End) {
  const auto *Call = dyn_cast<CallExpr>(End);
  return Call && llvm::any_of(Call->arguments(), [](const Expr *Arg) {
           return !isa<CXXDefaultArgExpr>(Arg);
         });
}

/// The source of the statement that ends the object elsewhere, if it is one that can be written before \p Leaves too:
/// `co_await scope.join();`.
std::string endToRepeat(const LifecycleFault &Fault, const FunctionDecl &F,
                        const ASTContext &Context) {
  const Stmt *Body = F.getBody();
  const auto *End = dyn_cast_or_null<Expr>(
      Fault.Ends.empty() ? nullptr : statementAround(Fault.Ends.front(), Body));
  if (!End || End->getBeginLoc().isMacroID() ||
      hasArguments(Fault.Ends.front()))
    return {};
  // Nothing can be awaited in a handler ([expr.await]/2).
  bool InHandler =
      llvm::any_of(ancestorsOf(Fault.Leaves, Body),
                   [](const Stmt *S) { return isa<CXXCatchStmt>(S); });
  if (InHandler && !AwaitFinder().TraverseStmt(End))
    return {};
  return Lexer::getSourceText(
             CharSourceRange::getTokenRange(End->getSourceRange()),
             Context.getSourceManager(), Context.getLangOpts())
      .str();
}

llvm::SmallVector<FixItHint, 1> suggestion(const LifecycleFault &Fault,
                                           const FunctionDecl &F,
                                           const ASTContext &Context) {
  if (!Fault.Leaves || Fault.Leaves->getBeginLoc().isMacroID())
    return {};
  const Stmt *Place = statementAround(Fault.Leaves, F.getBody());
  std::string End = Place ? endToRepeat(Fault, F, Context) : "";
  if (End.empty())
    return {};
  return {FixItHint::CreateInsertion(Place->getBeginLoc(), End + "; ")};
}

} // namespace

llvm::SmallVector<PathNote, 3> pathNotes(const LifecycleFault &Fault,
                                         const FunctionDecl &F,
                                         llvm::StringRef Ending,
                                         const ASTContext &Context) {
  llvm::SmallVector<PathNote, 3> Notes;
  std::string Name = "'" + Fault.Object->getNameAsString() + "'";
  if (Fault.Condition)
    Notes.push_back({Fault.Condition->getBeginLoc(),
                     std::string("this condition is ") +
                         (Fault.ConditionHolds ? "true" : "false") +
                         " on a path that leaves it behind",
                     {}});
  else if (Fault.Handler)
    Notes.push_back({Fault.Handler->getBeginLoc(),
                     "the path begins with an exception that is handled here",
                     {}});
  if (Fault.At.isInvalid())
    return Notes;
  std::string How = "the path ends here";
  if (Fault.Kind == LifecycleFaultKind::LostToException)
    How = "an exception of this await leaves the function";
  else if (isa_and_nonnull<CXXThrowExpr>(Fault.Leaves))
    How = "the exception leaves the function";
  else if (Fault.Of == LifecycleKind::Permit &&
           isa_and_nonnull<ContinueStmt>(Fault.Leaves))
    How = "the next round begins";
  Notes.push_back({Fault.At, How + " without " + Ending.str() + " " + Name,
                   suggestion(Fault, F, Context)});
  return Notes;
}

} // namespace clang::tidy::coro
