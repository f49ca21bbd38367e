// A task of a task that nobody outside of the file sees: the callers can await it once.
// RUN: %check_coro_tidy %s coro-nested-task %t -lib=cppcoro -fix-notes
#include <cppcoro/task.hpp>

using cppcoro::task;

static task<int> count() { co_return 1; }
static task<> pause() { co_return; }
void use(int);

static task<task<int>> total() {
// CHECK-FIXES: static task<int> total() {
  co_return count();
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'total' gives back a task instead of its result: awaiting the outer task leaves this one of type 'task<int>' unawaited [coro-nested-task]
  // CHECK-FIXES: co_return co_await count();
}
static cppcoro::task<cppcoro::task<>> pauses(bool b) {
// CHECK-FIXES: static cppcoro::task<> pauses(bool b) {
  if (b)
    co_return pause();
    // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: 'pauses' gives back a task instead of its result: awaiting the outer task leaves this one of type 'task<>' unawaited [coro-nested-task]
    // CHECK-FIXES: co_return co_await pause();
  co_return pause();
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'pauses' gives back a task instead of its result: awaiting the outer task leaves this one of type 'task<>' unawaited [coro-nested-task]
  // CHECK-FIXES: co_return co_await pause();
}
task<> callers() {
  use(co_await co_await total());
  // CHECK-FIXES: use(co_await total());
  use(co_await (co_await total()));
  // CHECK-FIXES: use(co_await (total()));
  co_await pauses(true);
  co_await co_await pauses(false);
  // CHECK-FIXES: co_await pauses(false);
  auto nested = []() -> task<task<int>> { co_return count(); };
  // CHECK-MESSAGES: :[[@LINE-1]]:53: warning: this lambda gives back a task instead of its result: awaiting the outer task leaves this one of type 'task<int>' unawaited [coro-nested-task]
  // CHECK-FIXES: auto nested = []() -> task<int> { co_return co_await count(); };
  use(co_await co_await nested());
  // CHECK-FIXES: use(co_await nested());
}

// Somebody else may call it.
task<task<int>> visible() { co_return count(); }
// CHECK-MESSAGES: :[[@LINE-1]]:39: warning: 'visible' gives back a task instead of its result: awaiting the outer task leaves this one of type 'task<int>' unawaited [coro-nested-task]
// What is made of the inner task is not to be seen, or is something else.
static task<task<int>> kept() { co_return count(); }
// CHECK-MESSAGES: :[[@LINE-1]]:43: warning: 'kept' gives back a task instead of its result: awaiting the outer task leaves this one of type 'task<int>' unawaited [coro-nested-task]
static task<task<int>> handedOn() { co_return count(); }
// CHECK-MESSAGES: :[[@LINE-1]]:47: warning: 'handedOn' gives back a task instead of its result: awaiting the outer task leaves this one of type 'task<int>' unawaited [coro-nested-task]
task<> others() {
  auto later = co_await kept();
  use(co_await later);
  auto function = handedOn;
  use(co_await co_await function());
}
#define GIVE_BACK co_return count()
static task<task<int>> inAMacro() { GIVE_BACK; }
// CHECK-MESSAGES: :[[@LINE-1]]:37: warning: 'inAMacro' gives back a task instead of its result: awaiting the outer task leaves this one of type 'task<int>' unawaited [coro-nested-task]
task<> callsIt() { use(co_await co_await inAMacro()); }
