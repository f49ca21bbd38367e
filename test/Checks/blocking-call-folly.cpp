// RUN: %check_coro_tidy %s coro-blocking-call %t -lib=folly -fix-notes
// folly::coro: what blocks a Task, the awaitable forms, and what runs on a pool.
#include <chrono>
#include <folly/coro/BlockingWait.h>
#include <folly/coro/Sleep.h>
#include <folly/coro/Task.h>
#include <folly/executors/CPUThreadPoolExecutor.h>
#include <folly/executors/GlobalExecutor.h>
#include <folly/futures/Future.h>
#include <thread>
#include <unistd.h>

namespace coro = folly::coro;
using coro::Task;
using namespace std::chrono_literals;

Task<int> answer() { co_return 42; }

Task<void> sleeps() {
  std::this_thread::sleep_for(100ms);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the thread of this coroutine: puts the whole thread to sleep, and with it every other coroutine that this thread runs [coro-blocking-call]
  // CHECK-FIXES: co_await folly::coro::sleep(100ms);
  sleep(2);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'sleep' blocks the thread of this coroutine: puts the whole thread to sleep, and with it every other coroutine that this thread runs [coro-blocking-call]
  // CHECK-FIXES: co_await folly::coro::sleep(std::chrono::seconds(2));
  usleep(500);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'usleep' blocks the thread of this coroutine: puts the whole thread to sleep, and with it every other coroutine that this thread runs [coro-blocking-call]
  // CHECK-FIXES: co_await folly::coro::sleep(std::chrono::microseconds(500));
  co_return;
}

Task<void> sleepsForFinerTimes(std::chrono::steady_clock::duration pause,
                               std::chrono::duration<double> seconds) {
  std::this_thread::sleep_for(pause);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the thread of this coroutine: puts the whole thread to sleep, and with it every other coroutine that this thread runs [coro-blocking-call]
  // CHECK-FIXES: co_await folly::coro::sleep(std::chrono::ceil<std::chrono::microseconds>(pause));
  std::this_thread::sleep_for(seconds);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the thread of this coroutine: puts the whole thread to sleep, and with it every other coroutine that this thread runs [coro-blocking-call]
  // CHECK-FIXES: co_await folly::coro::sleep(std::chrono::ceil<std::chrono::microseconds>(seconds));
  std::this_thread::sleep_for(10us);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the thread of this coroutine: puts the whole thread to sleep, and with it every other coroutine that this thread runs [coro-blocking-call]
  // CHECK-FIXES: co_await folly::coro::sleep(10us);
  co_return;
}

Task<int> waitsForAnother() { co_return coro::blockingWait(answer()); }
// CHECK-MESSAGES: :[[@LINE-1]]:41: warning: 'folly::coro::blockingWait' can deadlock the thread of this coroutine: blocks the thread until the awaitable is done; on an executor thread that it needs, that is never [coro-blocking-call]
// CHECK-FIXES: Task<int> waitsForAnother() { co_return co_await answer(); }

folly::SemiFuture<int> later();
Task<int> waitsForAFuture() { co_return later().get(); }
// CHECK-MESSAGES: :[[@LINE-1]]:49: warning: 'folly::SemiFuture<int>::get' can deadlock the thread of this coroutine: blocks the thread until the result is there; on an executor thread that is to produce it, that is never [coro-blocking-call]
// CHECK-FIXES: Task<int> waitsForAFuture() { co_return co_await later(); }

Task<int> slow() {
  std::this_thread::sleep_for(1s);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the thread of this coroutine: puts the whole thread to sleep, and with it every other coroutine that this thread runs [coro-blocking-call]
  // CHECK-FIXES: co_await folly::coro::sleep(1s);
  co_return 1;
}

// The task runs on the pool: its own thread is the one that it blocks, and that is said in it.
Task<int> onThePool() {
  co_return co_await coro::co_withExecutor(folly::getGlobalCPUExecutor(),
                                           slow());
}

void spins() { std::this_thread::sleep_for(1s); }
Task<void> handsOver(folly::CPUThreadPoolExecutor &Pool) {
  Pool.add([] { spins(); });
  Pool.add(spins);
  co_await coro::sleep(1s);
}

int fromOutside() { return coro::blockingWait(answer()); }
