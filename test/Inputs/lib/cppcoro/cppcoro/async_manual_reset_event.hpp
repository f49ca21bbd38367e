// Events, which are awaitable themselves.
#pragma once
#include <coroutine>

namespace cppcoro {
class async_manual_reset_event_operation {
  void *m_event;

public:
  explicit async_manual_reset_event_operation(const void *) noexcept;
  bool await_ready() const noexcept;
  bool await_suspend(std::coroutine_handle<>) noexcept;
  void await_resume() const noexcept {}
};
class async_manual_reset_event {
public:
  async_manual_reset_event(bool InitiallySet = false) noexcept;
  ~async_manual_reset_event();
  async_manual_reset_event_operation operator co_await() const noexcept;
  bool is_set() const noexcept;
  void set() noexcept;
  void reset() noexcept;
};
class async_auto_reset_event {
public:
  async_auto_reset_event(bool InitiallySet = false) noexcept;
  ~async_auto_reset_event();
  async_manual_reset_event_operation operator co_await() const noexcept;
  void set() noexcept;
  void reset() noexcept;
};
class single_consumer_event {
public:
  single_consumer_event(bool InitiallySet = false) noexcept;
  bool is_set() const noexcept;
  void set();
  void reset() noexcept;
  auto operator co_await() noexcept {
    return async_manual_reset_event_operation(this);
  }
};
} // namespace cppcoro
