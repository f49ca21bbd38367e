// Coroutines that return std::expected or std::optional: co_await gives the
// value or returns early, on the same thread and at once. The promises are
// found through std::coroutine_traits.
#pragma once
#include <coroutine>
#include <exception>
#include <expected>
#include <optional>

namespace short_circuit {
/// Converts to the result when the coroutine has ended.
template <class Promise, class Result> struct deferred {
  std::optional<Result> storage;
  explicit deferred(Promise &P) { P.slot = &storage; }
  deferred(const deferred &) = delete;
  operator Result() { return std::move(*storage); }
};
template <class Result> struct promise_base {
  std::optional<Result> *slot = nullptr;
  std::suspend_never initial_suspend() const noexcept { return {}; }
  std::suspend_never final_suspend() const noexcept { return {}; }
  [[noreturn]] void unhandled_exception() { throw; }
};
template <class T, class E>
struct expected_promise : promise_base<std::expected<T, E>> {
  auto get_return_object() {
    return deferred<expected_promise, std::expected<T, E>>(*this);
  }
  void return_value(std::expected<T, E> Value) {
    this->slot->emplace(std::move(Value));
  }
  template <class U> struct awaiter {
    std::expected<U, E> result;
    bool await_ready() const noexcept { return result.has_value(); }
    void await_suspend(std::coroutine_handle<expected_promise> H) {
      H.promise().slot->emplace(std::unexpected(std::move(result).error()));
      H.destroy();
    }
    U await_resume() { return std::move(*result); }
  };
  template <class U> awaiter<U> await_transform(std::expected<U, E> Value) {
    return {std::move(Value)};
  }
};
template <class T> struct optional_promise : promise_base<std::optional<T>> {
  auto get_return_object() {
    return deferred<optional_promise, std::optional<T>>(*this);
  }
  void return_value(std::optional<T> Value) {
    this->slot->emplace(std::move(Value));
  }
  template <class U> struct awaiter {
    std::optional<U> result;
    bool await_ready() const noexcept { return result.has_value(); }
    void await_suspend(std::coroutine_handle<optional_promise> H) {
      H.promise().slot->emplace(std::nullopt);
      H.destroy();
    }
    U await_resume() { return std::move(*result); }
  };
  template <class U> awaiter<U> await_transform(std::optional<U> Value) {
    return {std::move(Value)};
  }
};
} // namespace short_circuit

template <class T, class E, class... Args>
struct std::coroutine_traits<std::expected<T, E>, Args...> {
  using promise_type = short_circuit::expected_promise<T, E>;
};
template <class T, class... Args>
struct std::coroutine_traits<std::optional<T>, Args...> {
  using promise_type = short_circuit::optional_promise<T>;
};
