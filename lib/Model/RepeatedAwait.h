// Whether a task that is a variable may be awaited again.
#ifndef CORO_TIDY_MODEL_REPEATEDAWAIT_H
#define CORO_TIDY_MODEL_REPEATEDAWAIT_H

#include "Model/CoroutineModel.h"

namespace clang::tidy::coro {

/// Whether `co_await t` with an lvalue leaves a result behind that a second `co_await t` gives again.
///
/// That is so where lvalues and rvalues are awaited by different operators (cppcoro, libcoro: the lvalue one gives a
/// reference to the result inside the task), and it may be so where await_ready asks whether the coroutine is done. Of
/// an awaiter that is never ready it is not so: the second await resumes a coroutine that has ended.
bool canAwaitAgain(const TypeFacets &Facets, ASTContext &Context);

} // namespace clang::tidy::coro

#endif
