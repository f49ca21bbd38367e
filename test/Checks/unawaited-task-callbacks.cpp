// Coroutines as callbacks: a wrapper that returns void throws the task away.
// RUN: %check_coro_tidy %s coro-unawaited-task %t -lib=cppcoro
#include <cppcoro/task.hpp>
#include <functional>

using cppcoro::task;

task<> step();
task<> withArgument(int);
void onEvent(std::function<void()>);
void onNumber(std::function<void(int)>);
void onMoveOnly(std::move_only_function<void()>);
void onMoveOnlyConst(std::move_only_function<void() const>);
void onMoveOnlyTask(std::move_only_function<task<>()>);
void onPointer(void (*)());
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
  onMoveOnly([]() -> task<> { co_return; });
  // CHECK-NOTES: :[[@LINE-1]]:14: warning: the task that this callback returns is never awaited: 'std::move_only_function<void ()>' throws it away
  onMoveOnlyConst(step);
  // CHECK-NOTES: :[[@LINE-1]]:19: warning: the task that this callback returns is never awaited
  f = withArgument;
  // CHECK-NOTES: :[[@LINE-1]]:7: warning: the task that this callback returns is never awaited: 'std::function<void (int)>' throws it away
  onPointer([] { step(); });
  // CHECK-NOTES: :[[@LINE-1]]:18: warning: this task of type 'task<>' is never awaited
}

task<> kept() {
  onEvent([] {});
  onTask([]() -> task<> { co_return; });
  onTask(step);
  std::function<task<>()> f = step;
  co_await f();
  std::function<void()> g = [] { (void)step(); };
  std::function<void()> copy = g;
  copy = g;
  copy = [] {};
  copy = nullptr;
  f = step;
  onMoveOnly([] {});
  onMoveOnly([] { (void)step(); });
  onMoveOnlyTask(step);
  onPointer([] { (void)step(); });
  co_await run([]() -> task<> { co_return; });
}

// What a template makes of its callable is seen where it calls it; a body that is not there says nothing.
template <class F> void callAndDrop(F f) {
  f();
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: this task of type 'task<>' is never awaited
}
template <class F> void elsewhere(F f);
template <class F> void callMeant(F f) { (void)f(); }
void inATemplate() {
  call([] {});
  callAndDrop([]() -> task<> { co_return; });
  callMeant(step);
  elsewhere(step);
}
