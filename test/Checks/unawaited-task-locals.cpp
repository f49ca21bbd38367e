// Tasks in local variables: on which paths are they consumed?
// RUN: %check_coro_tidy %s coro-unawaited-task %t -lib=cppcoro
#include <cppcoro/task.hpp>
#include <utility>

using cppcoro::task;

task<int> number();
task<> nothing();
void take(task<int>);
task<> consume(task<int>);
bool condition();

task<> neverUsed() {
  auto t = number();
  // CHECK-NOTES: :[[@LINE-1]]:8: warning: task 't' is never awaited: its body never runs [coro-unawaited-task]
  // CHECK-FIXES: auto t = co_await number();
  auto u = nothing();
  // CHECK-NOTES: :[[@LINE-1]]:8: warning: task 'u' is never awaited: its body never runs
  // CHECK-FIXES: co_await nothing();
  task<int> typed = number();
  // CHECK-NOTES: :[[@LINE-1]]:13: warning: task 'typed' is never awaited
  auto &&kept = number();
  // CHECK-NOTES: :[[@LINE-1]]:10: warning: task 'kept' is never awaited
  co_return;
}

task<> used() {
  auto t = number();
  co_await t;
  task<int> typed = number();
  co_await std::move(typed);
  auto &&kept = number();
  co_await kept;
}

task<> onOneBranch(bool b) {
  auto t = number();
  // CHECK-NOTES: :[[@LINE-1]]:12: warning: task 't' is awaited on some paths only: where it is not, its body never runs
  // CHECK-NOTES: :[[@LINE+2]]:7: note: this condition is false on a path that leaves it behind
  // CHECK-NOTES: :[[@LINE+3]]:1: note: the path ends here without awaiting 't'
  if (b)
    co_await t;
}

task<> onBothBranches(bool b) {
  auto t = number();
  if (b)
    co_await t;
  else
    take(std::move(t));
}

task<int> pastAnEarlyReturn(bool b) {
  auto t = number();
  // CHECK-NOTES: :[[@LINE-1]]:12: warning: task 't' is awaited on some paths only
  // CHECK-NOTES: :[[@LINE+2]]:7: note: this condition is true on a path that leaves it behind
  // CHECK-NOTES: :[[@LINE+2]]:5: note: the path ends here without awaiting 't'
  if (b)
    co_return 1;
  co_return co_await t;
}

task<int> beforeAnEarlyReturn(bool b) {
  if (b)
    co_return 1;
  auto t = number();
  co_return co_await t;
}

// A path that an exception or the end of the program leaves is no decision to drop the task.
[[noreturn]] void give_up();
task<int> pastAThrow(int n) {
  auto t = number();
  if (n == 1)
    throw 1;
  if (n == 2)
    give_up();
  co_return co_await t;
}

task<> inASwitch(int n) {
  auto t = number();
  // CHECK-NOTES: :[[@LINE-1]]:12: warning: task 't' is awaited on some paths only
  // CHECK-NOTES: :[[@LINE+8]]:1: note: the path ends here without awaiting 't'
  switch (n) {
  case 0:
    co_await t;
    break;
  default:
    break;
  }
}

task<> inEachCase(int n) {
  auto t = number();
  switch (n) {
  case 0:
    co_await t;
    break;
  default:
    take(std::move(t));
  }
}

task<> perIteration(int n) {
  for (int i = 0; i < n; ++i) {
    auto t = number();
    // CHECK-NOTES: :[[@LINE-1]]:14: warning: task 't' is awaited on some paths only
    // CHECK-NOTES: :[[@LINE+2]]:9: note: this condition is true on a path that leaves it behind
    // CHECK-NOTES: :[[@LINE+2]]:7: note: the path ends here without awaiting 't'
    if (i == 3)
      continue;
    co_await t;
  }
}

task<> withGoto(bool b) {
  auto t = number();
  // CHECK-NOTES: :[[@LINE-1]]:12: warning: task 't' is awaited on some paths only
  // CHECK-NOTES: :[[@LINE+2]]:7: note: this condition is true on a path that leaves it behind
  // CHECK-NOTES: :[[@LINE+5]]:1: note: the path ends here without awaiting 't'
  if (b)
    goto out;
  co_await t;
out:;
}

// Two conditions that exclude each other, or that go together, are the author's business.
task<> byComplementaryConditions(bool b) {
  auto t = number();
  if (b)
    co_await t;
  if (!b)
    take(std::move(t));
}

task<> madeAndAwaitedUnderOneCondition(bool b) {
  task<int> t;
  if (b)
    t = number();
  if (b)
    co_await t;
}

task<> untilItSucceeds() {
  auto t = number();
  bool done = false;
  while (!done) {
    if (condition()) {
      co_await t;
      done = true;
    }
  }
}

task<> inATry() {
  auto t = number();
  try {
    co_await t;
  } catch (int) {
  }
}

task<> overwritten() {
  auto t = number();
  // CHECK-NOTES: :[[@LINE+2]]:5: warning: task 't' is overwritten before it is awaited: its body never runs
  // CHECK-NOTES: :[[@LINE-2]]:12: note: the task that is lost is created here
  t = number();
  co_await t;
}

task<> overwrittenAfterwards() {
  auto t = number();
  co_await t;
  t = number();
  co_await t;
}

task<> inTheConditional(bool b) {
  auto t = b ? number() : number();
  // CHECK-NOTES: :[[@LINE-1]]:8: warning: task 't' is never awaited
  // CHECK-FIXES: auto t = co_await (b ? number() : number());
  co_return;
}

// Whoever gets the task, or knows where it is, may await it.
struct holder {
  task<int> Task;
  holder(task<int> T) : Task(std::move(T)) {}
};
template <class... Ts> task<> all(Ts...);
void byReference(task<int> &);
void byPointer(task<int> *);

task<> handedOver() {
  auto moved = number();
  take(std::move(moved));
  auto a = number(), b = number();
  co_await all(std::move(a), std::move(b));
  auto byRef = number();
  byReference(byRef);
  auto byPtr = number();
  byPointer(&byPtr);
  auto inMember = number();
  holder h(std::move(inMember));
  auto inCapture = number();
  auto l = [t = std::move(inCapture)]() mutable { take(std::move(t)); };
  l();
  auto captured = number();
  auto m = [&captured] { take(std::move(captured)); };
  m();
  auto swapped = number();
  task<int> other;
  std::swap(swapped, other);
  auto exchanged = number();
  take(std::exchange(exchanged, {}));
  auto said = number();
  (void)said;
  auto awaitedLater = consume(number());
  co_await std::move(awaitedLater);
}

task<int> returned() {
  auto t = number();
  return t;
}
task<int> returnedConditionally(bool b) {
  auto t = number();
  auto u = number();
  return b ? std::move(t) : std::move(u);
}

// What std::exchange gives back was there before, and may be empty.
struct cancels {
  task<int> Running;
  void cancel() { auto old = std::exchange(Running, {}); }
};

[[maybe_unused]] static void unusedByWord() {
  [[maybe_unused]] auto t = number();
}

task<> structuredBindings() {
  auto [a, b] = std::pair<task<int>, task<int>>(number(), number());
  co_await a;
  co_await b;
}

task<> inALambda() {
  auto l = []() -> task<> {
    auto t = number();
    // CHECK-NOTES: :[[@LINE-1]]:10: warning: task 't' is never awaited
    // CHECK-FIXES: auto t = co_await number();
    co_return;
  };
  co_await l();
}

template <class T> task<> inATemplate(T b) {
  auto t = number();
  // CHECK-NOTES: :[[@LINE-1]]:12: warning: task 't' is awaited on some paths only
  // CHECK-NOTES: :[[@LINE+2]]:7: note: this condition is false on a path that leaves it behind
  // CHECK-NOTES: :[[@LINE+3]]:1: note: the path ends here without awaiting 't'
  if (b)
    co_await t;
}
template task<> inATemplate(bool);
template task<> inATemplate(int);

task<> inAGenericLambda() {
  auto l = [](auto b) -> task<> {
    auto t = number();
    // CHECK-NOTES: :[[@LINE-1]]:10: warning: task 't' is never awaited
    // CHECK-FIXES: auto t = co_await number();
    co_return;
  };
  co_await l(1);
}
