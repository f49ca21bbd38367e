// Plain functions that return the tasks of folly and Seastar: one lazy, one eager.
// RUN: %check_coro_tidy %s coro-returned-task %t -check-suffix=FOLLY -lib=folly -- -- -DFOLLY
// RUN: %check_coro_tidy %s coro-returned-task %t -check-suffix=SEASTAR -lib=seastar -- -- -DSEASTAR
#include <mutex>
#include <string>
#include <utility>

#ifdef FOLLY
#include <folly/coro/Collect.h>
#include <folly/coro/Task.h>
using folly::coro::Task;

Task<int> length(const std::string &text) { co_return int(text.size()); }
Task<int> lengthOf(std::string text) { co_return int(text.size()); }

Task<int> local() {
  std::string text = "x";
  return length(text);
  // CHECK-MESSAGES-FOLLY: :[[@LINE-1]]:17: warning: the task that is returned refers to 'text', which dies before its body runs [coro-returned-task]
  // CHECK-FIXES-FOLLY: co_return co_await length(text);
}
Task<int> byValue(std::string text) { return length(text); }
// CHECK-MESSAGES-FOLLY: :[[@LINE-1]]:53: warning: the task that is returned refers to 'text', which dies before its body runs [coro-returned-task]
// CHECK-FIXES-FOLLY: Task<int> byValue(std::string text) { co_return co_await length(text); }
Task<int> byReference(const std::string &text) { return length(text); }
Task<int> copied() {
  std::string text = "x";
  return lengthOf(text);
}
Task<int> awaited() {
  std::string text = "x";
  co_return co_await length(text);
}
Task<int> inATry(std::string text) {
  try {
    return lengthOf(std::move(text));
    // CHECK-MESSAGES-FOLLY: :[[@LINE-1]]:12: warning: no exception of the task that is returned reaches the handler: its body runs after the 'try' block was left [coro-returned-task]
  } catch (...) {
    return lengthOf("x");
  }
}
Task<int> underALock(std::mutex &m) {
  std::lock_guard guard(m);
  return lengthOf("x");
  // CHECK-MESSAGES-FOLLY: :[[@LINE-1]]:10: warning: the lock 'guard' is released before the body of the task that is returned runs [coro-returned-task]
}
Task<std::tuple<int, int>> collected() {
  std::string text = "x";
  return folly::coro::collectAll(length(text), lengthOf(text));
  // CHECK-MESSAGES-FOLLY: :[[@LINE-1]]:41: warning: the task that is returned refers to 'text', which dies before its body runs [coro-returned-task]
  // CHECK-FIXES-FOLLY: co_return co_await folly::coro::collectAll(length(text), lengthOf(text));
}
#endif

#ifdef SEASTAR
#include <seastar/core/coroutine.hh>
#include <seastar/core/do_with.hh>
#include <seastar/core/future.hh>
#include <seastar/core/sleep.hh>
using seastar::future;

future<int> lengthAtOnce(const std::string &text) { co_return int(text.size()); }
future<> pause();
future<int> lengthLater(const std::string &text) {
  co_await pause();
  co_return int(text.size());
}
future<int> declared(const std::string &text);

// An eager one has done before its first suspension what it does.
future<int> done() {
  std::string text = "x";
  return lengthAtOnce(text);
}
future<int> suspended() {
  std::string text = "x";
  return lengthLater(text);
  // CHECK-MESSAGES-SEASTAR: :[[@LINE-1]]:22: warning: the task that is returned refers to 'text', which is gone when it resumes [coro-returned-task]
  // CHECK-FIXES-SEASTAR: co_return co_await lengthLater(text);
}
future<int> notToBeSeen() {
  std::string text = "x";
  return declared(text);
}
future<int> kept(std::string text) {
  return seastar::do_with(std::move(text), [](std::string &text) { return lengthLater(text); });
}
future<int> awaited() {
  std::string text = "x";
  co_return co_await lengthLater(text);
}
// It runs in the try block, as far as it gets at once.
future<int> inATry() {
  try {
    return lengthAtOnce("x");
  } catch (...) {
    return lengthAtOnce("y");
  }
}
future<int> underALock(std::mutex &m) {
  std::lock_guard guard(m);
  return lengthAtOnce("x");
}
#endif
