// The tags that a coroutine awaits to learn of itself.
#pragma once

namespace folly::coro {
struct co_current_executor_t {};
struct co_current_cancellation_token_t {};
struct co_safe_point_t {};
struct co_reschedule_on_current_executor_t {};
inline constexpr co_current_executor_t co_current_executor{};
inline constexpr co_current_cancellation_token_t
    co_current_cancellation_token{};
inline constexpr co_safe_point_t co_safe_point{};
inline constexpr co_reschedule_on_current_executor_t
    co_reschedule_on_current_executor{};
} // namespace folly::coro
