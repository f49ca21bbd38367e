// RUN: %check_coro_tidy %s coro-blocking-call %t -lib=hackerl-asyncio -fix-notes
// Hackerl's asyncio: what blocks a Task, the awaitable forms, and what runs on another thread.
#include <asyncio/thread.h>
#include <asyncio/time.h>
#include <chrono>
#include <thread>
#include <unistd.h>

using asyncio::task::Task;
using namespace std::chrono_literals;

Task<void> sleeps() {
  std::this_thread::sleep_for(100ms);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the thread of this coroutine: puts the whole thread to sleep, and with it every other coroutine that this thread runs [coro-blocking-call]
  // CHECK-FIXES: co_await asyncio::sleep(100ms);
  sleep(2);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'sleep' blocks the thread of this coroutine: puts the whole thread to sleep, and with it every other coroutine that this thread runs [coro-blocking-call]
  // CHECK-FIXES: co_await asyncio::sleep(std::chrono::seconds(2));
  usleep(500);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'usleep' blocks the thread of this coroutine: puts the whole thread to sleep, and with it every other coroutine that this thread runs [coro-blocking-call]
  // CHECK-FIXES: co_await asyncio::sleep(std::chrono::ceil<std::chrono::milliseconds>(std::chrono::microseconds(500)));
  co_return;
}

Task<void> sleepsForFinerTimes(std::chrono::minutes pause) {
  std::this_thread::sleep_for(100us);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the thread of this coroutine: puts the whole thread to sleep, and with it every other coroutine that this thread runs [coro-blocking-call]
  // CHECK-FIXES: co_await asyncio::sleep(std::chrono::ceil<std::chrono::milliseconds>(100us));
  std::this_thread::sleep_for(pause);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the thread of this coroutine: puts the whole thread to sleep, and with it every other coroutine that this thread runs [coro-blocking-call]
  // CHECK-FIXES: co_await asyncio::sleep(pause);
  co_return;
}

void spins() { std::this_thread::sleep_for(1s); }
Task<void> handsOver() {
  co_await asyncio::toThread([] { spins(); });
  co_await asyncio::toThreadPool(spins);
  co_await asyncio::sleep(1s);
}
