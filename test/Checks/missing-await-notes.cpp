// What the notes say where a missing co_await can't simply be inserted.
// RUN: %check_coro_tidy %s coro-missing-await %t -lib=cppcoro -expect-clang-errors -partial-fix
#include <cppcoro/task.hpp>

using cppcoro::task;

task<int> count();
task<bool> ready();

int plainFunction() { return count(); }
// CHECK-NOTES: :[[@LINE-1]]:30: error: no viable conversion from returned value of type 'task<int>' to function return type 'int' [clang-diagnostic-error]
// CHECK-NOTES: :[[@LINE-2]]:30: warning: this task of type 'task<int>' is used as its result; did you forget 'co_await'? [coro-missing-await]
// CHECK-NOTES: :[[@LINE-3]]:5: note: to await the task, make 'plainFunction' a coroutine: it could return 'cppcoro::task<int>'

task<int> returnsOther() {
  if (ready())
  // CHECK-NOTES: :[[@LINE-1]]:7: warning: this condition tests a task of type 'task<bool>' and not its result; did you forget 'co_await'? [coro-missing-await]
  // CHECK-NOTES: :[[@LINE-3]]:11: note: 'returnsOther' becomes a coroutine that can await by 'co_return' in place of 'return'
  // CHECK-NOTES: :[[@LINE-3]]:7: error: value of type 'task<bool>' is not contextually convertible to 'bool' [clang-diagnostic-error]
    return count();
  return count();
}

void plainLambda() {
  auto f = []() -> int { return count(); };
  // CHECK-NOTES: :[[@LINE-1]]:33: error: no viable conversion from returned value of type 'task<int>' to function return type 'int' [clang-diagnostic-error]
  // CHECK-NOTES: :[[@LINE-2]]:33: warning: this task of type 'task<int>' is used as its result; did you forget 'co_await'? [coro-missing-await]
  // CHECK-NOTES: :[[@LINE-3]]:12: note: to await the task, make this lambda a coroutine: it could return 'cppcoro::task<int>'
}

task<> handler() {
  try {
    co_await count();
  } catch (...) {
    int n = count();
    // CHECK-NOTES: :[[@LINE-1]]:9: error: no viable conversion from 'task<int>' to 'int' [clang-diagnostic-error]
    // CHECK-NOTES: :[[@LINE-2]]:13: warning: this task of type 'task<int>' is used as its result; did you forget 'co_await'? [coro-missing-await]
    // CHECK-NOTES: :[[@LINE-3]]:13: note: 'co_await' can't stand in a catch clause: await the task after it
  }
}

int main() { int n = count(); }
// CHECK-NOTES: :[[@LINE-1]]:18: error: no viable conversion from 'task<int>' to 'int' [clang-diagnostic-error]
// CHECK-NOTES: :[[@LINE-2]]:22: warning: this task of type 'task<int>' is used as its result; did you forget 'co_await'? [coro-missing-await]
// CHECK-NOTES: :[[@LINE-3]]:5: note: 'main' can't await: move this to a coroutine and run that one here
