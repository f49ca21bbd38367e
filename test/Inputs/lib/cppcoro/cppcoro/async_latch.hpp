// The latch, which is awaitable itself.
#pragma once
#include <cppcoro/async_manual_reset_event.hpp>
#include <cstdint>

namespace cppcoro {
class async_latch {
  async_manual_reset_event m_event;

public:
  async_latch(std::ptrdiff_t InitialCount) noexcept;
  bool is_ready() const noexcept { return m_event.is_set(); }
  void count_down(std::ptrdiff_t N = 1) noexcept;
  auto operator co_await() const noexcept {
    return m_event.operator co_await();
  }
};
} // namespace cppcoro
