// The bounded queue.
#pragma once
#include <array>
#include <coro/expected.hpp>
#include <coro/task.hpp>

namespace coro {
namespace ring_buffer_result {
enum class produce { produced, notified, stopped };
enum class consume { notified, stopped };
} // namespace ring_buffer_result
template <class element, std::size_t num_elements> class ring_buffer {
public:
  [[nodiscard]] auto produce(element E)
      -> coro::task<ring_buffer_result::produce> {
    m_elements[m_used++ % num_elements] = std::move(E);
    co_return ring_buffer_result::produce::produced;
  }
  [[nodiscard]] auto consume()
      -> coro::task<expected<element, ring_buffer_result::consume>> {
    co_return std::move(m_elements[--m_used % num_elements]);
  }
  auto notify_producers() -> coro::task<void> { co_return; }
  auto notify_consumers() -> coro::task<void> { co_return; }
  auto shutdown() -> coro::task<void> { co_return; }

private:
  std::array<element, num_elements> m_elements{};
  std::size_t m_used = 0;
};
} // namespace coro
