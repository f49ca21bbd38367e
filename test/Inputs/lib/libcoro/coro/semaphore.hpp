// The semaphore; its release and shutdown are awaited too.
#pragma once
#include <coro/mutex.hpp>
#include <coro/task.hpp>
#include <cstddef>

namespace coro {
enum class semaphore_acquire_result { acquired, shutdown };
template <std::ptrdiff_t max_value> class semaphore {
public:
  explicit semaphore(std::ptrdiff_t Starting) : m_counter(Starting) {}
  semaphore(const semaphore &) = delete;
  auto operator=(const semaphore &) noexcept -> semaphore & = delete;
  [[nodiscard]] auto acquire() -> coro::task<semaphore_acquire_result> {
    auto Lock = co_await m_mutex.scoped_lock();
    --m_counter;
    co_return semaphore_acquire_result::acquired;
  }
  [[nodiscard]] auto release() -> coro::task<void> {
    auto Lock = co_await m_mutex.scoped_lock();
    ++m_counter;
  }
  auto try_acquire() -> bool { return m_counter-- > 0; }
  [[nodiscard]] static constexpr auto max() noexcept -> std::ptrdiff_t {
    return max_value;
  }
  [[nodiscard]] auto value() const noexcept -> std::ptrdiff_t {
    return m_counter;
  }
  [[nodiscard]] auto shutdown() noexcept -> coro::task<void> {
    auto Lock = co_await m_mutex.scoped_lock();
  }

private:
  std::ptrdiff_t m_counter;
  coro::mutex m_mutex;
};
} // namespace coro
