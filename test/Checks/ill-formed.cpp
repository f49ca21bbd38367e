// Code that is broken in other ways: none of the checks makes anything of it, or ends on it.
// RUN: %check_coro_tidy %s coro-unawaited-task,coro-double-await,coro-awaited-generator,coro-iterated-task,coro-missing-await,coro-lost-generator-result,coro-nested-task,coro-discarded-result,coro-returned-task,coro-not-a-coroutine %t -lib=cppcoro -expect-clang-errors -partial-fix -- -- -ferror-limit=0
#include <cppcoro/async_generator.hpp>
#include <cppcoro/generator.hpp>
#include <cppcoro/task.hpp>
#include <cppcoro/when_all.hpp>
#include <vector>

using cppcoro::generator;
using cppcoro::task;

task<int> count();
task<> pause();
generator<int> numbers();

task<> unknownNames() {
  auto t = count();
  co_await missing(t);
  // CHECK-MESSAGES: :[[@LINE-1]]:12: error: use of undeclared identifier 'missing' [clang-diagnostic-error]
}
task<> unknownMember() {
  auto t = count();
  t.nothing();
  // CHECK-MESSAGES: :[[@LINE-1]]:5: error: no member named 'nothing' in 'cppcoro::task<int>' [clang-diagnostic-error]
}
task<> unknownType() {
  auto t = count();
  unknown u = co_await std::move(t);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: error: unknown type name 'unknown' [clang-diagnostic-error]
}
task<> wrongArguments() {
  auto t = count();
  co_await count(t);
  // CHECK-MESSAGES: :[[@LINE-1]]:12: error: no matching function for call to 'count' [clang-diagnostic-error]
}
task<unknown> ofUnknown() { co_return 1; }
// CHECK-MESSAGES: :[[@LINE-1]]:6: error: use of undeclared identifier 'unknown' [clang-diagnostic-error]
// CHECK-MESSAGES: :[[@LINE-2]]:15: error: this function cannot be a coroutine: 'std::coroutine_traits<int>' has no member named 'promise_type' [clang-diagnostic-error]
task<> redefined(int a, int a) { co_await pause(); }
// CHECK-MESSAGES: :[[@LINE-1]]:29: error: redefinition of parameter 'a' [clang-diagnostic-error]
task<> badInitialiser() {
  std::vector<task<int>> tasks = count;
  // CHECK-MESSAGES: :[[@LINE-1]]:26: error: no viable conversion from 'task<int> ()' to 'std::vector<task<int>>' [clang-diagnostic-error]
  co_await cppcoro::when_all(std::move(tasks));
}
task<> twice() { co_return; }
task<> twice() { co_return; }
// CHECK-MESSAGES: :[[@LINE-1]]:8: error: redefinition of 'twice' [clang-diagnostic-error]
struct incomplete;
task<incomplete> ofIncomplete();
task<> usesIncomplete() { co_await ofIncomplete(); }
template <class T> task<T> brokenTemplate(T t) {
  co_await t.unknown();
  // CHECK-MESSAGES: :[[@LINE-1]]:13: error: member reference base type 'int' is not a structure or union [clang-diagnostic-error]
  co_return undeclared;
  // CHECK-MESSAGES: :[[@LINE-1]]:13: error: use of undeclared identifier 'undeclared' [clang-diagnostic-error]
}
task<> instantiates() { co_await brokenTemplate(1); }
struct broken : unknown_base {
// CHECK-MESSAGES: :[[@LINE-1]]:17: error: expected class name [clang-diagnostic-error]
  task<> Pending;
  task<> close() {
    co_await Pending;
  }
};
task<> lambdas() {
  auto l = [x]() -> task<> { co_await pause(); };
  // CHECK-MESSAGES: :[[@LINE-1]]:13: error: use of undeclared identifier 'x' [clang-diagnostic-error]
  co_await l();
  auto m = []() -> task<> { co_await };
  // CHECK-MESSAGES: :[[@LINE-1]]:38: error: expected expression [clang-diagnostic-error]
  co_await m();
}
generator<int> yieldsUnknown() { co_yield undeclared; }
// CHECK-MESSAGES: :[[@LINE-1]]:43: error: use of undeclared identifier 'undeclared' [clang-diagnostic-error]
void loops() {
  for (int n : numbers(1))
  // CHECK-MESSAGES: :[[@LINE-1]]:16: error: no matching function for call to 'numbers' [clang-diagnostic-error]
    ;
  for (auto n : undeclared)
  // CHECK-MESSAGES: :[[@LINE-1]]:17: error: use of undeclared identifier 'undeclared' [clang-diagnostic-error]
    ;
}
task<> missingSemicolon() {
  co_await pause()
  // CHECK-MESSAGES: :[[@LINE-1]]:19: error: expected ';' after expression [clang-diagnostic-error]
  // CHECK-FIXES: co_await pause();
  co_await pause();
}
int co_awaitInPlainFunction() { co_await pause(); return 1; }
// CHECK-MESSAGES: :[[@LINE-1]]:5: error: this function cannot be a coroutine: 'std::coroutine_traits<int>' has no member named 'promise_type' [clang-diagnostic-error]
// CHECK-MESSAGES: :[[@LINE-2]]:33: warning: 'co_await' makes this function a coroutine, but its return type 'int' is none of a coroutine: it could be 'cppcoro::task<int>' [coro-not-a-coroutine]
// CHECK-MESSAGES: :[[@LINE-3]]:51: error: return statement not allowed in coroutine; did you mean 'co_return'? [clang-diagnostic-error]
auto deducedWrongly() { co_return 1; return 2; }
// CHECK-MESSAGES: :[[@LINE-1]]:25: error: 'co_return' cannot be used in a function with a deduced return type [clang-diagnostic-error]
// CHECK-MESSAGES: :[[@LINE-2]]:25: warning: 'co_return' makes this function a coroutine, and the return type of a coroutine can't be deduced: write it [coro-not-a-coroutine]
// CHECK-MESSAGES: task.hpp:36:7: error: field has incomplete type 'incomplete' [clang-diagnostic-error]
// CHECK-MESSAGES: task.hpp:119:7: error: cannot initialize object parameter of type 'cppcoro::detail::task_promise_base' with an expression of type 'cppcoro::detail::task_promise<incomplete>' [clang-diagnostic-error]
