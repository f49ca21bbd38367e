// Range-for over tasks and asynchronous generators, and asynchronous iterators that nobody awaits.
// RUN: %check_coro_tidy %s coro-iterated-task %t -lib=cppcoro -expect-clang-errors -partial-fix -- -- -ferror-limit=0
#include <coroutine>
#include <cppcoro/async_generator.hpp>
#include <cppcoro/generator.hpp>
#include <cppcoro/task.hpp>
#include <vector>

using cppcoro::async_generator;
using cppcoro::task;

template <typename T> struct by_value {
  struct promise_type {
    by_value get_return_object();
    std::suspend_always initial_suspend() noexcept;
    std::suspend_always final_suspend() noexcept;
    void return_value(T);
    void unhandled_exception();
  };
  bool await_ready() const;
  void await_suspend(std::coroutine_handle<>);
  T await_resume();
};

task<std::vector<int>> list();
by_value<std::vector<int>> copies();
task<int> count();
async_generator<int> ticks();
cppcoro::generator<int> numbers();
void use(int);
struct Source {
  async_generator<int> changes;
};

// The awaiter gives a reference into the task: the result gets a name that outlives it.
task<> overTask() {
  for (int n : list())
  // CHECK-MESSAGES: :[[@LINE-1]]:14: error: invalid range expression of type 'task<std::vector<int>>'; no viable 'begin' function available [clang-diagnostic-error]
  // CHECK-MESSAGES: :[[@LINE-2]]:16: warning: a task of type 'cppcoro::task<std::vector<int>>' is no range: await it and iterate its result [coro-iterated-task]
  // CHECK-FIXES: for (auto elements = co_await list(); int n : elements)
    use(n);
  for (const auto &n : list()) {
  // CHECK-MESSAGES: :[[@LINE-1]]:22: error: invalid range expression of type 'task<std::vector<int>>'; no viable 'begin' function available [clang-diagnostic-error]
  // CHECK-MESSAGES: :[[@LINE-2]]:24: warning: a task of type 'cppcoro::task<std::vector<int>>' is no range: await it and iterate its result [coro-iterated-task]
  // CHECK-FIXES: for (auto elements = co_await list(); const auto &n : elements) {
    use(n);
  }
}
// The awaiter gives a value, which the loop keeps.
task<> overTaskByValue() {
  for (int n : copies())
  // CHECK-MESSAGES: :[[@LINE-1]]:14: error: invalid range expression of type 'by_value<std::vector<int>>'; no viable 'begin' function available [clang-diagnostic-error]
  // CHECK-MESSAGES: :[[@LINE-2]]:16: warning: a task of type 'by_value<std::vector<int>>' is no range: await it and iterate its result [coro-iterated-task]
  // CHECK-FIXES: for (int n : co_await copies())
    use(n);
}
task<> noElements() {
  for (int n : count())
  // CHECK-MESSAGES: :[[@LINE-1]]:14: error: invalid range expression of type 'task<int>'; no viable 'begin' function available [clang-diagnostic-error]
  // CHECK-MESSAGES: :[[@LINE-2]]:16: warning: a task of type 'cppcoro::task<int>' is no range: await it, it has one result and no elements [coro-iterated-task]
    use(n);
  co_return;
}
void notInCoroutine() {
  for (int n : list())
  // CHECK-MESSAGES: :[[@LINE-1]]:14: error: invalid range expression of type 'task<std::vector<int>>'; no viable 'begin' function available [clang-diagnostic-error]
  // CHECK-MESSAGES: :[[@LINE-2]]:16: warning: a task of type 'cppcoro::task<std::vector<int>>' is no range: await it and iterate its result [coro-iterated-task]
    use(n);
}

task<> overAsyncGenerator() {
  for (int n : ticks()) {
  // CHECK-MESSAGES: :[[@LINE-1]]:14: error: invalid operands to binary expression ('detail::async_generator_begin_operation<int>' and 'iterator' (aka 'detail::async_generator_iterator<int>')) [clang-diagnostic-error]
  // CHECK-MESSAGES: :[[@LINE-2]]:16: warning: the steps of the asynchronous generator of type 'cppcoro::async_generator<int>' have to be awaited: a range-'for' does not [coro-iterated-task]
  // CHECK-FIXES: auto elements = ticks();
  // CHECK-FIXES-NEXT: for (auto iterator = co_await elements.begin(); iterator != elements.end(); co_await ++iterator) {
  // CHECK-FIXES-NEXT: int n = *iterator;
    use(n);
  }
}
task<> overNamedGenerator(Source source) {
  auto named = ticks();
  for (auto &&n : named) {
  // CHECK-MESSAGES: :[[@LINE-1]]:17: error: invalid operands to binary expression ('detail::async_generator_begin_operation<int>' and 'iterator' (aka 'detail::async_generator_iterator<int>')) [clang-diagnostic-error]
  // CHECK-MESSAGES: :[[@LINE-2]]:19: warning: the steps of the asynchronous generator of type 'cppcoro::async_generator<int>' have to be awaited: a range-'for' does not [coro-iterated-task]
  // CHECK-FIXES: for (auto iterator = co_await named.begin(); iterator != named.end(); co_await ++iterator) {
  // CHECK-FIXES-NEXT: auto &&n = *iterator;
    use(n);
  }
  if (true)
    for (int n : source.changes) {
    // CHECK-MESSAGES: :[[@LINE-1]]:16: error: invalid operands to binary expression ('detail::async_generator_begin_operation<int>' and 'iterator' (aka 'detail::async_generator_iterator<int>')) [clang-diagnostic-error]
    // CHECK-MESSAGES: :[[@LINE-2]]:18: warning: the steps of the asynchronous generator of type 'async_generator<int>' have to be awaited: a range-'for' does not [coro-iterated-task]
    // CHECK-FIXES: for (auto iterator = co_await source.changes.begin(); iterator != source.changes.end(); co_await ++iterator) {
    // CHECK-FIXES-NEXT: int n = *iterator;
      use(n);
    }
}
// Only a block has room for the element, and for the generator's name.
task<> noRoom() {
  for (int n : ticks())
  // CHECK-MESSAGES: :[[@LINE-1]]:14: error: invalid operands to binary expression ('detail::async_generator_begin_operation<int>' and 'iterator' (aka 'detail::async_generator_iterator<int>')) [clang-diagnostic-error]
  // CHECK-MESSAGES: :[[@LINE-2]]:16: warning: the steps of the asynchronous generator of type 'cppcoro::async_generator<int>' have to be awaited: a range-'for' does not [coro-iterated-task]
    use(n);
  if (true)
    for (int n : ticks()) {
    // CHECK-MESSAGES: :[[@LINE-1]]:16: error: invalid operands to binary expression ('detail::async_generator_begin_operation<int>' and 'iterator' (aka 'detail::async_generator_iterator<int>')) [clang-diagnostic-error]
    // CHECK-MESSAGES: :[[@LINE-2]]:18: warning: the steps of the asynchronous generator of type 'cppcoro::async_generator<int>' have to be awaited: a range-'for' does not [coro-iterated-task]
      use(n);
    }
  co_return;
}

task<> iterators() {
  auto g = ticks();
  auto it = g.begin();
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'begin()' of an asynchronous generator gives no iterator before it is awaited; did you forget 'co_await'? [coro-iterated-task]
  // CHECK-FIXES: auto it = co_await g.begin();
  while (it != g.end()) {
  // CHECK-MESSAGES: :[[@LINE-1]]:13: error: invalid operands to binary expression ('detail::async_generator_begin_operation<int>' and 'iterator' (aka 'detail::async_generator_iterator<int>')) [clang-diagnostic-error]
    use(*it);
    // CHECK-MESSAGES: :[[@LINE-1]]:9: error: indirection requires pointer operand ('detail::async_generator_begin_operation<int>' invalid) [clang-diagnostic-error]
    co_await ++it;
    // CHECK-MESSAGES: :[[@LINE-1]]:14: error: cannot increment value of type 'detail::async_generator_begin_operation<int>' [clang-diagnostic-error]
  }
}
task<> stepNotAwaited() {
  auto g = ticks();
  for (auto it = co_await g.begin(); it != g.end(); ++it)
  // CHECK-MESSAGES: :[[@LINE-1]]:53: warning: the step of this asynchronous iterator does nothing before it is awaited; did you forget 'co_await'? [coro-iterated-task]
  // CHECK-FIXES: for (auto it = co_await g.begin(); it != g.end(); co_await ++it)
    use(*it);
}
template <typename T> task<T> templated(T t) {
  for (int n : count())
  // CHECK-MESSAGES: :[[@LINE-1]]:14: error: invalid range expression of type 'task<int>'; no viable 'begin' function available [clang-diagnostic-error]
  // CHECK-MESSAGES: :[[@LINE-2]]:16: warning: a task of type 'cppcoro::task<int>' is no range: await it, it has one result and no elements [coro-iterated-task]
    use(n);
  auto g = ticks();
  for (auto it = co_await g.begin(); it != g.end(); ++it)
    use(*it);
  co_return t;
}

#define FOR_EACH(n, range) for (int n : range)
task<> macros() {
  FOR_EACH(n, list())
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: a task of type 'cppcoro::task<std::vector<int>>' is no range: await it and iterate its result [coro-iterated-task]
  // CHECK-MESSAGES: :[[@LINE-2]]:3: error: invalid range expression of type 'task<std::vector<int>>'; no viable 'begin' function available [clang-diagnostic-error]
    use(n);
  co_return;
}

task<> asTheyAre() {
  for (int n : co_await copies())
    use(n);
  for (int n : numbers())
    use(n);
  auto g = ticks();
  for (auto it = co_await g.begin(); it != g.end(); co_await ++it)
    use(*it);
  std::vector<task<int>> tasks;
  for (auto &t : tasks)
    use(co_await t);
}
