// The mutex. It is awaitable itself: naming one awaits nothing.
#pragma once
#include <tmc/detail/concepts_awaitable.hpp>

namespace tmc {
class mutex;
class [[nodiscard("The mutex will be unlocked when this goes out of scope.")]]
mutex_scope {
  mutex *parent;
  friend class aw_mutex_lock_scope;
  mutex_scope(mutex *Parent) noexcept : parent(Parent) {}

public:
  mutex_scope(const mutex_scope &) = delete;
  mutex_scope(mutex_scope &&Other) noexcept
      : parent(std::exchange(Other.parent, nullptr)) {}
  ~mutex_scope();
};
class [[nodiscard("You must co_await aw_mutex_lock_scope for it to have any "
                  "effect.")]] aw_mutex_lock_scope
    : detail::AwaitTagNoGroupCoAwait {
  mutex *parent;
  friend class mutex;
  aw_mutex_lock_scope(mutex &Parent [[clang::lifetimebound]]) noexcept
      : parent(&Parent) {}
  struct impl {
    mutex *parent;
    bool await_ready() noexcept { return false; }
    void await_suspend(std::coroutine_handle<>) noexcept {}
    [[nodiscard]] mutex_scope await_resume() noexcept {
      return mutex_scope(parent);
    }
  };

public:
  impl operator co_await() && noexcept { return impl{parent}; }
};
class [[nodiscard("You must co_await aw_mutex_co_unlock for it to have any "
                  "effect.")]] aw_mutex_co_unlock
    : detail::AwaitTagNoGroupAsIs {
public:
  bool await_ready() noexcept { return false; }
  std::coroutine_handle<>
  await_suspend(std::coroutine_handle<> Outer) noexcept {
    return Outer;
  }
  void await_resume() noexcept {}
};
class aw_acquire {
public:
  bool await_ready() noexcept { return false; }
  void await_suspend(std::coroutine_handle<>) noexcept {}
  void await_resume() noexcept {}
};
class mutex : detail::AwaitTagNoGroupCoAwait {
public:
  mutex() noexcept;
  mutex(const mutex &) = delete;
  ~mutex();
  bool try_lock() noexcept;
  void unlock() noexcept;
  aw_mutex_co_unlock co_unlock() noexcept { return {}; }
  aw_acquire operator co_await() noexcept { return {}; }
  aw_mutex_lock_scope lock_scope() noexcept [[clang::lifetimebound]] {
    return aw_mutex_lock_scope(*this);
  }
};
} // namespace tmc
