// The co_ keywords in functions whose return type does not take them.
// RUN: %check_coro_tidy %s coro-not-a-coroutine %t -lib=cppcoro -expect-clang-errors -partial-fix -- -- -ferror-limit=0
#include <coroutine>
#include <cppcoro/async_generator.hpp>
#include <cppcoro/generator.hpp>
#include <cppcoro/task.hpp>
#include <utility>

using cppcoro::async_generator;
using cppcoro::generator;
using cppcoro::task;

struct Session {
  task<int> read(int);
  task<> close();
};
struct User {};
task<int> count();
task<> step();
generator<int> numbers();
void use(int);

void procedure() { co_await step(); }
// CHECK-MESSAGES: :[[@LINE-1]]:6: error: this function cannot be a coroutine: 'std::coroutine_traits<void>' has no member named 'promise_type' [clang-diagnostic-error]
// CHECK-MESSAGES: :[[@LINE-2]]:20: warning: 'co_await' makes this function a coroutine, but its return type 'void' is none of a coroutine: it could be 'cppcoro::task<void>' [coro-not-a-coroutine]
int function() {
// CHECK-MESSAGES: :[[@LINE-1]]:5: error: this function cannot be a coroutine: 'std::coroutine_traits<int>' has no member named 'promise_type' [clang-diagnostic-error]
  int x = co_await count();
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 'co_await' makes this function a coroutine, but its return type 'int' is none of a coroutine: it could be 'cppcoro::task<int>' [coro-not-a-coroutine]
  return x;
  // CHECK-MESSAGES: :[[@LINE-1]]:3: error: return statement not allowed in coroutine; did you mean 'co_return'? [clang-diagnostic-error]
}
User object(Session &session, Session *other) {
// CHECK-MESSAGES: :[[@LINE-1]]:6: error: this function cannot be a coroutine: 'std::coroutine_traits<User, Session &, Session *>' has no member named 'promise_type' [clang-diagnostic-error]
  int n = co_await session.read(1) + co_await other->read(2);
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: 'co_await' makes this function a coroutine, but its return type 'User' is none of a coroutine: it could be 'cppcoro::task<User>' [coro-not-a-coroutine]
  co_return User();
}
int returned() { co_return 1; }
// CHECK-MESSAGES: :[[@LINE-1]]:5: error: this function cannot be a coroutine: 'std::coroutine_traits<int>' has no member named 'promise_type' [clang-diagnostic-error]
// CHECK-MESSAGES: :[[@LINE-2]]:18: warning: 'co_return' makes this function a coroutine, but its return type 'int' is none of a coroutine [coro-not-a-coroutine]
void yields() { co_yield 1; }
// CHECK-MESSAGES: :[[@LINE-1]]:6: error: this function cannot be a coroutine: 'std::coroutine_traits<void>' has no member named 'promise_type' [clang-diagnostic-error]
// CHECK-MESSAGES: :[[@LINE-2]]:17: warning: 'co_yield' makes this function a coroutine, but its return type 'void' is none of a coroutine [coro-not-a-coroutine]

auto deduced() { co_await step(); }
// CHECK-MESSAGES: :[[@LINE-1]]:18: error: 'co_await' cannot be used in a function with a deduced return type [clang-diagnostic-error]
// CHECK-MESSAGES: :[[@LINE-2]]:18: warning: 'co_await' makes this function a coroutine, and the return type of a coroutine can't be deduced: write '-> cppcoro::task<void>' [coro-not-a-coroutine]
void lambdas() {
  auto noType = [] { co_await step(); };
  // CHECK-MESSAGES: :[[@LINE-1]]:22: error: 'co_await' cannot be used in a function with a deduced return type [clang-diagnostic-error]
  // CHECK-MESSAGES: :[[@LINE-2]]:22: warning: 'co_await' makes this lambda a coroutine, and the return type of a coroutine can't be deduced: write '-> cppcoro::task<void>' [coro-not-a-coroutine]
  auto wrongType = []() -> int { co_return co_await count(); };
  // CHECK-MESSAGES: :[[@LINE-1]]:20: error: this function cannot be a coroutine: 'std::coroutine_traits<int, const (lambda at {{.*}}) &>' has no member named 'promise_type' [clang-diagnostic-error]
  // CHECK-MESSAGES: :[[@LINE-2]]:34: warning: 'co_return' makes this lambda a coroutine, but its return type 'int' is none of a coroutine: it could be 'cppcoro::task<int>' [coro-not-a-coroutine]
  auto withResult = [] { co_return co_await count(); };
  // CHECK-MESSAGES: :[[@LINE-1]]:36: error: 'co_await' cannot be used in a function with a deduced return type [clang-diagnostic-error]
  // CHECK-MESSAGES: :[[@LINE-2]]:36: warning: 'co_await' makes this lambda a coroutine, and the return type of a coroutine can't be deduced: write it [coro-not-a-coroutine]
}
struct Owner {
  Owner() { co_await step(); }
  // CHECK-MESSAGES: :[[@LINE-1]]:13: error: 'co_await' cannot be used in a constructor [clang-diagnostic-error]
  // CHECK-MESSAGES: :[[@LINE-2]]:13: warning: a constructor can't be a coroutine: make the object in a coroutine that returns it [coro-not-a-coroutine]
  ~Owner() { co_await session.close(); }
  // CHECK-MESSAGES: :[[@LINE-1]]:14: error: 'co_await' cannot be used in a destructor [clang-diagnostic-error]
  // CHECK-MESSAGES: :[[@LINE-2]]:14: warning: a destructor can't be a coroutine: give the class a member coroutine that is awaited before it is destroyed [coro-not-a-coroutine]
  int member() { co_return co_await session.read(1); }
  // CHECK-MESSAGES: :[[@LINE-1]]:7: error: this function cannot be a coroutine: 'std::coroutine_traits<int, Owner &>' has no member named 'promise_type' [clang-diagnostic-error]
  // CHECK-MESSAGES: :[[@LINE-2]]:18: warning: 'co_return' makes this function a coroutine, but its return type 'int' is none of a coroutine: it could be 'cppcoro::task<int>' [coro-not-a-coroutine]
  Session session;
};

task<int> yieldsInTask() {
  co_yield 1;
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: a task of type 'task<int>' can't yield: return a generator, or use 'co_return' for the one result of a task [coro-not-a-coroutine]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: error: no member named 'yield_value' in 'cppcoro::detail::task_promise<int>' [clang-diagnostic-error]
  co_return 2;
}
generator<int> returnsFromGenerator() {
  co_yield 1;
  co_return 2;
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: a generator of type 'generator<int>' has no result to return: 'co_yield' the value, or end with 'co_return;' [coro-not-a-coroutine]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: error: no member named 'return_value' in 'cppcoro::detail::generator_promise<int>' [clang-diagnostic-error]
}
async_generator<int> returnsFromAsync() {
  co_yield 1;
  co_return 2;
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: a generator of type 'async_generator<int>' has no result to return: 'co_yield' the value, or end with 'co_return;' [coro-not-a-coroutine]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: error: no member named 'return_value' in 'cppcoro::detail::async_generator_promise<int>' [clang-diagnostic-error]
}
generator<int> awaitsInGenerator() {
  co_await step();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: a generator of type 'generator<int>' can't await: return an asynchronous generator, or pass in what was awaited [coro-not-a-coroutine]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: error: call to deleted member function 'await_transform' [clang-diagnostic-error]
  co_yield 1;
}
template <typename T> int templated(T t) { co_return co_await count(); }

// As they are meant.
task<int> rightTask() { co_return co_await count(); }
generator<int> rightGenerator() { co_yield 1; }
generator<int> endsEarly() {
  co_yield 1;
  co_return;
}
async_generator<int> awaitsAndYields() { co_yield co_await count(); }
void outer() {
  auto inner = []() -> task<> { co_await step(); };
}

int main() {
  co_await step();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: error: 'co_await' cannot be used in the 'main' function [clang-diagnostic-error]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: warning: 'main' can't be a coroutine: move this to one, and run that from 'main' [coro-not-a-coroutine]
  co_await step();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: error: 'co_await' cannot be used in the 'main' function [clang-diagnostic-error]
}
