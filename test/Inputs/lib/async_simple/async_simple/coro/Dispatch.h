// Hopping to an executor.
#pragma once
#include <async_simple/coro/Lazy.h>

namespace async_simple::coro {
namespace detail {
class DispatchAwaiter {
  Executor *_ex;

public:
  explicit DispatchAwaiter(Executor *Ex) noexcept : _ex(Ex) {}
  bool await_ready() const noexcept { return false; }
  template <class P> bool await_suspend(std::coroutine_handle<P> H) {
    return _ex->schedule(H);
  }
  void await_resume() noexcept {}
};
class DispatchAwaitable {
  Executor *_ex;

public:
  explicit DispatchAwaitable(Executor *Ex) : _ex(Ex) {}
  auto coAwait(Executor *) { return DispatchAwaiter(_ex); }
};
} // namespace detail
inline detail::DispatchAwaitable dispatch(Executor *Ex) {
  return detail::DispatchAwaitable(Ex);
}
} // namespace async_simple::coro
