// Exceptions that keep a permit.
// RUN: %check_coro_tidy %s coro-unreleased-semaphore %t -check-suffix=DEFAULT -lib=async_simple
// RUN: %check_coro_tidy %s coro-unreleased-semaphore %t -check-suffixes=DEFAULT,OPTION -lib=async_simple -- --config='{CheckOptions: {coro-unreleased-semaphore.ReportExceptionPaths: true}}'
#include <async_simple/coro/Lazy.h>
#include <async_simple/coro/Semaphore.h>
#include <exception>

using async_simple::coro::CountingSemaphore;
using async_simple::coro::Lazy;

Lazy<> work();
Lazy<> report();

// The author counts with exceptions, and forgot those before the try block.
Lazy<> betweenTheAcquireAndTheTry(CountingSemaphore<4> &permits) {
  co_await permits.acquire();
  // CHECK-NOTES-DEFAULT: :[[@LINE-1]]:3: warning: 'permits' is acquired here and not released on each path: what waits for it may wait for ever [coro-unreleased-semaphore]
  // CHECK-NOTES-DEFAULT: :[[@LINE+1]]:3: note: an exception of this await leaves the function without releasing 'permits'
  co_await report();
  try {
    co_await work();
  } catch (...) {
  }
  co_await permits.release();
}

Lazy<> allInTheTry(CountingSemaphore<4> &permits) {
  co_await permits.acquire();
  try {
    co_await report();
    co_await work();
  } catch (...) {
  }
  co_await permits.release();
}

Lazy<> beforeTheAcquire(CountingSemaphore<4> &permits) {
  co_await report();
  co_await permits.acquire();
  try {
    co_await work();
  } catch (...) {
  }
  co_await permits.release();
}

Lazy<> releasedOnlyWhenItWorked(CountingSemaphore<4> &permits) {
  try {
    co_await permits.acquire();
    // CHECK-NOTES-DEFAULT: :[[@LINE-1]]:5: warning: 'permits' is acquired here and not released on each path: what waits for it may wait for ever [coro-unreleased-semaphore]
    // CHECK-NOTES-DEFAULT: :[[@LINE+4]]:5: note: the path begins with an exception that is handled here
    // CHECK-NOTES-DEFAULT: :[[@LINE+6]]:1: note: the path ends here without releasing 'permits'
    co_await work();
    co_await permits.release();
  } catch (...) {
    (void)std::current_exception();
  }
}

// Nobody counts with exceptions: an option asks for these.
Lazy<> noTry(CountingSemaphore<4> &permits) {
  co_await permits.acquire();
  // CHECK-NOTES-OPTION: :[[@LINE-1]]:3: warning: 'permits' is acquired here and not released on each path: what waits for it may wait for ever [coro-unreleased-semaphore]
  // CHECK-NOTES-OPTION: :[[@LINE+1]]:3: note: an exception of this await leaves the function without releasing 'permits'
  co_await work();
  co_await permits.release();
}
Lazy<> nothingBetween(CountingSemaphore<4> &permits, int &count) {
  co_await permits.acquire();
  ++count;
  co_await permits.release();
}
