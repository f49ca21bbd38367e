// Steps of asynchronous generators in the constructs of the language.
// The steps in the header of a loop are reported once.
// RUN: %check_coro_tidy %s coro-iterated-task,coro-unawaited-task %t -lib=cppcoro
#include <cppcoro/async_generator.hpp>
#include <cppcoro/task.hpp>
#include <utility>

using cppcoro::async_generator;
using cppcoro::task;

async_generator<int> ticks();
void use(int);
void mayThrow();

task<> inASwitch(int n) {
  auto g = ticks();
  switch (n) {
  case 0:
    for (auto it = co_await g.begin(); it != g.end(); ++it)
    // CHECK-MESSAGES: :[[@LINE-1]]:55: warning: the step of this asynchronous iterator does nothing before it is awaited; did you forget 'co_await'? [coro-iterated-task]
    // CHECK-FIXES: for (auto it = co_await g.begin(); it != g.end(); co_await ++it)
      use(*it);
    break;
  default:
    for (auto it = co_await g.begin(); it != g.end(); co_await ++it)
      use(*it);
  }
}
task<> byGoto() {
  auto g = ticks();
  auto it = co_await g.begin();
next:
  if (it == g.end())
    goto out;
  use(*it);
  co_await ++it;
  goto next;
out:;
}
task<> inOperators(int n) {
  auto g = ticks();
  for (auto it = co_await g.begin(); it != g.end(); ++it, ++n)
  // CHECK-MESSAGES: :[[@LINE-1]]:53: warning: the step of this asynchronous iterator does nothing before it is awaited; did you forget 'co_await'? [coro-iterated-task]
  // CHECK-FIXES: for (auto it = co_await g.begin(); it != g.end(); co_await ++it, ++n)
    use(*it);
  for (auto it = co_await g.begin(); it != g.end(); co_await ++it, ++n)
    use(*it);
  for (auto it = co_await g.begin(); it != g.end(); n ? co_await ++it : co_await ++it)
    use(*it);
}
task<> aroundExceptions() {
  auto g = ticks();
  try {
    for (auto it = co_await g.begin(); it != g.end(); ++it)
    // CHECK-MESSAGES: :[[@LINE-1]]:55: warning: the step of this asynchronous iterator does nothing before it is awaited; did you forget 'co_await'? [coro-iterated-task]
    // CHECK-FIXES: for (auto it = co_await g.begin(); it != g.end(); co_await ++it)
      mayThrow();
  } catch (int) {
  }
}
task<> notEvaluated() {
  auto g = ticks();
  auto it = co_await g.begin();
  static_assert(sizeof(++it) > 0);
  using T = decltype(++it);
  co_await ++it;
}
task<> inNestedLambdas() {
  auto l = []() -> task<> {
    auto g = ticks();
    for (auto it = co_await g.begin(); it != g.end(); ++it)
    // CHECK-MESSAGES: :[[@LINE-1]]:55: warning: the step of this asynchronous iterator does nothing before it is awaited; did you forget 'co_await'? [coro-iterated-task]
    // CHECK-FIXES: for (auto it = co_await g.begin(); it != g.end(); co_await ++it)
      use(*it);
  };
  co_await l();
}
task<> asStatements() {
  auto g = ticks();
  auto it = co_await g.begin();
  ++it;
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: this step to the next element of type 'async_generator_increment_operation<int>' is never awaited: it is not asked for until then [coro-unawaited-task]
  // CHECK-FIXES: co_await ++it;
}
struct reader {
  async_generator<int> Ticks;
  async_generator<int>::iterator It;
  task<> step() {
    It = co_await Ticks.begin();
    auto step = ++It;
    co_await std::move(step);
  }
};
