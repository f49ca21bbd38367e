// The mutex whose lock is awaited; its guard is a std::unique_lock of it.
#pragma once
#include <coroutine>
#include <mutex>

namespace async_simple::coro {
class Mutex {
  class LockAwaiter {
  public:
    explicit LockAwaiter(Mutex &M) noexcept : _mutex(M) {}
    bool await_ready() noexcept { return _mutex.tryLock(); }
    bool await_suspend(std::coroutine_handle<>) noexcept { return true; }
    void await_resume() noexcept {}

  protected:
    Mutex &_mutex;
  };
  class ScopedLockAwaiter : public LockAwaiter {
  public:
    using LockAwaiter::LockAwaiter;
    [[nodiscard]] std::unique_lock<Mutex> await_resume() noexcept {
      return std::unique_lock<Mutex>{_mutex, std::adopt_lock};
    }
  };

public:
  Mutex() noexcept;
  Mutex(const Mutex &) = delete;
  bool tryLock() noexcept;
  [[nodiscard]] ScopedLockAwaiter coScopedLock() noexcept {
    return ScopedLockAwaiter(*this);
  }
  [[nodiscard]] LockAwaiter coLock() noexcept { return LockAwaiter(*this); }
  void unlock() noexcept;
};
} // namespace async_simple::coro
