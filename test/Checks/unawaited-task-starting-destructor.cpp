// RUN: %check_coro_tidy %s coro-unawaited-task %t
// A task whose destructor resumes its coroutine: to drop it is to start it.
#include <coroutine>

template <class T> struct starting_task {
  struct promise_type {
    starting_task get_return_object();
    std::suspend_always initial_suspend();
    std::suspend_always final_suspend() noexcept;
    void return_value(T);
    void unhandled_exception();
  };
  ~starting_task() {
    if (Handle && !Handle.done())
      Handle.resume();
  }
  bool await_ready() const { return false; }
  void await_suspend(std::coroutine_handle<>);
  T await_resume();

private:
  std::coroutine_handle<promise_type> Handle;
};

template <class T> struct destroying_task {
  struct promise_type {
    destroying_task get_return_object();
    std::suspend_always initial_suspend();
    std::suspend_always final_suspend() noexcept;
    void return_value(T);
    void unhandled_exception();
  };
  ~destroying_task() {
    if (Handle)
      Handle.destroy();
  }
  bool await_ready() const { return false; }
  void await_suspend(std::coroutine_handle<>);
  T await_resume();

private:
  std::coroutine_handle<promise_type> Handle;
};

starting_task<int> starts();
destroying_task<int> destroys();

void startedByBeingDropped() {
  starts();
  auto kept = starts();
}
void neverStarted() {
  destroys();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: this task of type 'destroying_task<int>' is never awaited: its body never runs [coro-unawaited-task]
}
template <class T> void inAPattern() {
  starting_task<T> started();
  started();
}
