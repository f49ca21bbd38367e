// What is a matter of taste or speed: behind options.
// RUN: %check_coro_tidy %s coro-promise-contract %t -expect-no-diagnosis -check-suffix=NONE
// RUN: %check_coro_tidy %s coro-promise-contract %t -- --config='{CheckOptions: {coro-promise-contract.ReportMissingNodiscard: true, coro-promise-contract.ReportMissingElidable: true, coro-promise-contract.ReportInlineResume: true, coro-promise-contract.ReportNoexceptCoroutines: true}}'

#include <coroutine>
#include <exception>

struct promise_base {
  std::suspend_always initial_suspend() noexcept;
  std::suspend_always final_suspend() noexcept;
  void return_void();
  void unhandled_exception() { std::terminate(); }
};

struct bare_task {
// CHECK-MESSAGES: :[[@LINE-1]]:8: warning: 'bare_task' is no '{{\[\[}}nodiscard]]' type: a task that is dropped never runs, and no compiler says so [coro-promise-contract]
// CHECK-MESSAGES: :[[@LINE-2]]:8: warning: with '{{\[\[}}clang::coro_await_elidable]]' clang can put the frame of a 'bare_task' that is awaited at once into that of its caller [coro-promise-contract]
// CHECK-FIXES: struct {{\[\[}}nodiscard]] {{\[\[}}clang::coro_await_elidable]] bare_task {
  struct promise_type : promise_base {
    bare_task get_return_object();
  };
  bool await_ready();
  void await_suspend(std::coroutine_handle<>);
  void await_resume();
};
template <class T> class bare_template {
// CHECK-MESSAGES: :[[@LINE-1]]:26: warning: 'bare_template' is no '{{\[\[}}nodiscard]]' type: a task that is dropped never runs, and no compiler says so [coro-promise-contract]
// CHECK-MESSAGES: :[[@LINE-2]]:26: warning: with '{{\[\[}}clang::coro_await_elidable]]' clang can put the frame of a 'bare_template' that is awaited at once into that of its caller [coro-promise-contract]
// CHECK-FIXES: template <class T> class {{\[\[}}nodiscard]] {{\[\[}}clang::coro_await_elidable]] bare_template {
public:
  struct promise_type : promise_base {
    bare_template get_return_object();
  };
  bool await_ready();
  void await_suspend(std::coroutine_handle<>);
  T await_resume();
};
class [[nodiscard, clang::coro_await_elidable]] complete_task {
public:
  struct promise_type : promise_base {
    complete_task get_return_object();
  };
  bool await_ready();
  void await_suspend(std::coroutine_handle<>);
  void await_resume();
};
// It runs without being awaited.
struct eager_task {
  struct promise_type : promise_base {
    std::suspend_never initial_suspend() noexcept;
    eager_task get_return_object();
  };
  bool await_ready();
  void await_suspend(std::coroutine_handle<>);
  void await_resume();
};

struct resumes_other {
  std::coroutine_handle<> Other;
  bool await_ready();
  void await_suspend(std::coroutine_handle<>) { Other.resume(); }
  // CHECK-MESSAGES: :[[@LINE-1]]:55: warning: resuming a coroutine inside 'await_suspend' takes a stack frame for each in a row: return its handle instead [coro-promise-contract]
  void await_resume();
};
struct transfers {
  std::coroutine_handle<> Other;
  bool await_ready();
  std::coroutine_handle<> await_suspend(std::coroutine_handle<>) {
    return Other;
  }
  void await_resume();
};
struct resumes_itself {
  bool await_ready();
  void await_suspend(std::coroutine_handle<> H) { H.resume(); }
  void await_resume();
};

complete_task notThrowing() noexcept { co_return; }
// CHECK-MESSAGES: :[[@LINE-1]]:15: warning: 'noexcept' says nothing about the body of a coroutine: its exceptions go to the promise, and one in its set-up ends the program [coro-promise-contract]
complete_task throwing() { co_return; }
complete_task plainNotThrowing() noexcept { return throwing(); }
