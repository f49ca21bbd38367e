// RUN: %check_coro_tidy %s coro-blocking-call %t -lib=boost-cobalt,boost-asio -fix-notes
// Boost.Cobalt: what blocks its coroutines, and the awaitable forms.
#include <boost/cobalt.hpp>
#include <boost/cobalt/io/sleep.hpp>
#include <chrono>
#include <thread>
#include <unistd.h>

namespace cobalt = boost::cobalt;
using namespace std::chrono_literals;

cobalt::task<int> answer() { co_return 42; }

cobalt::promise<void> sleeps() {
  std::this_thread::sleep_for(100ms);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the thread of this coroutine: puts the whole thread to sleep, and with it every other coroutine that this thread runs [coro-blocking-call]
  // CHECK-FIXES: co_await boost::cobalt::io::sleep(100ms);
  sleep(2);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'sleep' blocks the thread of this coroutine: puts the whole thread to sleep, and with it every other coroutine that this thread runs [coro-blocking-call]
  // CHECK-FIXES: co_await boost::cobalt::io::sleep(std::chrono::seconds(2));
  usleep(500);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'usleep' blocks the thread of this coroutine: puts the whole thread to sleep, and with it every other coroutine that this thread runs [coro-blocking-call]
  // CHECK-FIXES: co_await boost::cobalt::io::sleep(std::chrono::microseconds(500));
  co_return;
}

cobalt::generator<int> yieldsSlowly() {
  std::this_thread::sleep_for(1s);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the thread of this coroutine: puts the whole thread to sleep, and with it every other coroutine that this thread runs [coro-blocking-call]
  // CHECK-FIXES: co_await boost::cobalt::io::sleep(1s);
  co_yield 1;
  co_return 2;
}

cobalt::task<int> waitsForAnother() {
  co_return cobalt::run(answer());
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'boost::cobalt::run' can deadlock the thread of this coroutine: runs a second event loop until the task is done, and this thread's own coroutines stand still [coro-blocking-call]
  // CHECK-FIXES: co_return co_await answer();
}

cobalt::task<int> awaits() {
  co_await cobalt::io::sleep(1s);
  co_return co_await answer();
}

int fromOutside() { return cobalt::run(answer()); }
