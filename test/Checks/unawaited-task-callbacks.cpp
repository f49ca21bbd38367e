// Coroutines as callbacks: a wrapper that returns void throws the task away.
// RUN: %check_coro_tidy %s coro-unawaited-task %t -lib=cppcoro
#include <cppcoro/task.hpp>
#include <functional>

using cppcoro::task;

task<> step();
task<> withArgument(int);
void onEvent(std::function<void()>);
void onNumber(std::function<void(int)>);
void onTask(std::function<task<>()>);
template <class F> void call(F f) { f(); }
template <class F> task<> run(F f) { return f(); }

void dropped() {
  onEvent([]() -> task<> { co_return; });
  // CHECK-NOTES: :[[@LINE-1]]:11: warning: the task that this callback returns is never awaited: 'std::function<void ()>' throws it away, and its body never runs [coro-unawaited-task]
  onEvent(step);
  // CHECK-NOTES: :[[@LINE-1]]:11: warning: the task that this callback returns is never awaited
  onEvent(&step);
  // CHECK-NOTES: :[[@LINE-1]]:11: warning: the task that this callback returns is never awaited
  onNumber([](int) { return step(); });
  // CHECK-NOTES: :[[@LINE-1]]:12: warning: the task that this callback returns is never awaited: 'std::function<void (int)>' throws it away
  std::function<void(int)> f = withArgument;
  // CHECK-NOTES: :[[@LINE-1]]:32: warning: the task that this callback returns is never awaited
  auto lambda = []() -> task<> { co_return; };
  onEvent(lambda);
  // CHECK-NOTES: :[[@LINE-1]]:11: warning: the task that this callback returns is never awaited
}

task<> kept() {
  onEvent([] {});
  onTask([]() -> task<> { co_return; });
  onTask(step);
  std::function<task<>()> f = step;
  co_await f();
  std::function<void()> g = [] { (void)step(); };
  std::function<void()> copy = g;
  co_await run([]() -> task<> { co_return; });
}

// What a template calls is seen where it is called.
void inATemplate() {
  call([] {});
}
