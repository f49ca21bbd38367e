// The thread pool, to which a coroutine hops by awaiting schedule().
#pragma once
#include <coroutine>
#include <cstdint>

namespace cppcoro {
class static_thread_pool {
public:
  static_thread_pool();
  explicit static_thread_pool(std::uint32_t ThreadCount);
  ~static_thread_pool();
  class schedule_operation {
    static_thread_pool *m_threadPool;

  public:
    schedule_operation(static_thread_pool *Pool) noexcept
        : m_threadPool(Pool) {}
    bool await_ready() noexcept { return false; }
    void await_suspend(std::coroutine_handle<>) noexcept;
    void await_resume() noexcept {}
  };
  std::uint32_t thread_count() const noexcept;
  [[nodiscard]] schedule_operation schedule() noexcept {
    return schedule_operation{this};
  }
};
} // namespace cppcoro
