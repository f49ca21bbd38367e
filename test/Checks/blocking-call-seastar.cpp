// RUN: %check_coro_tidy %s coro-blocking-call %t -lib=seastar -fix-notes
// Seastar: what blocks the reactor, the awaitable forms, and what runs in a seastar::thread.
#include <chrono>
#include <seastar/core/coroutine.hh>
#include <seastar/core/future.hh>
#include <seastar/core/sleep.hh>
#include <seastar/core/smp.hh>
#include <seastar/core/thread.hh>
#include <thread>
#include <unistd.h>

using namespace std::chrono_literals;

seastar::future<int> answer() { co_return 42; }

seastar::future<> sleeps() {
  std::this_thread::sleep_for(100ms);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the thread of this coroutine: puts the whole thread to sleep, and with it every other coroutine that this thread runs [coro-blocking-call]
  // CHECK-FIXES: co_await seastar::sleep(100ms);
  sleep(2);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'sleep' blocks the thread of this coroutine: puts the whole thread to sleep, and with it every other coroutine that this thread runs [coro-blocking-call]
  // CHECK-FIXES: co_await seastar::sleep(std::chrono::seconds(2));
  usleep(500);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: 'usleep' blocks the thread of this coroutine: puts the whole thread to sleep, and with it every other coroutine that this thread runs [coro-blocking-call]
  // CHECK-FIXES: co_await seastar::sleep(std::chrono::microseconds(500));
  co_return;
}

seastar::future<int> waitsForAnother() { co_return answer().get(); }
// CHECK-MESSAGES: :[[@LINE-1]]:61: warning: 'seastar::future<int>::get' can deadlock the thread of this coroutine: waits only in a seastar::thread; in a coroutine it aborts the process when the future isn't ready yet [coro-blocking-call]
// CHECK-FIXES: seastar::future<int> waitsForAnother() { co_return co_await answer(); }

seastar::future<int> waitsForALocal() {
  auto Answer = answer();
  co_return Answer.get();
  // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: 'seastar::future<int>::get' can deadlock the thread of this coroutine: waits only in a seastar::thread; in a coroutine it aborts the process when the future isn't ready yet [coro-blocking-call]
  // CHECK-FIXES: co_return co_await std::move(Answer);
}

int waits() { return answer().get(); }

// get() switches to another seastar::thread there.
seastar::future<int> inAThread() {
  int Value = co_await seastar::async([] { return answer().get(); });
  co_return Value + co_await seastar::async(waits);
}

seastar::future<> inAThreadObject() {
  seastar::thread Thread([] { waits(); });
  co_await Thread.join();
}

seastar::future<int> onAnotherShard() {
  co_return co_await seastar::smp::submit_to(1, [] { return answer().get(); });
}
