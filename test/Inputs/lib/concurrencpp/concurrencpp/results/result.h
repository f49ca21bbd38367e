// The eager result. It is not nodiscard, its promise is found through
// std::coroutine_traits, and get() blocks.
#pragma once
#include <chrono>
#include <concurrencpp/errors.h>
#include <concurrencpp/results/impl/result_state.h>
#include <coroutine>
#include <utility>

namespace concurrencpp {
struct executor_tag {};
struct null_result {};
enum class result_status { idle, value, exception };
template <class type> class result;
namespace details {
template <class type> class awaitable_base {
protected:
  result_state<type> *m_state;

public:
  explicit awaitable_base(result_state<type> *State) noexcept
      : m_state(State) {}
  awaitable_base(const awaitable_base &) = delete;
  bool await_ready() const noexcept { return false; }
  bool await_suspend(std::coroutine_handle<> Caller) noexcept {
    return m_state->await(Caller);
  }
};
} // namespace details
template <class type> class awaitable : public details::awaitable_base<type> {
public:
  using details::awaitable_base<type>::awaitable_base;
  type await_resume() { return this->m_state->get(); }
};
template <class type>
class resolve_awaitable : public details::awaitable_base<type> {
public:
  using details::awaitable_base<type>::awaitable_base;
  result<type> await_resume() { return result<type>(this->m_state); }
};

template <class type> class result {
  details::result_state<type> *m_state = nullptr;
  void throw_if_empty(const char *Message) const {
    if (!m_state)
      throw errors::empty_result(Message);
  }

public:
  result() noexcept = default;
  result(result &&Other) noexcept
      : m_state(std::exchange(Other.m_state, nullptr)) {}
  result(details::result_state<type> *State) noexcept : m_state(State) {}
  ~result() noexcept {}
  result &operator=(result &&Other) noexcept {
    m_state = std::exchange(Other.m_state, nullptr);
    return *this;
  }
  result(const result &) = delete;
  result &operator=(const result &) = delete;
  explicit operator bool() const noexcept { return m_state; }
  result_status status() const { return result_status::idle; }
  void wait() const { throw_if_empty("wait"); }
  template <class D, class R>
  result_status wait_for(std::chrono::duration<D, R>) const {
    return status();
  }
  type get() {
    throw_if_empty("get");
    return m_state->get();
  }
  auto operator co_await() {
    throw_if_empty("co_await");
    return awaitable<type>{std::exchange(m_state, nullptr)};
  }
  auto resolve() {
    return resolve_awaitable<type>{std::exchange(m_state, nullptr)};
  }
};
template <class type> class shared_result {
  details::result_state<type> *m_state = nullptr;

public:
  shared_result() noexcept = default;
  shared_result(result<type> Result) { (void)Result; }
  explicit operator bool() const noexcept { return m_state; }
  void wait() const {}
  std::add_lvalue_reference_t<type> get() const { return m_state->ref(); }
  auto operator co_await() const { return awaitable<type>{m_state}; }
};

template <class type> result<type> make_ready_result(auto &&...) { return {}; }
template <class type> result<type> make_exceptional_result(std::exception_ptr) {
  return {};
}
} // namespace concurrencpp
#include <concurrencpp/results/promises.h>
