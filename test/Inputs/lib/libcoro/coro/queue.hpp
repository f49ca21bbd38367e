// The unbounded queue: push and shutdown are coroutines, and push is not
// nodiscard but its task is.
#pragma once
#include <coro/expected.hpp>
#include <coro/mutex.hpp>
#include <coro/task.hpp>
#include <queue>

namespace coro {
enum class queue_produce_result { produced, stopped };
enum class queue_consume_result { empty, stopped, try_lock_failure };
template <class element_type> class queue {
public:
  auto empty() const -> bool { return m_elements.empty(); }
  auto size() const -> std::size_t { return m_elements.size(); }
  auto push(const element_type &Element) -> coro::task<queue_produce_result> {
    auto Lock = co_await m_mutex.scoped_lock();
    m_elements.push(Element);
    co_return queue_produce_result::produced;
  }
  auto push(element_type &&Element) -> coro::task<queue_produce_result> {
    auto Lock = co_await m_mutex.scoped_lock();
    m_elements.push(std::move(Element));
    co_return queue_produce_result::produced;
  }
  [[nodiscard]] auto pop()
      -> coro::task<expected<element_type, queue_consume_result>> {
    auto Lock = co_await m_mutex.scoped_lock();
    element_type Element(std::move(m_elements.front()));
    m_elements.pop();
    co_return std::move(Element);
  }
  auto shutdown() -> coro::task<void> {
    auto Lock = co_await m_mutex.scoped_lock();
  }
  [[nodiscard]] auto is_shutdown() const -> bool { return false; }

private:
  std::queue<element_type> m_elements;
  coro::mutex m_mutex;
};
} // namespace coro
