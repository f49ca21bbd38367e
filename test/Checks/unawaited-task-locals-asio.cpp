// The fix of a variable that is never used knows what Asio's operations give from their completion signature.
// RUN: %check_coro_tidy %s coro-unawaited-task %t -lib=boost-asio
#include <boost/asio/awaitable.hpp>
#include <boost/asio/deferred.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>

using boost::asio::awaitable;
using boost::asio::deferred;

awaitable<void> nothing(boost::asio::steady_timer &timer) {
  auto waiting = timer.async_wait(deferred);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: operation 'waiting' is never awaited: it never starts [coro-unawaited-task]
  // CHECK-FIXES: co_await timer.async_wait(deferred);
  co_return;
}
awaitable<void> something(boost::asio::ip::tcp::socket &socket,
                          char (&data)[8]) {
  auto reading = socket.async_read_some(boost::asio::buffer(data), deferred);
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: operation 'reading' is never awaited: it never starts [coro-unawaited-task]
  // CHECK-FIXES: auto reading = co_await socket.async_read_some(boost::asio::buffer(data), deferred);
  co_return;
}
// Nothing says what awaiting it gives.
template <class Result>
using operation = boost::asio::deferred_async_operation<Result, int>;
operation<int> unknown();
awaitable<void> something() {
  auto started = unknown();
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: operation 'started' is never awaited: it never starts [coro-unawaited-task]
  co_return;
}
