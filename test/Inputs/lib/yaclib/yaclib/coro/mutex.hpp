// The mutex: locking, and one way of unlocking, are awaited.
#pragma once
#include <coroutine>
#include <mutex>
#include <utility>

namespace yaclib {
template <class M> class UniqueGuard;
namespace detail {
template <class Result> class [[nodiscard]] LockAwaiter {
  Result _guard;

public:
  explicit LockAwaiter(Result Guard) noexcept : _guard(std::move(Guard)) {}
  bool await_ready() noexcept { return false; }
  template <class Promise> bool await_suspend(std::coroutine_handle<Promise>) {
    return true;
  }
  Result await_resume() noexcept { return std::move(_guard); }
};
template <> class [[nodiscard]] LockAwaiter<void> {
public:
  bool await_ready() noexcept { return false; }
  template <class Promise> bool await_suspend(std::coroutine_handle<Promise>) {
    return true;
  }
  void await_resume() noexcept {}
};
} // namespace detail
template <class M> class [[nodiscard]] UniqueGuard {
  M *_mutex;

public:
  UniqueGuard(M &Mx, std::adopt_lock_t) noexcept : _mutex(&Mx) {}
  UniqueGuard(UniqueGuard &&Other) noexcept
      : _mutex(std::exchange(Other._mutex, nullptr)) {}
  ~UniqueGuard() {
    if (_mutex)
      _mutex->UnlockHere();
  }
  detail::LockAwaiter<void> Unlock() noexcept {
    _mutex = nullptr;
    return {};
  }
};
template <bool FIFO = false> class Mutex final {
public:
  [[nodiscard]] bool TryLock() noexcept { return true; }
  void UnlockHere() noexcept {}
  detail::LockAwaiter<void> Lock() noexcept { return {}; }
  detail::LockAwaiter<void> Unlock() noexcept { return {}; }
  detail::LockAwaiter<UniqueGuard<Mutex>> Guard() noexcept {
    return detail::LockAwaiter<UniqueGuard<Mutex>>(
        UniqueGuard<Mutex>(*this, std::adopt_lock));
  }
};
} // namespace yaclib
