// Whether a translation unit has something that only the bodies show which the parser left out.
#ifndef CORO_TIDY_ANALYSIS_SKIPPEDBODIES_H
#define CORO_TIDY_ANALYSIS_SKIPPEDBODIES_H

#include "Model/CoroutineModel.h"

namespace clang::tidy::coro {

/// Whether the user's own code gives a task to a function template whose body was left out and that is not made for
/// tasks: it may want the task's value, as `EXPECT_EQ(count(), 3)` does, and then its body is where the error lies. Or
/// whether a generic lambda that is a coroutine has no body for the arguments that it is called with: a
/// `std::function` calls it, in a body of its own.
bool missesBodies(CoroutineModel &Model);

} // namespace clang::tidy::coro

#endif
