// The condition variable whose wait is awaited.
#pragma once
#include <coro/mutex.hpp>
#include <coro/task.hpp>
#include <functional>

namespace coro {
class condition_variable {
public:
  struct awaiter {
    scoped_lock &m_lock;
    std::function<bool()> m_predicate;
    auto await_ready() const noexcept -> bool { return m_predicate(); }
    auto await_suspend(std::coroutine_handle<>) noexcept -> bool {
      return true;
    }
    auto await_resume() noexcept -> void {}
  };
  auto notify_one() -> coro::task<void> { co_return; }
  auto notify_all() -> coro::task<void> { co_return; }
  [[nodiscard]] auto wait(coro::scoped_lock &Lock,
                          std::function<bool()> Predicate) -> awaiter {
    return {Lock, std::move(Predicate)};
  }
};
} // namespace coro
