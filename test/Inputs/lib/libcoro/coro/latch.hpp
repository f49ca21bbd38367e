// The latch, which is awaitable itself.
#pragma once
#include <coro/event.hpp>
#include <cstdint>

namespace coro {
class latch {
public:
  latch(std::int64_t Count) noexcept : m_count(Count), m_event(Count <= 0) {}
  latch(const latch &) = delete;
  auto operator=(const latch &) -> latch & = delete;
  auto is_ready() const noexcept -> bool { return m_event.is_set(); }
  auto count_down(std::int64_t N = 1) noexcept -> void {
    if (m_count.fetch_sub(N) <= N)
      m_event.set();
  }
  auto operator co_await() const noexcept -> event::awaiter {
    return m_event.operator co_await();
  }

private:
  std::atomic<std::int64_t> m_count;
  event m_event;
};
} // namespace coro
