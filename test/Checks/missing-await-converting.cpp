// Task types that convert: it compiles, and is wrong all the same.
// RUN: %check_coro_tidy %s coro-missing-await %t
#include <coroutine>
#include <utility>

template <typename T> struct task {
  struct promise_type {
    task get_return_object();
    std::suspend_always initial_suspend() noexcept;
    std::suspend_always final_suspend() noexcept;
    void return_value(T);
    void unhandled_exception();
  };
  explicit operator bool() const;
  bool await_ready() const;
  void await_suspend(std::coroutine_handle<>);
  T await_resume();
};
template <typename T> struct waiting {
  struct promise_type {
    waiting get_return_object();
    std::suspend_always initial_suspend() noexcept;
    std::suspend_always final_suspend() noexcept;
    void return_value(T);
    void unhandled_exception();
  };
  operator T() const;
  bool await_ready() const;
  void await_suspend(std::coroutine_handle<>);
  T await_resume();
};

task<bool> ready();
task<int> count();
waiting<int> waited();
void use(int);

task<int> conditions() {
  if (ready())
  // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: this condition tests a task of type 'task<bool>' and not its result; did you forget 'co_await'? [coro-missing-await]
  // CHECK-FIXES: if (co_await ready())
    use(1);
  while (!ready())
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: this condition tests a task of type 'task<bool>' and not its result; did you forget 'co_await'? [coro-missing-await]
  // CHECK-FIXES: while (!co_await ready())
    use(2);
  co_return ready() ? 1 : 2;
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: this condition tests a task of type 'task<bool>' and not its result; did you forget 'co_await'? [coro-missing-await]
  // CHECK-FIXES: co_return co_await ready() ? 1 : 2;
}
void outside() {
  if (ready())
  // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: this condition tests a task of type 'task<bool>' and not its result; did you forget 'co_await'? [coro-missing-await]
    use(1);
}
waiting<int> value() {
  int n = waited();
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: this task of type 'waiting<int>' is converted to its result without being awaited; did you forget 'co_await'? [coro-missing-await]
  // CHECK-FIXES: int n = co_await waited();
  use(waited());
  // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: this task of type 'waiting<int>' is converted to its result without being awaited; did you forget 'co_await'? [coro-missing-await]
  // CHECK-FIXES: use(co_await waited());
  co_return n;
}
template <typename T> task<int> templated(T) {
  if (ready())
  // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: this condition tests a task of type 'task<bool>' and not its result; did you forget 'co_await'? [coro-missing-await]
  // CHECK-FIXES: if (co_await ready())
    use(1);
  co_return 1;
}

// A named task may be asked whether it is there.
task<int> named(task<bool> t) {
  auto other = ready();
  if (t && other)
    use(1);
  if (auto third = ready())
    use(2);
  co_return 1;
}
// The result is no bool: the author asks for the task.
task<int> otherResult() {
  if (count())
    use(1);
  co_return 1;
}
task<int> awaited() {
  if (co_await ready())
    use(1);
  int n = co_await waited();
  co_return n;
}
// The conversion waits, where nothing can await.
int outsideWaits() { return waited(); }
waiting<int> written() {
  int n = static_cast<int>(waited());
  co_return n;
}
