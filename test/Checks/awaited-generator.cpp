// co_await on generators, synchronous and asynchronous.
// RUN: %check_coro_tidy %s coro-awaited-generator %t -lib=cppcoro -expect-clang-errors -partial-fix -- -- -ferror-limit=0
#include <coroutine>
#include <cppcoro/async_generator.hpp>
#include <cppcoro/generator.hpp>
#include <cppcoro/task.hpp>
#include <utility>

using cppcoro::async_generator;
using cppcoro::generator;
using cppcoro::task;

task<int> count();
generator<int> numbers();
async_generator<int> ticks();
void use(int);
struct Source {
  generator<int> numbers() const;
};

task<> statements(Source &source) {
  co_await numbers();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: a generator of type 'cppcoro::generator<int>' can't be awaited: iterate it with a range-'for' [coro-awaited-generator]
  // CHECK-MESSAGES: :[[@LINE-2]]:12: error: no member named 'await_ready' in 'cppcoro::generator<int>' [clang-diagnostic-error]
  auto first = co_await numbers();
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: a generator of type 'cppcoro::generator<int>' can't be awaited: iterate it with a range-'for' [coro-awaited-generator]
  // CHECK-MESSAGES: :[[@LINE-2]]:25: error: no member named 'await_ready' in 'cppcoro::generator<int>' [clang-diagnostic-error]
  auto named = numbers();
  co_await named;
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: a generator of type 'cppcoro::generator<int>' can't be awaited: iterate it with a range-'for' [coro-awaited-generator]
  // CHECK-MESSAGES: :[[@LINE-2]]:12: error: no member named 'await_ready' in 'cppcoro::generator<int>' [clang-diagnostic-error]
  auto second = co_await source.numbers();
  // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: a generator of type 'cppcoro::generator<int>' can't be awaited: iterate it with a range-'for' [coro-awaited-generator]
  // CHECK-MESSAGES: :[[@LINE-2]]:26: error: no member named 'await_ready' in 'cppcoro::generator<int>' [clang-diagnostic-error]
  co_await (numbers());
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: a generator of type 'cppcoro::generator<int>' can't be awaited: iterate it with a range-'for' [coro-awaited-generator]
  // CHECK-MESSAGES: :[[@LINE-2]]:12: error: no member named 'await_ready' in 'cppcoro::generator<int>' [clang-diagnostic-error]
}

task<> asRange(Source &source) {
  for (int n : co_await numbers())
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: a generator of type 'cppcoro::generator<int>' can't be awaited: iterate it with a range-'for' [coro-awaited-generator]
  // CHECK-MESSAGES: :[[@LINE-2]]:25: error: no member named 'await_ready' in 'cppcoro::generator<int>' [clang-diagnostic-error]
  // CHECK-FIXES: for (int n : numbers())
    use(n);
  for (int n : co_await source.numbers()) {
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: a generator of type 'cppcoro::generator<int>' can't be awaited: iterate it with a range-'for' [coro-awaited-generator]
  // CHECK-MESSAGES: :[[@LINE-2]]:25: error: no member named 'await_ready' in 'cppcoro::generator<int>' [clang-diagnostic-error]
  // CHECK-FIXES: for (int n : source.numbers()) {
    use(n);
  }
  for (int i = 0; int n : co_await numbers())
  // CHECK-MESSAGES: :[[@LINE-1]]:27: warning: a generator of type 'cppcoro::generator<int>' can't be awaited: iterate it with a range-'for' [coro-awaited-generator]
  // CHECK-MESSAGES: :[[@LINE-2]]:36: error: no member named 'await_ready' in 'cppcoro::generator<int>' [clang-diagnostic-error]
  // CHECK-FIXES: for (int i = 0; int n : numbers())
    use(n + i);
}

task<> asynchronous() {
  auto first = co_await ticks();
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: a generator of type 'cppcoro::async_generator<int>' can't be awaited: await its elements one by one [coro-awaited-generator]
  // CHECK-MESSAGES: :[[@LINE-2]]:25: error: no member named 'await_ready' in 'cppcoro::async_generator<int>' [clang-diagnostic-error]
  auto named = ticks();
  co_await named;
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: a generator of type 'cppcoro::async_generator<int>' can't be awaited: await its elements one by one [coro-awaited-generator]
  // CHECK-MESSAGES: :[[@LINE-2]]:12: error: no member named 'await_ready' in 'cppcoro::async_generator<int>' [clang-diagnostic-error]
}

task<> inLambda() {
  auto inner = []() -> task<> { co_await numbers(); };
  // CHECK-MESSAGES: :[[@LINE-1]]:33: warning: a generator of type 'cppcoro::generator<int>' can't be awaited: iterate it with a range-'for' [coro-awaited-generator]
  // CHECK-MESSAGES: :[[@LINE-2]]:42: error: no member named 'await_ready' in 'cppcoro::generator<int>' [clang-diagnostic-error]
  co_await inner();
}

// A template that nobody instantiates compiles.
template <typename T> generator<T> sequence(T);
template <typename T> task<T> dependentOperand(T t) {
  auto x = co_await sequence<T>(t);
  co_return t;
}
template <typename T> task<T> dependentVariable(T t, generator<T> g) {
  co_await g;
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: a generator of type 'generator<T>' can't be awaited: iterate it with a range-'for' [coro-awaited-generator]
  co_return t;
}
template <typename T> task<T> knownOperand(T t) {
  co_await numbers();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: a generator of type 'generator<int>' can't be awaited: iterate it with a range-'for' [coro-awaited-generator]
  co_return t;
}
auto generic = [](auto x) -> task<> { co_await numbers(); };
// CHECK-MESSAGES: :[[@LINE-1]]:39: warning: a generator of type 'generator<int>' can't be awaited: iterate it with a range-'for' [coro-awaited-generator]

#define AWAIT(x) co_await x
task<> macros() {
  AWAIT(numbers());
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: a generator of type 'cppcoro::generator<int>' can't be awaited: iterate it with a range-'for' [coro-awaited-generator]
  // CHECK-MESSAGES: :[[@LINE-2]]:9: error: no member named 'await_ready' in 'cppcoro::generator<int>' [clang-diagnostic-error]
  co_return;
}

// Each in its own way.
task<> asTheyAre() {
  for (int n : numbers())
    use(n);
  auto g = ticks();
  for (auto it = co_await g.begin(); it != g.end(); co_await ++it)
    use(*it);
  co_await count();
}
// The error is another one.
task<> otherErrors() {
  co_await 5;
  // CHECK-MESSAGES: :[[@LINE-1]]:12: error: member reference base type 'int' is not a structure or union [clang-diagnostic-error]
  numbers().await_ready();
  // CHECK-MESSAGES: :[[@LINE-1]]:13: error: no member named 'await_ready' in 'cppcoro::generator<int>' [clang-diagnostic-error]
}
