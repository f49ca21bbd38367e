// What an await_suspend does wrong with the coroutine that it suspends.
#ifndef CORO_TIDY_ANALYSIS_AWAITSUSPEND_H
#define CORO_TIDY_ANALYSIS_AWAITSUSPEND_H

#include "Model/CoroutineModel.h"

namespace clang::tidy::coro {

enum class AwaitSuspendFaultKind : uint8_t {
  UsedAfterResume, ///< the awaiter is used after its coroutine was resumed, destroyed or given to another thread
  NullHandle,      ///< returns a handle that is null
  InlineResume, ///< ends with resuming another coroutine, which could be returned
};

struct AwaitSuspendFault {
  AwaitSuspendFaultKind Kind;
  const Expr *Where;
  const Expr *Resumed = nullptr; ///< UsedAfterResume: what let it go
  enum { Resume, Destroy, Offload } How = Resume;
};

/// The faults of \p Suspend, an await_suspend with a body; as it is written, in templates too.
llvm::SmallVector<AwaitSuspendFault, 2>
awaitSuspendFaults(const CXXMethodDecl &Suspend, CoroutineModel &Model);

} // namespace clang::tidy::coro

#endif
