// Whether a coroutine or function ends the process behind an expression, and never goes on.
#ifndef CORO_TIDY_ANALYSIS_LASTWORDS_H
#define CORO_TIDY_ANALYSIS_LASTWORDS_H

#include "Analysis/CallGraph.h"
#include "Analysis/FunctionCFG.h"

namespace clang::tidy::coro {

/// Whether a call in a body ends the process: it neither returns nor throws.
bool endsProcess(const BodyCalls &Calls);

/// Whether each path from \p E on leads to a call that ends the process, and to no await and not to \p E once more:
/// what a child process does behind `fork()`, or what is said before `std::exit(1)`. Nobody runs on that thread any more
/// who could be kept waiting.
bool isBeforeTheEnd(const Stmt *E, const FunctionCFG &Graph);

} // namespace clang::tidy::coro

#endif
