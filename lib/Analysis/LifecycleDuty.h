// Whether it was for a function itself to end an object that it leaves behind.
#ifndef CORO_TIDY_ANALYSIS_LIFECYCLEDUTY_H
#define CORO_TIDY_ANALYSIS_LIFECYCLEDUTY_H

#include "Analysis/Lifecycles.h"
#include "Analysis/ObjectUses.h"

namespace clang::tidy::coro {

/// Whether the function itself had to end the object.
bool hadToEnd(const LifecycleFault &Fault, const ObjectUses &Uses,
              const Stmt *Body, const SourceManager &Sources);

} // namespace clang::tidy::coro

#endif
