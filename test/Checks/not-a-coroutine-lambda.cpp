// The return type that a lambda with co_await lacks, as a suggestion.
// RUN: %check_coro_tidy %s coro-not-a-coroutine %t -lib=cppcoro -expect-clang-errors -fix-notes
#include <cppcoro/task.hpp>

using cppcoro::task;
task<> step();

void lambdas(int n) {
  auto noParameters = [] { co_await step(); };
  // CHECK-NOTES: :[[@LINE-1]]:28: error: 'co_await' cannot be used in a function with a deduced return type [clang-diagnostic-error]
  // CHECK-NOTES: :[[@LINE-2]]:28: warning: 'co_await' makes this lambda a coroutine, and the return type of a coroutine can't be deduced: write '-> cppcoro::task<void>' [coro-not-a-coroutine]
  // CHECK-NOTES: :[[@LINE-3]]:26: note: add the return type here
  // CHECK-FIXES: auto noParameters = [] () -> cppcoro::task<void> { co_await step(); };
  auto parameters = [n](int m) {
  // CHECK-FIXES: auto parameters = [n](int m) -> cppcoro::task<void> {
    if (n)
      co_await step();
      // CHECK-NOTES: :[[@LINE-1]]:7: error: 'co_await' cannot be used in a function with a deduced return type [clang-diagnostic-error]
      // CHECK-NOTES: :[[@LINE-2]]:7: warning: 'co_await' makes this lambda a coroutine, and the return type of a coroutine can't be deduced: write '-> cppcoro::task<void>' [coro-not-a-coroutine]
      // CHECK-NOTES: :[[@LINE-6]]:32: note: add the return type here
  };
}
