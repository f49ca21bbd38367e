// Cancels an awaitable that takes too long.
#pragma once
#include <folly/coro/Task.h>

namespace folly::coro {
template <class SemiAwaitable, class Duration>
Task<std::remove_cvref_t<semi_await_result_t<SemiAwaitable>>>
timeout(SemiAwaitable A, Duration, Timekeeper * = nullptr) {
  co_return co_await std::move(A);
}
} // namespace folly::coro
