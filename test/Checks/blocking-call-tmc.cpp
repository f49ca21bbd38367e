// RUN: %check_coro_tidy %s coro-blocking-call %t -lib=tmc -fix-notes
// TooManyCooks without its Asio executor: no awaitable timer is in sight, so nothing is edited.
#include <chrono>
#include <thread>
#include <tmc/all_headers.hpp>

using namespace std::chrono_literals;

tmc::task<int> answer() { co_return 42; }

tmc::task<void> sleeps() {
  std::this_thread::sleep_for(100ms);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the thread of this coroutine: puts the whole thread to sleep, and with it every other coroutine that this thread runs [coro-blocking-call]
  co_return;
}

void spins() { std::this_thread::sleep_for(1s); }
tmc::task<void> throughAHelper() {
  spins();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'spins' blocks the thread of this coroutine through 'std::this_thread::sleep_for': puts the whole thread to sleep, and with it every other coroutine that this thread runs [coro-blocking-call]
  co_return;
}

tmc::task<int> awaits() { co_return co_await answer(); }
