// Sleeping and timeouts.
#pragma once
#include <asyncio/task.h>
#include <chrono>

namespace asyncio {
task::Task<void, std::error_code> sleep(std::chrono::milliseconds);
template <class T>
task::Task<T> timeout(task::Task<T> Awaited, std::chrono::milliseconds) {
  co_return co_await Awaited;
}
} // namespace asyncio
