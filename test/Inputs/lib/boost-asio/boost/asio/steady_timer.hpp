// Timers.
#pragma once
#include <boost/asio/deferred.hpp>
#include <boost/asio/error.hpp>
#include <chrono>

BOOST_ASIO_BEGIN
template <class Clock, class Executor = any_io_executor>
class basic_waitable_timer {
  Executor Ex;

public:
  template <class E> struct rebind_executor {
    using other = basic_waitable_timer<Clock, E>;
  };
  using executor_type = Executor;
  using clock_type = Clock;
  using duration = typename Clock::duration;
  using time_point = typename Clock::time_point;

  explicit basic_waitable_timer(const executor_type &E) : Ex(E) {}
  basic_waitable_timer(const executor_type &E, const time_point &) : Ex(E) {}
  basic_waitable_timer(const executor_type &E, const duration &) : Ex(E) {}
  template <class C>
    requires detail::Context<C>
  explicit basic_waitable_timer(C &Ctx) : Ex(Ctx.get_executor()) {}
  template <class C>
    requires detail::Context<C>
  basic_waitable_timer(C &Ctx, const duration &) : Ex(Ctx.get_executor()) {}
  template <class C>
    requires detail::Context<C>
  basic_waitable_timer(C &Ctx, const time_point &) : Ex(Ctx.get_executor()) {}
  basic_waitable_timer(basic_waitable_timer &&Other) : Ex(Other.Ex) {}
  template <class E>
    requires std::is_constructible_v<Executor, E>
  basic_waitable_timer(basic_waitable_timer<Clock, E> &&Other)
      : Ex(Other.get_executor()) {}
  basic_waitable_timer(const basic_waitable_timer &) = delete;
  ~basic_waitable_timer() {}
  basic_waitable_timer &operator=(basic_waitable_timer &&) { return *this; }

  const executor_type &get_executor() noexcept { return Ex; }
  std::size_t cancel() { return 0; }
  std::size_t cancel_one() { return 0; }
  time_point expiry() const { return time_point(); }
  std::size_t expires_at(const time_point &) { return 0; }
  std::size_t expires_after(const duration &) { return 0; }
  void wait() {}
  void wait(detail::ErrorCode &) {}
  template <class WaitToken = default_completion_token_t<Executor>>
  auto async_wait(WaitToken &&Token = default_completion_token_t<Executor>()) {
    return async_initiate<WaitToken, void(detail::ErrorCode)>(
        detail::Initiate<basic_waitable_timer>{this}, Token);
  }
};
using steady_timer = basic_waitable_timer<std::chrono::steady_clock>;
using system_timer = basic_waitable_timer<std::chrono::system_clock>;
using high_resolution_timer =
    basic_waitable_timer<std::chrono::high_resolution_clock>;
BOOST_ASIO_END
