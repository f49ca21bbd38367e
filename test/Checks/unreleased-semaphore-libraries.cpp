// The semaphores and locks of the libraries.
// RUN: %check_coro_tidy %s coro-unreleased-semaphore %t -check-suffix=SEASTAR -lib=seastar -- -- -DSEASTAR
// RUN: %check_coro_tidy %s coro-unreleased-semaphore %t -check-suffix=LIBCORO -lib=libcoro -- -- -DLIBCORO
// RUN: %check_coro_tidy %s coro-unreleased-semaphore %t -check-suffix=TMC -lib=tmc -- -- -DTMC
// RUN: %check_coro_tidy %s coro-unreleased-semaphore %t -check-suffix=SIMPLE -lib=async_simple -- -- -DSIMPLE
// RUN: %check_coro_tidy %s coro-unreleased-semaphore %t -check-suffix=FOLLY -lib=folly -- -- -DFOLLY

#ifdef SEASTAR
#include <seastar/core/coroutine.hh>
#include <seastar/core/semaphore.hh>
seastar::future<> work();

struct limiter {
  seastar::semaphore sem{4};

  seastar::future<> leaks(bool stop) {
    co_await sem.wait();
    // CHECK-MESSAGES-SEASTAR: :[[@LINE-1]]:5: warning: 'sem' is acquired here and not released on each path: what waits for it may wait for ever [coro-unreleased-semaphore]
    if (stop)
      co_return;
    co_await work();
    sem.signal();
  }
  seastar::future<> signals(bool stop) {
    co_await sem.wait();
    if (stop) {
      sem.signal();
      co_return;
    }
    co_await work();
    sem.signal();
  }
  seastar::future<> takesUnits(bool stop) {
    auto units = co_await seastar::get_units(sem, 1);
    if (stop)
      co_return;
    co_await work();
  }
  seastar::future<> withTheSemaphore() {
    co_await seastar::with_semaphore(sem, 1, [] { return work(); });
  }
};
// One side waits, the other signals.
seastar::future<> consumer(seastar::semaphore &full, seastar::semaphore &free) {
  co_await full.wait();
  free.signal();
}
#endif

#ifdef LIBCORO
#include <coro/mutex.hpp>
#include <coro/semaphore.hpp>
coro::task<void> work();

coro::task<void> leaks(coro::semaphore<4> &sem, bool stop) {
  co_await sem.acquire();
  // CHECK-MESSAGES-LIBCORO: :[[@LINE-1]]:3: warning: 'sem' is acquired here and not released on each path: what waits for it may wait for ever [coro-unreleased-semaphore]
  if (stop)
    co_return;
  co_await work();
  co_await sem.release();
}
coro::task<void> releases(coro::semaphore<4> &sem) {
  co_await sem.acquire();
  co_await work();
  co_await sem.release();
}
// It was shut down: there is nothing to release.
coro::task<void> asksTheResult(coro::semaphore<4> &sem) {
  auto result = co_await sem.acquire();
  if (result != coro::semaphore_acquire_result::acquired)
    co_return;
  co_await work();
  co_await sem.release();
}
coro::task<void> forgetsTheLock(coro::mutex &mutex, bool stop) {
  co_await mutex.lock();
  // CHECK-MESSAGES-LIBCORO: :[[@LINE-1]]:3: warning: 'mutex' is acquired here and not released on each path: whoever locks it next waits for ever [coro-unreleased-semaphore]
  if (stop)
    co_return;
  mutex.unlock();
}
#endif

#ifdef TMC
#include <tmc/semaphore.hpp>
#include <tmc/task.hpp>
tmc::task<void> work();

tmc::task<void> leaks(tmc::semaphore &sem, bool stop) {
  co_await sem;
  // CHECK-MESSAGES-TMC: :[[@LINE-1]]:3: warning: 'sem' is acquired here and not released on each path: what waits for it may wait for ever [coro-unreleased-semaphore]
  if (stop)
    co_return;
  co_await work();
  sem.release();
}
tmc::task<void> releases(tmc::semaphore &sem, bool stop) {
  co_await sem;
  if (!stop)
    co_await work();
  sem.release();
}
tmc::task<void> scoped(tmc::semaphore &sem, bool stop) {
  auto scope = co_await sem.acquire_scope();
  if (stop)
    co_return;
  co_await work();
}
#endif

#ifdef SIMPLE
#include <async_simple/coro/Semaphore.h>
using async_simple::coro::Lazy;
Lazy<void> work();

Lazy<void> leaks(async_simple::coro::CountingSemaphore<> &sem, bool stop) {
  co_await sem.acquire();
  // CHECK-MESSAGES-SIMPLE: :[[@LINE-1]]:3: warning: 'sem' is acquired here and not released on each path: what waits for it may wait for ever [coro-unreleased-semaphore]
  if (stop)
    co_return;
  co_await work();
  co_await sem.release();
}
Lazy<void> releases(async_simple::coro::CountingSemaphore<> &sem) {
  co_await sem.acquire();
  co_await work();
  co_await sem.release();
}
// The permits are the function's own, and go with it.
Lazy<void> ownSemaphore(bool stop) {
  async_simple::coro::CountingSemaphore<> sem(4);
  co_await sem.acquire();
  if (stop)
    co_return;
  co_await sem.release();
}
#endif

#ifdef FOLLY
#include <folly/coro/Mutex.h>
#include <folly/coro/Task.h>
folly::coro::Task<void> work();

folly::coro::Task<void> leaks(folly::coro::Mutex &mutex, bool stop) {
  co_await mutex.co_lock();
  // CHECK-MESSAGES-FOLLY: :[[@LINE-1]]:3: warning: 'mutex' is acquired here and not released on each path: whoever locks it next waits for ever [coro-unreleased-semaphore]
  if (stop)
    co_return;
  co_await work();
  mutex.unlock();
}
folly::coro::Task<void> scoped(folly::coro::Mutex &mutex, bool stop) {
  auto lock = co_await mutex.co_scoped_lock();
  if (stop)
    co_return;
  co_await work();
}
#endif
