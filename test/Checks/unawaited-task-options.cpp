// What is reported only when it is asked for.
// RUN: %check_coro_tidy %s coro-unawaited-task %t -lib=cppcoro -check-suffix=OFF -expect-no-diagnosis
// RUN: %check_coro_tidy %s coro-unawaited-task %t -lib=cppcoro -check-suffix=ON -- --config='{CheckOptions: {coro-unawaited-task.ReportVoidCasts: true, coro-unawaited-task.ReportIdiomaticDrops: true, coro-unawaited-task.ReportForgottenMembers: true, coro-unawaited-task.ReportExceptionPaths: true}}'
#include <coroutine>
#include <cppcoro/task.hpp>
#include <tuple>
#include <utility>

using cppcoro::task;

task<> nothing();
void mayThrow();
void mayNotThrow() noexcept;

task<> byAuthorsWord() {
  (void)nothing();
  // CHECK-NOTES-ON: :[[@LINE-1]]:9: warning: this task of type 'task<>' is never awaited
  std::ignore = nothing();
  // CHECK-NOTES-ON: :[[@LINE-1]]:17: warning: this task of type 'task<>' is never awaited
  co_return;
}

task<> lostToAnException() {
  auto t = nothing();
  // CHECK-NOTES-ON: :[[@LINE-1]]:12: warning: task 't' is lost when an exception comes before it is awaited
  // CHECK-NOTES-ON: :[[@LINE+1]]:3: note: this call may throw
  mayThrow();
  co_await t;
}

task<> keptFromExceptions() {
  auto t = nothing();
  mayNotThrow();
  co_await t;
  auto u = nothing();
  co_await u;
}

// Eager, not [[nodiscard]]: dropping it is how work is started in the background.
struct background {
  struct promise_type {
    background get_return_object();
    std::suspend_never initial_suspend() noexcept;
    std::suspend_always final_suspend() noexcept;
    void return_void();
    void unhandled_exception();
  };
  bool await_ready();
  void await_suspend(std::coroutine_handle<>);
  void await_resume();
};
background start();
task<> eager() {
  start();
  // CHECK-NOTES-ON: :[[@LINE-1]]:3: warning: this task of type 'background' is never awaited: its result and its exception are lost
  // CHECK-FIXES-ON: co_await start();
  co_return;
}

class service {
  task<> Reader, Writer;
  // CHECK-NOTES-ON: :[[@LINE-1]]:18: warning: task 'Writer' is not awaited by 'stop', which ends its class
  // CHECK-NOTES-ON: :[[@LINE+2]]:10: note: 'stop' is defined here
public:
  task<> stop() { co_await Reader; }
};

class thorough {
  task<> Reader, Writer;

public:
  task<> stop() {
    co_await Reader;
    co_await Writer;
  }
};

class stopsInTwoSteps {
  task<> Reader, Writer;

public:
  task<> drain() { co_await Writer; }
  task<> stop() { co_await Reader; }
};
