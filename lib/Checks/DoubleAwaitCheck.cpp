// coro-double-await: a single-shot task is awaited, moved or started twice.
#include "Analysis/Obligations.h"
#include "Checks/CheckRegistration.h"
#include "Checks/CoroCheck.h"
#include "Model/CoroutineModel.h"

namespace clang::tidy::coro {
namespace {

/// Finds single-shot tasks that are consumed a second time.
///
/// Before:
/// \code
///   auto t = fetch();
///   use(co_await std::move(t));
///   log(co_await std::move(t));
/// \endcode
/// After:
/// \code
///   auto value = co_await fetch();
///   use(value);
///   log(value);
/// \endcode
class DoubleAwaitCheck : public FunctionCheck {
public:
  using FunctionCheck::FunctionCheck;

  void checkFunction(const FunctionDecl &Function,
                     ASTContext &Context) override;
};

} // namespace

void DoubleAwaitCheck::checkFunction(const FunctionDecl &Function,
                                     ASTContext &Context) {
  for (const ObligationFault &Fault :
       obligationFaults(Function, modelOf(Context))) {
    if (Fault.Kind == ObligationFaultKind::ConsumedTwice &&
        !isRepeated(Fault.At)) {
      diag(Fault.At, "task %0 is consumed twice: it can be awaited once only")
          << Fault.Local;
      diag(Fault.First, "it is %select{awaited|moved from}0 here first",
           DiagnosticIDs::Note)
          << Fault.FirstMoved;
    } else if (Fault.Kind == ObligationFaultKind::ConsumedInLoop &&
               !isRepeated(Fault.At)) {
      diag(Fault.At, "task %0 is consumed in each iteration of the loop: it "
                     "can be awaited once only")
          << Fault.Local;
      diag(Fault.Local->getLocation(), "it is created outside of the loop",
           DiagnosticIDs::Note);
    }
  }
}

static CheckRegistration<DoubleAwaitCheck> Register("coro-double-await");

} // namespace clang::tidy::coro
