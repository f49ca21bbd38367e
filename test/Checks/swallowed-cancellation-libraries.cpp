// The cancellation exceptions of the libraries.
// RUN: %check_coro_tidy %s coro-swallowed-cancellation %t -check-suffix=FOLLY -lib=folly -- -- -DFOLLY
// RUN: %check_coro_tidy %s coro-swallowed-cancellation %t -check-suffix=SEASTAR -lib=seastar -- -- -DSEASTAR
// RUN: %check_coro_tidy %s coro-swallowed-cancellation %t -expect-no-diagnosis -lib=boost-asio -- -- -DASIO
// RUN: %check_coro_tidy %s coro-swallowed-cancellation %t -expect-no-diagnosis -lib=libcoro -- -- -DLIBCORO
#include <exception>

#ifdef FOLLY
#include <folly/CancellationToken.h>
#include <folly/coro/Task.h>
template <class T> using task = folly::coro::Task<T>;
#endif
#ifdef SEASTAR
#include <seastar/core/abort_source.hh>
#include <seastar/core/coroutine.hh>
#include <seastar/core/gate.hh>
#include <seastar/core/sleep.hh>
template <class T> using task = seastar::future<T>;
#endif
// These have no exception of their own for it.
#ifdef ASIO
#include <boost/asio.hpp>
template <class T> using task = boost::asio::awaitable<T>;
#endif
#ifdef LIBCORO
#include <coro/task.hpp>
template <class T> using task = coro::task<T>;
#endif

task<void> step();
void log(const std::exception &);

task<void> goesOn() {
  while (true) {
    try {
      co_await step();
    } catch (const std::exception &e) {
    // CHECK-MESSAGES-FOLLY: :[[@LINE-1]]:7: warning: this handler catches 'folly::OperationCancelled' too, and its loop goes on: cancelling the coroutine does not end it [coro-swallowed-cancellation]
      log(e);
    }
  }
}

#ifdef SEASTAR
#include <chrono>
seastar::future<> sleeps(seastar::abort_source &abort) {
  while (true) {
    try {
      co_await seastar::sleep_abortable(std::chrono::milliseconds(1), abort);
    } catch (const std::exception &e) {
    // CHECK-MESSAGES-SEASTAR: :[[@LINE-1]]:7: warning: this handler catches 'seastar::abort_requested_exception' too, and its loop goes on: cancelling the coroutine does not end it [coro-swallowed-cancellation]
      log(e);
    }
  }
}
#endif
