// The mutex whose lock is awaited; its guard is a std::unique_lock of it.
#pragma once
#include <folly/coro/ViaIfAsync.h>
#include <mutex>

namespace folly::coro {
class Mutex {
  class LockAwaiter;
  class ScopedLockAwaiter;
  template <class Awaiter> class LockOperation;

public:
  Mutex() noexcept;
  Mutex(const Mutex &) = delete;
  ~Mutex();
  bool try_lock() noexcept;
  [[nodiscard]] LockOperation<ScopedLockAwaiter> co_scoped_lock() noexcept;
  [[nodiscard]] LockOperation<LockAwaiter> co_lock() noexcept;
  void unlock() noexcept;

private:
  class LockAwaiter {
  public:
    explicit LockAwaiter(Mutex &M) noexcept : mutex_(M) {}
    bool await_ready() noexcept { return mutex_.try_lock(); }
    bool await_suspend(coroutine_handle<>) noexcept { return true; }
    void await_resume() noexcept {}

  protected:
    Mutex &mutex_;
  };
  class ScopedLockAwaiter : public LockAwaiter {
  public:
    using LockAwaiter::LockAwaiter;
    std::unique_lock<Mutex> await_resume() noexcept {
      return std::unique_lock<Mutex>{mutex_, std::adopt_lock};
    }
  };
  template <class Awaiter> class LockOperation {
  public:
    explicit LockOperation(Mutex &M) noexcept : mutex_(M) {}
    auto viaIfAsync(Executor::KeepAlive<> Ex) const {
      return folly::coro::co_viaIfAsync(std::move(Ex), Awaiter{mutex_});
    }

  private:
    Mutex &mutex_;
  };
};
inline Mutex::LockOperation<Mutex::ScopedLockAwaiter>
Mutex::co_scoped_lock() noexcept {
  return LockOperation<ScopedLockAwaiter>{*this};
}
inline Mutex::LockOperation<Mutex::LockAwaiter> Mutex::co_lock() noexcept {
  return LockOperation<LockAwaiter>{*this};
}
} // namespace folly::coro
