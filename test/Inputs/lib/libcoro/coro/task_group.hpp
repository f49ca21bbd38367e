// A group of tasks: awaiting it waits for all, and so does its destructor, by
// blocking.
#pragma once
#include <coro/detail/task_self_deleting.hpp>
#include <coro/event.hpp>
#include <thread>

namespace coro {
template <concepts::executor executor_type> class task_group {
public:
  explicit task_group(executor_type *Executor) : m_executor(Executor) {}
  explicit task_group(std::unique_ptr<executor_type> &Executor)
      : m_executor(Executor.get()) {}
  task_group(const task_group &) = delete;
  auto operator=(const task_group &) -> task_group & = delete;
  ~task_group() {
    while (!empty())
      std::this_thread::sleep_for(std::chrono::milliseconds{10});
  }
  [[nodiscard]] auto start(coro::task<void> &&Task) -> bool {
    m_on_empty_event.reset();
    ++m_size;
    auto Wrapper = detail::make_task_self_deleting(std::move(Task));
    Wrapper.promise().user_final_suspend([this] { count_down(); });
    return m_executor->resume(Wrapper.handle());
  }
  [[nodiscard]] auto size() const -> std::size_t { return m_size.load(); }
  [[nodiscard]] auto empty() const -> bool { return size() == 0; }
  auto operator co_await() const noexcept -> event::awaiter {
    return m_on_empty_event.operator co_await();
  }

private:
  auto count_down() -> void {
    if (m_size.fetch_sub(1) == 1)
      m_on_empty_event.set();
  }
  executor_type *m_executor{nullptr};
  std::atomic<std::size_t> m_size{};
  coro::event m_on_empty_event{true};
};
} // namespace coro
