// The condition variable whose wait is a coroutine.
#pragma once
#include <async_simple/coro/Lazy.h>

namespace async_simple::coro {
template <class Lock> class ConditionVariable {
public:
  void notify() noexcept {}
  void notifyOne() noexcept {}
  void notifyAll() noexcept {}
  template <class Pred> Lazy<> wait(Lock &L, Pred &&P) noexcept {
    while (!P())
      co_await L.coLock();
  }
};
} // namespace async_simple::coro
