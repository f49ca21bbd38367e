// Which expressions make a task that has to be consumed.
#ifndef CORO_TIDY_ANALYSIS_NEWTASKS_H
#define CORO_TIDY_ANALYSIS_NEWTASKS_H

#include "Model/CoroutineModel.h"
#include "clang/AST/Expr.h"

namespace clang::tidy::coro {

/// Whether evaluating \p Value makes a new obligation: a call (or a co_await) that gives a must-consume coroutine type
/// as a prvalue, and is not just handed back one that existed.
bool makesObligation(const Expr *Value, CoroutineModel &Model);

/// The expression that makes \p Value: what is moved out of an awaited temporary is what the await gives.
const Expr *makerOf(const Expr *Value);

/// Whether \p Init leaves a task empty: nothing, `{}`, or a default constructor.
bool isEmptyInit(const Expr *Init);

/// Whether \p Created may stand for no work: a plain function that is given none makes it, as make_ready_future() does,
/// for the path on which nothing else is assigned.
bool mayBeReady(const Expr *Created, CoroutineModel &Model);

} // namespace clang::tidy::coro

#endif
