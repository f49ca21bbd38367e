// Awaits several awaitables concurrently: gives finished tasks, whose
// return_value() has the results.
#pragma once
#include <coro/concepts/awaitable.hpp>
#include <exception>
#include <memory>
#include <ranges>
#include <tuple>
#include <vector>

namespace coro {
namespace detail {
template <class return_type> class when_all_task;
template <class return_type> class when_all_task_promise {
  std::remove_reference_t<return_type> *m_return_value = nullptr;

public:
  auto get_return_object() noexcept {
    return std::coroutine_handle<when_all_task_promise>::from_promise(*this);
  }
  auto initial_suspend() noexcept -> std::suspend_always { return {}; }
  auto final_suspend() noexcept {
    struct completion_notifier {
      auto await_ready() const noexcept -> bool { return false; }
      auto
      await_suspend(std::coroutine_handle<when_all_task_promise>) const noexcept
          -> void {}
      auto await_resume() const noexcept -> void {}
    };
    return completion_notifier{};
  }
  auto unhandled_exception() noexcept -> void {}
  auto yield_value(return_type &&Value) noexcept {
    m_return_value = std::addressof(Value);
    return final_suspend();
  }
  auto return_void() noexcept -> void {}
  auto result() -> return_type & { return *m_return_value; }
};
template <> class when_all_task_promise<void> {
public:
  auto get_return_object() noexcept {
    return std::coroutine_handle<when_all_task_promise>::from_promise(*this);
  }
  auto initial_suspend() noexcept -> std::suspend_always { return {}; }
  auto final_suspend() noexcept -> std::suspend_always { return {}; }
  auto unhandled_exception() noexcept -> void {}
  auto return_void() noexcept -> void {}
};
template <class return_type> class when_all_task {
public:
  using promise_type = when_all_task_promise<return_type>;
  when_all_task(std::coroutine_handle<promise_type> C) noexcept
      : m_coroutine(C) {}
  when_all_task(when_all_task &&Other) noexcept
      : m_coroutine(std::exchange(Other.m_coroutine, nullptr)) {}
  when_all_task(const when_all_task &) = delete;
  ~when_all_task() {
    if (m_coroutine != nullptr)
      m_coroutine.destroy();
  }
  auto return_value() -> decltype(auto) {
    if constexpr (!std::is_void_v<return_type>)
      return m_coroutine.promise().result();
  }

private:
  std::coroutine_handle<promise_type> m_coroutine;
};
template <class Tasks> class when_all_ready_awaitable {
  Tasks m_tasks;

public:
  explicit when_all_ready_awaitable(Tasks &&T) noexcept
      : m_tasks(std::move(T)) {}
  when_all_ready_awaitable(const when_all_ready_awaitable &) = delete;
  when_all_ready_awaitable(when_all_ready_awaitable &&) = default;
  auto operator co_await() & noexcept { return awaiter<Tasks &>{m_tasks}; }
  auto operator co_await() && noexcept { return awaiter<Tasks &&>{m_tasks}; }

private:
  template <class Result> struct awaiter {
    Tasks &m_tasks;
    auto await_ready() const noexcept -> bool { return false; }
    auto await_suspend(std::coroutine_handle<>) noexcept -> bool {
      return true;
    }
    auto await_resume() noexcept -> Result {
      return static_cast<Result>(m_tasks);
    }
  };
};
template <concepts::awaitable awaitable,
          class return_type = typename concepts::awaitable_traits<
              awaitable &&>::awaiter_return_type>
auto make_when_all_task(awaitable A) -> when_all_task<return_type> {
  if constexpr (std::is_void_v<return_type>)
    co_await static_cast<awaitable &&>(A);
  else
    co_yield co_await static_cast<awaitable &&>(A);
}
} // namespace detail
template <concepts::awaitable... awaitables_type>
[[nodiscard]] auto when_all(awaitables_type... Awaitables) {
  auto Tasks =
      std::make_tuple(detail::make_when_all_task(std::move(Awaitables))...);
  return detail::when_all_ready_awaitable<decltype(Tasks)>(std::move(Tasks));
}
template <std::ranges::range range_type,
          class awaitable_type = std::ranges::range_value_t<range_type>>
[[nodiscard]] auto when_all(range_type Awaitables) {
  std::vector<decltype(detail::make_when_all_task(
      std::declval<awaitable_type>()))>
      Tasks;
  for (auto &&A : Awaitables)
    Tasks.emplace_back(detail::make_when_all_task(std::move(A)));
  return detail::when_all_ready_awaitable<decltype(Tasks)>(std::move(Tasks));
}
} // namespace coro
