// The condition variable; what wait() gives is awaitable or a future.
#pragma once
#include <coroutine>
#include <seastar/core/future.hh>

namespace seastar {
class condition_variable {
public:
  class [[nodiscard("must co_await a when() call")]] awaiter {
  public:
    bool await_ready() const { return false; }
    template <class T> void await_suspend(std::coroutine_handle<T>) {}
    void await_resume() {}
  };
  future<> wait() noexcept;
  template <class P> future<> wait(P &&Pred) noexcept {
    (void)Pred();
    return {};
  }
  awaiter when() noexcept { return {}; }
  template <class P> awaiter when(P &&Pred) noexcept {
    (void)Pred();
    return {};
  }
  void signal() noexcept;
  void broadcast() noexcept;
};
} // namespace seastar
