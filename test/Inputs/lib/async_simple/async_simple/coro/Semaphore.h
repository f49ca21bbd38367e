// The semaphore; its release is awaited too.
#pragma once
#include <async_simple/coro/Lazy.h>

namespace async_simple::coro {
template <std::size_t LeastMaxValue = 1024> class CountingSemaphore {
public:
  explicit CountingSemaphore(std::size_t Desired) : count_(Desired) {}
  Lazy<void> acquire() noexcept {
    --count_;
    co_return;
  }
  Lazy<void> release(std::size_t Update = 1) noexcept {
    count_ += Update;
    co_return;
  }

private:
  std::size_t count_;
};
class Latch {
public:
  explicit Latch(std::size_t Count) : count_(Count) {}
  Lazy<void> count_down(std::size_t Update = 1) {
    count_ -= Update;
    co_return;
  }
  Lazy<void> wait() const noexcept { co_return; }

private:
  std::size_t count_;
};
} // namespace async_simple::coro
