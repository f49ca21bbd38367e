// Single-shot tasks that are consumed twice.
// RUN: %check_coro_tidy %s coro-double-await %t -lib=cppcoro
#include <cppcoro/shared_task.hpp>
#include <cppcoro/task.hpp>
#include <utility>

using cppcoro::shared_task;
using cppcoro::task;

task<int> number();
shared_task<int> shared();
void take(task<int>);
bool condition();

task<> awaitedTwice() {
  auto t = number();
  co_await std::move(t);
  co_await std::move(t);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: task 't' is consumed twice: it can be awaited once only [coro-double-await]
  // CHECK-NOTES: :[[@LINE-3]]:3: note: it is awaited here first
}

// An lvalue keeps its result, and gives it again.
task<> awaitedTwiceAsAnLvalue() {
  auto t = number();
  co_await t;
  co_await t;
  for (int i = 0; i < 3; ++i)
    co_await t;
  take(std::move(t));
}

task<> awaitedAndMoved() {
  auto t = number();
  take(std::move(t));
  co_await t;
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: task 't' is consumed twice
  // CHECK-NOTES: :[[@LINE-3]]:3: note: it is moved from here first
  auto u = number();
  co_await std::move(u);
  take(std::move(u));
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: task 'u' is consumed twice
  // CHECK-NOTES: :[[@LINE-3]]:3: note: it is awaited here first
}

task<> onOneBranchAndAgain(bool b) {
  auto t = number();
  if (b)
    co_await std::move(t);
  co_await std::move(t);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: task 't' is consumed twice
  // CHECK-NOTES: :[[@LINE-3]]:5: note: it is awaited here first
}

task<> onEitherBranch(bool b) {
  auto t = number();
  if (b)
    co_await std::move(t);
  else
    co_await std::move(t);
}

task<> onExclusiveConditions(bool b) {
  auto t = number();
  if (b)
    co_await std::move(t);
  if (!b)
    co_await std::move(t);
}

task<> onABranchThatLeaves(bool b) {
  auto t = number();
  if (b) {
    co_await std::move(t);
    co_return;
  }
  co_await std::move(t);
}

task<> inACountedLoop() {
  auto t = number();
  for (int i = 0; i < 3; ++i)
    co_await std::move(t);
  // CHECK-NOTES: :[[@LINE-1]]:5: warning: task 't' is consumed in each iteration of the loop: it can be awaited once only
  // CHECK-NOTES: :[[@LINE-4]]:8: note: it is created outside of the loop
}

task<> inAnEndlessLoop() {
  auto t = number();
  while (true)
    co_await std::move(t);
  // CHECK-NOTES: :[[@LINE-1]]:5: warning: task 't' is consumed in each iteration of the loop
  // CHECK-NOTES: :[[@LINE-4]]:8: note: it is created outside of the loop
}

task<> newInEachIteration() {
  for (int i = 0; i < 3; ++i) {
    auto t = number();
    co_await t;
  }
  auto u = number();
  for (;;) {
    co_await u;
    u = number();
  }
}

task<> leavesTheLoop() {
  auto t = number();
  for (;;) {
    if (condition()) {
      co_await std::move(t);
      break;
    }
  }
  auto u = number();
  bool done = false;
  while (!done) {
    co_await std::move(u);
    done = true;
  }
}

task<> assignedBetween() {
  auto t = number();
  co_await t;
  t = number();
  co_await t;
}

task<> sharedTasks() {
  auto t = shared();
  co_await t;
  co_await t;
}

// A call that only gets a reference need not have consumed it.
void look(const task<int> &);
task<> lookedAt() {
  auto t = number();
  look(t);
  if (!t.is_ready())
    co_await t;
}

template <class T> task<> inATemplate(T) {
  auto t = number();
  co_await std::move(t);
  co_await std::move(t);
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: task 't' is consumed twice
  // CHECK-NOTES: :[[@LINE-3]]:3: note: it is awaited here first
}
template task<> inATemplate(int);
template task<> inATemplate(bool);

// An awaiter that is never ready resumes the coroutine once more, whatever its value category.
namespace never_ready {
struct job {
  struct promise_type {
    job get_return_object();
    std::suspend_always initial_suspend() noexcept;
    std::suspend_always final_suspend() noexcept;
    void return_void();
    void unhandled_exception();
  };
  job(job &&);
  bool await_ready() { return false; }
  void await_suspend(std::coroutine_handle<>);
  void await_resume();
};
job work();
job awaitedTwice() {
  auto j = work();
  co_await j;
  co_await j;
  // CHECK-NOTES: :[[@LINE-1]]:3: warning: task 'j' is consumed twice
  // CHECK-NOTES: :[[@LINE-3]]:3: note: it is awaited here first
}
} // namespace never_ready
