// RUN: %check_coro_tidy %s coro-blocking-call %t -lib=async_simple -fix-notes
// async_simple: what blocks a Lazy, its awaitable forms, and what is handed to an executor.
#include <async_simple/coro/Lazy.h>
#include <async_simple/coro/Sleep.h>
#include <async_simple/coro/SyncAwait.h>
#include <chrono>
#include <thread>
#include <unistd.h>

using async_simple::coro::Lazy;
using namespace std::chrono_literals;

Lazy<int> answer() { co_return 42; }

Lazy<void> sleeps() {
  std::this_thread::sleep_for(100ms);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the thread of this coroutine: puts the whole thread to sleep, and with it every other coroutine that this thread runs [coro-blocking-call]
  // CHECK-FIXES: co_await async_simple::coro::sleep(100ms);
  sleep(2);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'sleep' blocks the thread of this coroutine: puts the whole thread to sleep, and with it every other coroutine that this thread runs [coro-blocking-call]
  // CHECK-FIXES: co_await async_simple::coro::sleep(std::chrono::seconds(2));
  usleep(500);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'usleep' blocks the thread of this coroutine: puts the whole thread to sleep, and with it every other coroutine that this thread runs [coro-blocking-call]
  // CHECK-FIXES: co_await async_simple::coro::sleep(std::chrono::microseconds(500));
  co_return;
}

Lazy<int> waitsForAnother() {
  int Sum = async_simple::coro::syncAwait(answer());
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'async_simple::coro::syncAwait' can deadlock the thread of this coroutine: blocks the thread until the Lazy is done; on a thread of the executor that runs it, that may be never [coro-blocking-call]
  // CHECK-FIXES: int Sum = co_await answer();
  co_return Sum + async_simple::coro::syncAwait(answer());
  // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: 'async_simple::coro::syncAwait' can deadlock the thread of this coroutine: blocks the thread until the Lazy is done; on a thread of the executor that runs it, that may be never [coro-blocking-call]
  // CHECK-FIXES: co_return Sum + (co_await answer());
}

Lazy<void> handsOver(async_simple::Executor *Pool) {
  Pool->schedule([] { std::this_thread::sleep_for(100ms); });
  co_await async_simple::coro::sleep(1s);
}

int fromOutside() { return async_simple::coro::syncAwait(answer()); }
