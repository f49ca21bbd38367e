// The coroutine behind start(): nobody waits for it.
#pragma once
#include <coroutine>
#include <exception>
#include <utility>

namespace async_simple::coro {
template <class T = void> using CoroHandle = std::coroutine_handle<T>;
namespace detail {
struct DetachedCoroutine {
  struct promise_type {
    std::suspend_never initial_suspend() noexcept { return {}; }
    std::suspend_never final_suspend() noexcept { return {}; }
    void return_void() noexcept {}
    void unhandled_exception() { throw; }
    DetachedCoroutine get_return_object() noexcept { return {}; }
    std::coroutine_handle<> _continuation = nullptr;
  };
};
} // namespace detail
template <class T> struct ReadyAwaiter {
  ReadyAwaiter(T Value) : _value(std::move(Value)) {}
  bool await_ready() const noexcept { return true; }
  void await_suspend(CoroHandle<>) const noexcept {}
  T await_resume() noexcept { return std::move(_value); }
  T _value;
};
} // namespace async_simple::coro
