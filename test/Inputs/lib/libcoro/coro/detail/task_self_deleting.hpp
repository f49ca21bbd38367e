// The internal coroutine of detached work: its frame destroys itself.
#pragma once
#include <coro/task.hpp>
#include <functional>

namespace coro::detail {
class task_self_deleting;
class promise_self_deleting {
public:
  promise_self_deleting() = default;
  ~promise_self_deleting() = default;
  promise_self_deleting(const promise_self_deleting &) = delete;
  auto get_return_object() -> task_self_deleting;
  auto initial_suspend() -> std::suspend_always { return {}; }
  auto final_suspend() noexcept -> std::suspend_never { return {}; }
  auto return_void() noexcept -> void {}
  auto unhandled_exception() -> void {}
  auto user_final_suspend(std::function<void()> F) noexcept -> void {
    m_user_final_suspend = std::move(F);
  }

private:
  std::function<void()> m_user_final_suspend{nullptr};
};
class task_self_deleting {
public:
  using promise_type = promise_self_deleting;
  explicit task_self_deleting(promise_self_deleting &Promise)
      : m_promise(&Promise) {}
  ~task_self_deleting() = default;
  task_self_deleting(const task_self_deleting &) = delete;
  [[nodiscard]] auto promise() -> promise_self_deleting & { return *m_promise; }
  [[nodiscard]] auto handle() -> std::coroutine_handle<promise_self_deleting> {
    return std::coroutine_handle<promise_self_deleting>::from_promise(
        *m_promise);
  }
  auto resume() -> bool {
    handle().resume();
    return true;
  }

private:
  promise_self_deleting *m_promise{nullptr};
};
inline auto promise_self_deleting::get_return_object() -> task_self_deleting {
  return task_self_deleting{*this};
}
inline auto make_task_self_deleting(coro::task<void> Task)
    -> task_self_deleting {
  co_await Task;
}
} // namespace coro::detail
