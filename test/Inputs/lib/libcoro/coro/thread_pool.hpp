// The thread pool.
#pragma once
#include <coro/detail/task_self_deleting.hpp>
#include <cstdint>
#include <functional>
#include <memory>

namespace coro {
class thread_pool {
  struct private_constructor {
    explicit private_constructor() = default;
  };

public:
  class schedule_operation {
    friend class thread_pool;
    explicit schedule_operation(thread_pool &Pool) noexcept
        : m_thread_pool(Pool) {}

  public:
    auto await_ready() noexcept -> bool { return false; }
    auto await_suspend(std::coroutine_handle<>) noexcept -> void;
    auto await_resume() noexcept -> void {}

  private:
    thread_pool &m_thread_pool;
  };
  struct options {
    std::uint32_t thread_count = 2;
    std::function<void(std::size_t)> on_thread_start_functor = nullptr;
    std::function<void(std::size_t)> on_thread_stop_functor = nullptr;
  };
  explicit thread_pool(options &&, private_constructor);
  static auto make_unique(options = options{.thread_count = 2,
                                            .on_thread_start_functor = nullptr,
                                            .on_thread_stop_functor = nullptr})
      -> std::unique_ptr<thread_pool>;
  thread_pool(const thread_pool &) = delete;
  auto operator=(const thread_pool &) -> thread_pool & = delete;
  virtual ~thread_pool();
  [[nodiscard]] auto schedule() -> schedule_operation {
    return schedule_operation{*this};
  }
  auto spawn_detached(coro::task<void> &&) noexcept -> bool;
  auto spawn_joinable(coro::task<void> &&) noexcept -> coro::task<void>;
  template <class return_type>
  [[nodiscard]] auto schedule(coro::task<return_type> Task)
      -> coro::task<return_type> {
    co_await schedule();
    co_return co_await Task;
  }
  auto resume(std::coroutine_handle<>) noexcept -> bool;
  [[nodiscard]] auto yield() -> schedule_operation { return schedule(); }
  auto shutdown() noexcept -> void;
  auto size() const noexcept -> std::size_t;
};
} // namespace coro
