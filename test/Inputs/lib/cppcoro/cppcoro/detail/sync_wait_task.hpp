// The internal coroutine of sync_wait: it publishes its result by yield_value
// and is no generator.
#pragma once
#include <cppcoro/awaitable_traits.hpp>
#include <exception>
#include <memory>

namespace cppcoro {
namespace detail {
template <class Result> class sync_wait_task;
template <class Result> class sync_wait_task_promise final {
  using coroutine_handle_t =
      std::coroutine_handle<sync_wait_task_promise<Result>>;
  std::remove_reference_t<Result> *m_result = nullptr;
  std::exception_ptr m_exception;

public:
  auto get_return_object() noexcept {
    return coroutine_handle_t::from_promise(*this);
  }
  std::suspend_always initial_suspend() noexcept { return {}; }
  auto final_suspend() noexcept {
    struct completion_notifier {
      bool await_ready() const noexcept { return false; }
      void await_suspend(coroutine_handle_t) const noexcept {}
      void await_resume() noexcept {}
    };
    return completion_notifier{};
  }
  auto yield_value(Result &&R) noexcept {
    m_result = std::addressof(R);
    return final_suspend();
  }
  void return_void() noexcept {}
  void unhandled_exception() { m_exception = std::current_exception(); }
  void start() { coroutine_handle_t::from_promise(*this).resume(); }
  Result &&result() { return static_cast<Result &&>(*m_result); }
};
template <> class sync_wait_task_promise<void> {
  using coroutine_handle_t =
      std::coroutine_handle<sync_wait_task_promise<void>>;

public:
  auto get_return_object() noexcept {
    return coroutine_handle_t::from_promise(*this);
  }
  std::suspend_always initial_suspend() noexcept { return {}; }
  std::suspend_always final_suspend() noexcept { return {}; }
  void return_void() {}
  void unhandled_exception() {}
  void start() { coroutine_handle_t::from_promise(*this).resume(); }
  void result() {}
};
template <class Result> class sync_wait_task final {
public:
  using promise_type = sync_wait_task_promise<Result>;
  sync_wait_task(std::coroutine_handle<promise_type> Coro) noexcept
      : m_coroutine(Coro) {}
  sync_wait_task(sync_wait_task &&Other) noexcept
      : m_coroutine(std::exchange(Other.m_coroutine, {})) {}
  ~sync_wait_task() {
    if (m_coroutine)
      m_coroutine.destroy();
  }
  void start() noexcept { m_coroutine.promise().start(); }
  decltype(auto) result() { return m_coroutine.promise().result(); }

private:
  std::coroutine_handle<promise_type> m_coroutine;
};
template <class Awaitable, class Result = typename awaitable_traits<
                               Awaitable &&>::await_result_t>
sync_wait_task<Result> make_sync_wait_task(Awaitable &&A) {
  if constexpr (std::is_void_v<Result>)
    co_await std::forward<Awaitable>(A);
  else
    co_yield co_await std::forward<Awaitable>(A);
}
} // namespace detail
} // namespace cppcoro
