// The semaphore and the latch, which are awaitable themselves.
#pragma once
#include <tmc/mutex.hpp>

namespace tmc {
class [[nodiscard]] semaphore_scope {
public:
  semaphore_scope(const semaphore_scope &) = delete;
  semaphore_scope(semaphore_scope &&) noexcept;
  ~semaphore_scope();

private:
  friend class aw_semaphore_acquire_scope;
  semaphore_scope() noexcept;
};
class [[nodiscard]] aw_semaphore_acquire_scope
    : detail::AwaitTagNoGroupCoAwait {
  struct impl {
    bool await_ready() noexcept { return false; }
    void await_suspend(std::coroutine_handle<>) noexcept {}
    [[nodiscard]] semaphore_scope await_resume() noexcept {
      return semaphore_scope();
    }
  };

public:
  impl operator co_await() && noexcept { return {}; }
};
class semaphore : detail::AwaitTagNoGroupCoAwait {
public:
  explicit semaphore(std::size_t InitialCount) noexcept;
  void release(std::size_t Count = 1) noexcept;
  bool try_acquire() noexcept;
  aw_acquire operator co_await() noexcept { return {}; }
  aw_semaphore_acquire_scope acquire_scope() noexcept { return {}; }
};
class latch : detail::AwaitTagNoGroupCoAwait {
public:
  explicit latch(std::size_t Count) noexcept;
  bool is_ready() noexcept;
  bool count_down() noexcept;
  aw_acquire operator co_await() noexcept { return {}; }
};
} // namespace tmc
