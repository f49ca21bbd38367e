// The event, which is awaitable itself.
#pragma once
#include <atomic>
#include <coro/concepts/executor.hpp>
#include <memory>

namespace coro {
enum class resume_order_policy { lifo, fifo };
class event {
public:
  struct awaiter {
    awaiter(const event &E) noexcept : m_event(E) {}
    auto await_ready() const noexcept -> bool { return m_event.is_set(); }
    auto await_suspend(std::coroutine_handle<>) noexcept -> bool;
    auto await_resume() noexcept {}
    const event &m_event;
  };
  explicit event(bool InitiallySet = false) noexcept;
  ~event() = default;
  event(const event &) = delete;
  auto operator=(const event &) -> event & = delete;
  auto is_set() const noexcept -> bool { return m_state.load() == this; }
  auto set(resume_order_policy = resume_order_policy::lifo) noexcept -> void;
  template <concepts::executor executor_type>
  auto set(std::unique_ptr<executor_type> &,
           resume_order_policy = resume_order_policy::lifo) noexcept -> void {
    set();
  }
  auto operator co_await() const noexcept -> awaiter { return awaiter(*this); }
  auto reset() noexcept -> void;

private:
  mutable std::atomic<const void *> m_state;
};
} // namespace coro
