// Locks in the coroutines of several libraries, and the async mutex that a note names.
// RUN: %check_coro_tidy %s coro-lock-across-suspension %t -lib=libcoro,boost-asio,boost-cobalt,folly,seastar,qcoro

#include <boost/asio/awaitable.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/cobalt.hpp>
#include <coro/coro.hpp>
#include <folly/coro/Mutex.h>
#include <folly/coro/Task.h>
#include <mutex>
#include <QCoro/QCoroTask>
#include <seastar/core/coroutine.hh>

std::mutex Mutex;

coro::task<void> step();
coro::task<void> libcoro() {
  std::scoped_lock Guard(Mutex);
  // CHECK-NOTES: :[[@LINE-1]]:20: warning: 'Guard' holds a lock while the coroutine is suspended: threads that want it are blocked meanwhile, and another thread may have to release it [coro-lock-across-suspension]
  // CHECK-NOTES: :[[@LINE+2]]:3: note: the coroutine may be suspended here
  // CHECK-NOTES: :[[@LINE-3]]:20: note: 'coro::mutex' can be held across a suspension
  co_await step();
}
coro::task<void> libcoroAsync(coro::mutex &Async) {
  auto Guard = co_await Async.scoped_lock();
  co_await step();
}

boost::asio::awaitable<void> asio(boost::asio::steady_timer &Timer) {
  std::lock_guard Guard(Mutex);
  // CHECK-NOTES: :[[@LINE-1]]:19: warning: 'Guard' holds a lock while the coroutine is suspended
  // CHECK-NOTES: :[[@LINE+1]]:3: note: the coroutine may be suspended here
  co_await Timer.async_wait(boost::asio::use_awaitable);
}
boost::asio::awaitable<void> asioExecutor() {
  std::lock_guard Guard(Mutex);
  auto Executor = co_await boost::asio::this_coro::executor;
}

folly::coro::Task<void> follyStep();
folly::coro::Task<void> folly_() {
  std::unique_lock Guard(Mutex);
  // CHECK-NOTES: :[[@LINE-1]]:20: warning: 'Guard' holds a lock while the coroutine is suspended
  // CHECK-NOTES: :[[@LINE+2]]:3: note: the coroutine may be suspended here
  // CHECK-NOTES: :[[@LINE-3]]:20: note: 'folly::coro::Mutex' can be held across a suspension
  co_await follyStep();
}
folly::coro::Task<void> follyAsync(folly::coro::Mutex &Async) {
  auto Guard = co_await Async.co_scoped_lock();
  co_await follyStep();
}

// Coroutines that stay on their thread: by their profiles.
boost::cobalt::task<void> cobalt(boost::cobalt::task<void> Inner) {
  std::lock_guard Guard(Mutex);
  co_await std::move(Inner);
}
QCoro::Task<> qcoro(QCoro::Task<> Inner) {
  std::lock_guard Guard(Mutex);
  co_await Inner;
}
seastar::future<> seastar_(seastar::future<> Inner) {
  std::lock_guard Guard(Mutex);
  co_await std::move(Inner);
}
