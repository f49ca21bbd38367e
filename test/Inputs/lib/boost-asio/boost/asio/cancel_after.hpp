// The token adapter `cancel_after`.
#pragma once
#include <boost/asio/bind_executor.hpp>
#include <chrono>

BOOST_ASIO_BEGIN
template <class R, class P, class T>
detail::Binder<std::decay_t<T>, std::chrono::nanoseconds>
cancel_after(const std::chrono::duration<R, P> &Timeout, T &&Token) {
  return {Timeout, std::forward<T>(Token)};
}
BOOST_ASIO_END
