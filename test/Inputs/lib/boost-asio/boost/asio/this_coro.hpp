// The tags that a coroutine awaits to learn of itself.
#pragma once
#include <boost/asio/cancellation_signal.hpp>

BOOST_ASIO_BEGIN
namespace this_coro {
struct executor_t {
  constexpr executor_t() {}
};
inline constexpr executor_t executor;
struct cancellation_state_t {
  constexpr cancellation_state_t() {}
};
inline constexpr cancellation_state_t cancellation_state;
struct reset_cancellation_state_0_t {};
template <class Filter> struct reset_cancellation_state_1_t {
  Filter filter;
};
struct throw_if_cancelled_0_t {};
struct throw_if_cancelled_1_t {
  bool value;
};
BOOST_ASIO_NODISCARD inline constexpr reset_cancellation_state_0_t
reset_cancellation_state() {
  return {};
}
template <class Filter>
BOOST_ASIO_NODISCARD constexpr reset_cancellation_state_1_t<Filter>
reset_cancellation_state(Filter F) {
  return {F};
}
BOOST_ASIO_NODISCARD inline constexpr throw_if_cancelled_0_t
throw_if_cancelled() {
  return {};
}
BOOST_ASIO_NODISCARD inline constexpr throw_if_cancelled_1_t
throw_if_cancelled(bool Value) {
  return {Value};
}
} // namespace this_coro
BOOST_ASIO_END
