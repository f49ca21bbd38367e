// The event loop.
#pragma once
#include <chrono>
#include <coroutine>
#include <cppcoro/cancellation_token.hpp>
#include <cstdint>
#include <utility>

namespace cppcoro {
class io_service {
public:
  class schedule_operation {
    io_service &m_service;

  public:
    schedule_operation(io_service &Service) noexcept : m_service(Service) {}
    bool await_ready() const noexcept { return false; }
    void await_suspend(std::coroutine_handle<>) noexcept;
    void await_resume() const noexcept {}
  };
  class timed_schedule_operation {
  public:
    explicit timed_schedule_operation(io_service &) noexcept;
    bool await_ready() const noexcept;
    void await_suspend(std::coroutine_handle<>);
    void await_resume();
  };
  explicit io_service(std::uint32_t ConcurrencyHint = 0);
  ~io_service();
  [[nodiscard]] schedule_operation schedule() noexcept {
    return schedule_operation{*this};
  }
  template <class R, class P>
  [[nodiscard]] timed_schedule_operation
  schedule_after(const std::chrono::duration<R, P> &,
                 cancellation_token = {}) noexcept {
    return timed_schedule_operation(*this);
  }
  std::uint64_t process_events();
  std::uint64_t process_pending_events();
  void stop() noexcept;
  void reset();
};
class [[nodiscard]] io_work_scope {
  io_service &m_service;

public:
  explicit io_work_scope(io_service &Service) noexcept : m_service(Service) {}
  ~io_work_scope() { m_service.stop(); }
};
} // namespace cppcoro
