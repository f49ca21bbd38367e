// Signals.
#pragma once
#include <boost/asio/deferred.hpp>

BOOST_ASIO_BEGIN
template <class Executor = any_io_executor> class basic_signal_set {
public:
  using executor_type = Executor;
  template <class E, class... S> explicit basic_signal_set(E &&, S...) {}
  void add(int) {}
  void cancel() {}
  template <class SignalToken = default_completion_token_t<Executor>>
  auto
  async_wait(SignalToken &&Token = default_completion_token_t<Executor>()) {
    return async_initiate<SignalToken, void(detail::ErrorCode, int)>(
        detail::Initiate<basic_signal_set>{this}, Token);
  }
};
using signal_set = basic_signal_set<>;
BOOST_ASIO_END
