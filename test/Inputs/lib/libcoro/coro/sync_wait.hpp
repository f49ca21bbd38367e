// Blocks the calling thread until an awaitable is done; its internal task
// publishes the result by yield_value and is no generator.
#pragma once
#include <coro/concepts/awaitable.hpp>
#include <exception>
#include <memory>
#include <utility>

namespace coro {
namespace detail {
template <class return_type> class sync_wait_task;
template <class return_type> class sync_wait_task_promise {
  using coroutine_type =
      std::coroutine_handle<sync_wait_task_promise<return_type>>;
  std::remove_reference_t<return_type> *m_result = nullptr;

public:
  auto initial_suspend() noexcept { return std::suspend_always{}; }
  auto final_suspend() noexcept {
    struct completion_notifier {
      auto await_ready() const noexcept { return false; }
      auto await_suspend(coroutine_type) const noexcept {}
      auto await_resume() noexcept {}
    };
    return completion_notifier{};
  }
  auto get_return_object() noexcept {
    return coroutine_type::from_promise(*this);
  }
  auto yield_value(return_type &&Value) noexcept {
    m_result = std::addressof(Value);
    return final_suspend();
  }
  auto return_void() noexcept -> void {}
  auto unhandled_exception() -> void {}
  auto result() -> return_type && {
    return static_cast<return_type &&>(*m_result);
  }
};
template <> class sync_wait_task_promise<void> {
  using coroutine_type = std::coroutine_handle<sync_wait_task_promise<void>>;

public:
  auto initial_suspend() noexcept { return std::suspend_always{}; }
  auto final_suspend() noexcept { return std::suspend_always{}; }
  auto get_return_object() noexcept {
    return coroutine_type::from_promise(*this);
  }
  auto return_void() noexcept -> void {}
  auto unhandled_exception() -> void {}
  auto result() -> void {}
};
template <class return_type> class sync_wait_task {
public:
  using promise_type = sync_wait_task_promise<return_type>;
  sync_wait_task(std::coroutine_handle<promise_type> C) noexcept
      : m_coroutine(C) {}
  sync_wait_task(const sync_wait_task &) = delete;
  ~sync_wait_task() { m_coroutine.destroy(); }
  auto start() -> void { m_coroutine.resume(); }
  auto promise() -> promise_type & { return m_coroutine.promise(); }

private:
  std::coroutine_handle<promise_type> m_coroutine;
};
template <concepts::awaitable awaitable_type,
          class return_type = typename concepts::awaitable_traits<
              awaitable_type>::awaiter_return_type>
auto make_sync_wait_task(awaitable_type &&A) -> sync_wait_task<return_type> {
  if constexpr (std::is_void_v<return_type>)
    co_await std::forward<awaitable_type>(A);
  else
    co_yield co_await std::forward<awaitable_type>(A);
}
} // namespace detail
template <concepts::awaitable awaitable_type,
          class return_type = typename concepts::awaitable_traits<
              awaitable_type>::awaiter_return_type>
auto sync_wait(awaitable_type &&A) -> std::remove_reference_t<return_type> {
  auto Task = detail::make_sync_wait_task(std::forward<awaitable_type>(A));
  Task.start();
  return Task.promise().result();
}
} // namespace coro
