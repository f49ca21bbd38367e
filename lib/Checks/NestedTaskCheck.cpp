// coro-nested-task: a coroutine gives back a task that it should have awaited.
#include "Analysis/NestedTask.h"
#include "Analysis/NestedTaskFix.h"
#include "Checks/CheckRegistration.h"
#include "Checks/CoroCheck.h"
#include "Model/CoroutineModel.h"
#include "Support/DisplayType.h"

namespace clang::tidy::coro {
namespace {

/// Finds coroutines that return a task of a task because they do not await what they call.
///
/// Before:
/// \code
///   task<task<int>> total() { co_return count(); }
/// \endcode
/// After:
/// \code
///   task<int> total() { co_return co_await count(); }
/// \endcode
class NestedTaskCheck : public FunctionCheck {
public:
  using FunctionCheck::FunctionCheck;

  void checkFunction(const FunctionDecl &Function,
                     ASTContext &Context) override;

private:
  void written(const FunctionDecl &Function,
               llvm::ArrayRef<const CallExpr *> Made, CoroutineModel &Model);
  void deduced(const FunctionDecl &Function,
               llvm::ArrayRef<const CallExpr *> Made);
};

bool isLambda(const FunctionDecl &Function) {
  const auto *Method = dyn_cast<CXXMethodDecl>(&Function);
  return Method && Method->getParent()->isLambda();
}

} // namespace

void NestedTaskCheck::checkFunction(const FunctionDecl &Function,
                                    ASTContext &Context) {
  CoroutineModel &Model = modelOf(Context);
  NestedTask Nested = nestedTask(Function, Model);
  if (Nested.IsDeduced)
    deduced(Function, Nested.Made);
  else if (Nested)
    written(Function, Nested.Made, Model);
}

void NestedTaskCheck::written(const FunctionDecl &Function,
                              llvm::ArrayRef<const CallExpr *> Made,
                              CoroutineModel &Model) {
  auto Fixes = unnestFix(Function, Made, Model);
  for (const CallExpr *Call : Made) {
    if (isRepeated(Call->getExprLoc()))
      continue;
    diag(Call->getExprLoc(),
         "%select{%1|this lambda}0 gives back a task instead of its result: "
         "awaiting the outer task leaves this one of type '%2' unawaited")
        << isLambda(Function) << Function.getDeclName()
        << displayType(Call->getType(), Model.context())
        << Call->getSourceRange();
    // The edits of all returns belong together.
    diag(Function.getReturnTypeSourceRange().isValid()
             ? Function.getReturnTypeSourceRange().getBegin()
             : Function.getLocation(),
         "write 'co_return co_await ...' and return '%0'", DiagnosticIDs::Note)
        << displayType(Call->getType(), Model.context())
        << (Call == Made.front() ? llvm::ArrayRef<FixItHint>(Fixes)
                                 : llvm::ArrayRef<FixItHint>());
  }
}

void NestedTaskCheck::deduced(const FunctionDecl &Function,
                              llvm::ArrayRef<const CallExpr *> Made) {
  for (const CallExpr *Call : Made) {
    if (isRepeated(Call->getExprLoc()))
      continue;
    diag(Call->getExprLoc(),
         "%select{%1|this lambda}0 calls a coroutine here and gives back its "
         "task of type '%2' instead of its result: nobody has awaited it")
        << isLambda(Function) << Function.getDeclName()
        << displayType(Call->getType().getCanonicalType(),
                       Function.getASTContext())
        << Call->getSourceRange();
    if (Function.getPointOfInstantiation().isValid())
      diag(Function.getPointOfInstantiation(),
           "it is called with a coroutine here", DiagnosticIDs::Note);
    diag(Call->getExprLoc(),
         "where the callable gives a task, write 'co_return co_await ...'",
         DiagnosticIDs::Note);
  }
}

static CheckRegistration<NestedTaskCheck> Register("coro-nested-task");

} // namespace clang::tidy::coro
