// Blocking work on another thread.
#pragma once
#include <asyncio/task.h>

namespace asyncio {
template <class F> task::Task<std::invoke_result_t<F>> toThread(F Fn) {
  co_return Fn();
}
template <class F> task::Task<std::invoke_result_t<F>> toThreadPool(F Fn) {
  co_return Fn();
}
} // namespace asyncio
