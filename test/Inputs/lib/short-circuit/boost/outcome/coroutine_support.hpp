// Look-alike of Boost.Outcome's awaitables: eager and lazy.
#pragma once
#include <boost/outcome/result.hpp>
#include <coroutine>
#include <exception>
#include <optional>

namespace boost::outcome_v2::awaitables {
namespace detail {
template <class Awaitable, bool suspend_initial> struct outcome_promise_type {
  using container_type = typename Awaitable::container_type;
  std::optional<container_type> result;
  std::coroutine_handle<> continuation;
  Awaitable get_return_object() { return Awaitable{*this}; }
  void return_value(container_type &&Value) {
    result.emplace(std::move(Value));
  }
  void return_value(const container_type &Value) { result.emplace(Value); }
  void unhandled_exception() { std::terminate(); }
  auto initial_suspend() noexcept {
    struct awaiter {
      bool await_ready() noexcept { return !suspend_initial; }
      void await_resume() noexcept {}
      void await_suspend(std::coroutine_handle<>) noexcept {}
    };
    return awaiter{};
  }
  auto final_suspend() noexcept {
    struct awaiter {
      bool await_ready() noexcept { return false; }
      void await_resume() noexcept {}
      std::coroutine_handle<>
      await_suspend(std::coroutine_handle<outcome_promise_type> Self) noexcept {
        return Self.promise().continuation ? Self.promise().continuation
                                           : std::noop_coroutine();
      }
    };
    return awaiter{};
  }
};
template <class Cont, bool suspend_initial> struct [[nodiscard]] awaitable {
  using container_type = Cont;
  using value_type = Cont;
  using promise_type = outcome_promise_type<awaitable, suspend_initial>;
  std::coroutine_handle<promise_type> _h;
  awaitable(awaitable &&Other) noexcept : _h(std::exchange(Other._h, {})) {}
  awaitable(const awaitable &) = delete;
  explicit awaitable(promise_type &Promise)
      : _h(std::coroutine_handle<promise_type>::from_promise(Promise)) {}
  ~awaitable() {
    if (_h)
      _h.destroy();
  }
  bool await_ready() noexcept { return _h.promise().result.has_value(); }
  container_type await_resume() { return std::move(*_h.promise().result); }
  std::coroutine_handle<> await_suspend(std::coroutine_handle<> Cont_) {
    _h.promise().continuation = Cont_;
    return _h;
  }
};
} // namespace detail
template <class T> using eager = detail::awaitable<T, false>;
template <class T> using lazy = detail::awaitable<T, true>;
} // namespace boost::outcome_v2::awaitables
