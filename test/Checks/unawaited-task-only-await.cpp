// A function that says it is a coroutine, and lacks nothing but the await.
// RUN: %check_coro_tidy %s coro-unawaited-task %t -lib=cppcoro
#include <cppcoro/task.hpp>

using cppcoro::task;

task<> step();
task<int> number();
bool ready();

task<> forgot() {
  step();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: this task of type 'task<>' is never awaited: its body never runs [coro-unawaited-task]
  // CHECK-FIXES: co_await step();
}
task<> forgotInABranch() {
  if (ready())
    step();
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: this task of type 'task<>' is never awaited: its body never runs [coro-unawaited-task]
    // CHECK-FIXES: co_await step();
}
// The await would not be enough, or is not meant.
task<int> flowsOff() {
  step();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: this task of type 'task<>' is never awaited: its body never runs [coro-unawaited-task]
}
task<> handsOn() {
  step();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: this task of type 'task<>' is never awaited: its body never runs [coro-unawaited-task]
  return step();
}
void plain() {
  step();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: this task of type 'task<>' is never awaited: its body never runs [coro-unawaited-task]
}
template <class T> task<T> generic() {
  step();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: this task of type 'task<>' is never awaited: its body never runs [coro-unawaited-task]
}
task<> uses() { co_await generic<void>(); }
