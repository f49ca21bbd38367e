// Gives the thread back to the reactor when it wants it.
#pragma once
#include <seastar/core/coroutine.hh>

namespace seastar::coroutine {
namespace internal {
struct maybe_yield_awaiter final {
  bool await_ready() const { return !need_preempt(); }
  template <class T> void await_suspend(std::coroutine_handle<T> H) noexcept {
    schedule(&H.promise());
  }
  void await_resume() {}
};
} // namespace internal
class [[nodiscard("must co_await an maybe_yield() object")]] maybe_yield {
public:
  auto operator co_await() { return internal::maybe_yield_awaiter(); }
};
} // namespace seastar::coroutine
