// Tasks that a function was given by value.
// RUN: %check_coro_tidy %s coro-double-await,coro-unawaited-task %t -lib=cppcoro
#include <cppcoro/task.hpp>
#include <utility>
#include <vector>

using cppcoro::task;

task<> work();
void start(task<> Task);
bool condition();

task<> twice(task<> Given) {
  co_await std::move(Given);
  co_await std::move(Given);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: task 'Given' is consumed twice: it can be awaited once only [coro-double-await]
  // CHECK-MESSAGES: :[[@LINE-3]]:3: note: it is awaited here first
}
task<> inALoop(task<> Given) {
  for (int I = 0; I < 3; ++I)
    co_await std::move(Given);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: task 'Given' is consumed in each iteration of the loop: it can be awaited once only [coro-double-await]
}
void handedOnTwice(task<> Given) {
  start(std::move(Given));
  start(std::move(Given));
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: task 'Given' is consumed twice: it can be awaited once only [coro-double-await]
}
task<> onEitherPath(task<> Given) {
  if (condition())
    co_await std::move(Given);
  else
    start(std::move(Given));
}
task<> left(task<> Given) {
  if (condition()) {
    co_await std::move(Given);
    co_return;
  }
  co_await std::move(Given);
}
task<> renewed(task<> Given) {
  co_await std::move(Given);
  Given = work();
  co_await std::move(Given);
}
// Its caller may have made it just in case.
task<> onOnePathOnly(task<> Given) {
  if (condition())
    co_await std::move(Given);
}
task<> notAtAll(task<> Given, task<> = work()) { co_await work(); }
task<> byAFlag(task<> Given, bool Late) {
  if (!Late)
    co_await std::move(Given);
  co_await work();
  if (Late)
    co_await std::move(Given);
}
// Several tasks, and one that stays another's.
task<> several(std::vector<task<>> Given, task<> &Other) {
  for (auto &Task : Given)
    co_await std::move(Task);
  if (condition())
    co_await std::move(Other);
}
struct keeper {
  explicit keeper(task<> Given) : Kept(std::move(Given)) {}
  task<> Kept;
};
