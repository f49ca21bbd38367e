// Which awaits move their coroutine to another thread.
#ifndef CORO_TIDY_ANALYSIS_THREADHOPS_H
#define CORO_TIDY_ANALYSIS_THREADHOPS_H

#include "Model/CoroutineModel.h"
#include "clang/AST/Expr.h"
#include <optional>

namespace clang::tidy::coro {

/// Where the coroutine went by a `co_await` on a scheduler.
struct HopTarget {
  const ValueDecl *Which = nullptr;
  const Type *Kind = nullptr;
};

/// Where the coroutine goes that awaits \p Operand; nothing if it is not known to go anywhere.
std::optional<HopTarget> hopOf(const Expr *Operand, CoroutineModel &Model);

} // namespace clang::tidy::coro

#endif
