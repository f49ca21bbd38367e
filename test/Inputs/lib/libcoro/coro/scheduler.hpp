// The I/O scheduler.
#pragma once
#include <chrono>
#include <coro/expected.hpp>
#include <coro/poll.hpp>
#include <coro/thread_pool.hpp>

namespace coro {
enum timeout_status { no_timeout, timeout };
class scheduler {
public:
  class schedule_operation {
    friend class scheduler;
    explicit schedule_operation(scheduler &S) noexcept : m_scheduler(S) {}

  public:
    auto await_ready() noexcept -> bool { return false; }
    auto await_suspend(std::coroutine_handle<>) noexcept -> void;
    auto await_resume() noexcept -> void {}

  private:
    scheduler &m_scheduler;
  };
  enum class execution_strategy_t {
    process_tasks_on_thread_pool,
    process_tasks_inline
  };
  struct options {
    thread_pool::options pool{};
    execution_strategy_t execution_strategy{};
  };
  static auto make_unique() -> std::unique_ptr<scheduler>;
  static auto make_unique(options) -> std::unique_ptr<scheduler>;
  scheduler(const scheduler &) = delete;
  auto operator=(const scheduler &) -> scheduler & = delete;
  virtual ~scheduler();
  auto process_events(std::chrono::milliseconds = {}) -> std::size_t;
  [[nodiscard]] auto schedule() -> schedule_operation {
    return schedule_operation{*this};
  }
  auto spawn_detached(coro::task<void> &&) -> bool;
  auto spawn_joinable(coro::task<void> &&) -> coro::task<void>;
  template <class return_type>
  [[nodiscard]] auto schedule(coro::task<return_type> Task)
      -> coro::task<return_type> {
    co_await schedule();
    co_return co_await Task;
  }
  template <class return_type, class R, class P>
  [[nodiscard]] auto schedule(coro::task<return_type> Task,
                              std::chrono::duration<R, P>)
      -> coro::task<coro::expected<return_type, timeout_status>> {
    co_await schedule();
    if constexpr (std::is_void_v<return_type>) {
      co_await Task;
      co_return coro::expected<return_type, timeout_status>();
    } else {
      co_return coro::expected<return_type, timeout_status>(co_await Task);
    }
  }
  template <class R, class P>
  [[nodiscard]] auto schedule_after(std::chrono::duration<R, P> Amount)
      -> coro::task<void> {
    return yield_for_internal(
        std::chrono::duration_cast<std::chrono::nanoseconds>(Amount));
  }
  [[nodiscard]] auto yield() -> schedule_operation {
    return schedule_operation{*this};
  }
  template <class R, class P>
  [[nodiscard]] auto yield_for(std::chrono::duration<R, P> Amount)
      -> coro::task<void> {
    return yield_for_internal(
        std::chrono::duration_cast<std::chrono::nanoseconds>(Amount));
  }
  [[nodiscard]] auto poll(int Fd, coro::poll_op, std::chrono::milliseconds = {})
      -> coro::task<poll_status>;
  auto resume(std::coroutine_handle<>) -> bool;
  auto shutdown() noexcept -> void;

private:
  auto yield_for_internal(std::chrono::nanoseconds) -> coro::task<void>;
};
} // namespace coro
