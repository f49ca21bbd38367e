// The lazy result; it is not nodiscard either.
#pragma once
#include <concurrencpp/results/result.h>

namespace concurrencpp {
template <class type> class lazy_result;
namespace details {
struct lazy_final_awaiter : public std::suspend_always {
  template <class promise_type>
  std::coroutine_handle<>
  await_suspend(std::coroutine_handle<promise_type> Handle) noexcept {
    return Handle.promise().caller();
  }
};
class lazy_result_state_base {
protected:
  std::coroutine_handle<> m_caller;

public:
  std::coroutine_handle<> caller() const noexcept { return m_caller; }
  std::coroutine_handle<> await(std::coroutine_handle<> Caller) noexcept {
    m_caller = Caller;
    return Caller;
  }
};
template <class type>
class lazy_result_state
    : public lazy_result_state_base,
      public return_value_struct<lazy_result_state<type>, type> {
  result_state<type> m_state;

public:
  lazy_result<type> get_return_object() noexcept;
  std::suspend_always initial_suspend() const noexcept { return {}; }
  lazy_final_awaiter final_suspend() const noexcept { return {}; }
  template <class... A> void set_result(A &&...Args) {
    m_state.set_result(std::forward<A>(Args)...);
  }
  void unhandled_exception() noexcept {}
  type get() { return m_state.get(); }
};
} // namespace details
template <class type> class lazy_awaitable {
protected:
  std::coroutine_handle<details::lazy_result_state<type>> m_state;

public:
  lazy_awaitable(std::coroutine_handle<details::lazy_result_state<type>> State)
      : m_state(State) {}
  lazy_awaitable(const lazy_awaitable &) = delete;
  ~lazy_awaitable() {
    if (m_state)
      m_state.destroy();
  }
  bool await_ready() const noexcept { return m_state.done(); }
  std::coroutine_handle<>
  await_suspend(std::coroutine_handle<> Caller) noexcept {
    m_state.promise().await(Caller);
    return m_state;
  }
  type await_resume() { return m_state.promise().get(); }
};
template <class type> class lazy_result {
  std::coroutine_handle<details::lazy_result_state<type>> m_state;
  result<type> run_impl() {
    lazy_result Self(std::move(*this));
    co_return co_await Self;
  }

public:
  using promise_type = details::lazy_result_state<type>;
  lazy_result() noexcept = default;
  lazy_result(lazy_result &&Other) noexcept
      : m_state(std::exchange(Other.m_state, {})) {}
  lazy_result(
      std::coroutine_handle<details::lazy_result_state<type>> State) noexcept
      : m_state(State) {}
  ~lazy_result() noexcept {
    if (m_state)
      m_state.destroy();
  }
  lazy_result &operator=(lazy_result &&Other) noexcept {
    m_state = std::exchange(Other.m_state, {});
    return *this;
  }
  explicit operator bool() const noexcept { return static_cast<bool>(m_state); }
  auto operator co_await() {
    return lazy_awaitable<type>{std::exchange(m_state, {})};
  }
  auto resolve() { return lazy_awaitable<type>{std::exchange(m_state, {})}; }
  result<type> run() { return run_impl(); }
};
namespace details {
template <class type>
lazy_result<type> lazy_result_state<type>::get_return_object() noexcept {
  return {std::coroutine_handle<lazy_result_state>::from_promise(*this)};
}
} // namespace details
} // namespace concurrencpp
