// Completion tokens decide how Asio reports errors; a tuple or a redirected error is an author's word.
// RUN: %check_coro_tidy %s coro-discarded-result %t -lib=boost-asio
#include <boost/asio.hpp>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace asio = boost::asio;

asio::awaitable<boost::system::error_code> connect();
asio::awaitable<void> session(asio::steady_timer &Timer) {
  co_await connect();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the 'boost::system::error_code' that this await gives is thrown away: a failure goes unnoticed [coro-discarded-result]
  co_await Timer.async_wait(asio::as_tuple(asio::use_awaitable));
  co_await Timer.async_wait(asio::use_awaitable);
  boost::system::error_code Error;
  co_await Timer.async_wait(asio::redirect_error(asio::use_awaitable, Error));
  Error = co_await connect();
}
