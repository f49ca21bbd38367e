// The task that nobody awaits is reported once: in the coroutine that gives it back, or where it is lost.
// RUN: %check_coro_tidy %s coro-unawaited-task,coro-nested-task %t -lib=cppcoro
#include <cppcoro/task.hpp>
#include <type_traits>

using cppcoro::task;

task<int> count();
task<> pause();

task<task<int>> total() {
  co_return count();
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'total' gives back a task instead of its result: awaiting the outer task leaves this one of type 'task<int>' unawaited [coro-nested-task]
}
template <class F> task<std::invoke_result_t<F>> later(F Function) {
  co_await pause();
  co_return Function();
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'later' calls a coroutine here and gives back its task of type 'cppcoro::task<int>' instead of its result: nobody has awaited it [coro-nested-task]
}
task<> callers() {
  co_await total();
  co_await later([] { return count(); });
  auto inner = co_await total();
}

// There is a first phase, so the second is the caller's.
task<task<int>> twoPhases() {
  co_await pause();
  co_return count();
}
task<task<int>> meant() {
  co_return count(); // NOLINT(coro-nested-task)
}
task<task<int>> declared();
task<> losesTheSecond() {
  co_await twoPhases();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: this task of type 'cppcoro::task<int>' is never awaited: its body never runs [coro-unawaited-task]
  // CHECK-FIXES: co_await co_await twoPhases();
  co_await meant();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: this task of type 'cppcoro::task<int>' is never awaited: its body never runs [coro-unawaited-task]
  // CHECK-FIXES: co_await co_await meant();
  co_await declared();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: this task of type 'cppcoro::task<int>' is never awaited: its body never runs [coro-unawaited-task]
  // CHECK-FIXES: co_await co_await declared();
  auto second = co_await twoPhases();
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: task 'second' is never awaited: its body never runs [coro-unawaited-task]
  // CHECK-FIXES: auto second = co_await co_await twoPhases();
  co_await co_await twoPhases();
}
