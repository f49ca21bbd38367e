// Functions that return a task and make none, in the constructs of the language.
// RUN: %check_coro_tidy %s coro-not-a-coroutine %t -lib=cppcoro -partial-fix -- -- -Wno-return-type
#include <cppcoro/task.hpp>
#include <cppcoro/when_all.hpp>
#include <stdexcept>
#include <utility>
#include <vector>

using cppcoro::task;

task<int> count();
task<> pause();
void work();

task<> throwsInASwitch(int n) {
// CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'throwsInASwitch' returns 'task<>' but is no coroutine: it throws when it is called, not when its result is awaited [coro-not-a-coroutine]
  switch (n) {
  case 0:
    throw std::runtime_error("none");
  default:
    throw n;
  }
}
task<> returnsInASwitch(int n) {
  switch (n) {
  case 0:
    return pause();
  default:
    throw n;
  }
}
task<> fallsOffAfterGoto(bool b) {
// CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'fallsOffAfterGoto' returns 'task<>' but is no coroutine: without one of the 'co_' keywords it flows off its end [coro-not-a-coroutine]
  if (b)
    goto out;
  work();
out:;
// CHECK-FIXES: co_return;
}
task<> handsOnByGoto(bool b) {
  if (b)
    goto out;
  work();
out:
  return pause();
}
task<> fallsOffATry() {
// CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'fallsOffATry' returns 'task<>' but is no coroutine: without one of the 'co_' keywords it flows off its end [coro-not-a-coroutine]
  try {
    work();
  } catch (int) {
    throw;
  }
  // CHECK-FIXES: co_return;
}
task<> byConditional(bool b) { return b ? pause() : task<>(); }
task<> byComma() { return work(), pause(); }
task<> throwsInAConditional(bool b) { return b ? throw 1 : pause(); }
struct holder {
  task<> Task;
  task<> handsOut() { return std::move(Task); }
  task<> forgets() { Task = pause(); }
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: 'forgets' returns 'task<>' but is no coroutine: without one of the 'co_' keywords it flows off its end [coro-not-a-coroutine]
  // CHECK-FIXES: task<> forgets() { Task = pause(); co_return; }
};
template <class... Ts> auto pack(Ts... ts) { return cppcoro::when_all(std::move(ts)...); }
auto inNestedLambdas() {
  return [] {
    return []() -> task<> {
    // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: this lambda returns 'task<>' but is no coroutine: without one of the 'co_' keywords it flows off its end [coro-not-a-coroutine]
      work();
      // CHECK-FIXES: co_return;
    };
  };
}
