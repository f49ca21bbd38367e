#pragma once
#include <coroutine>
template <typename T = void> struct [[nodiscard]] task {
  struct promise_type {
    task get_return_object();
    std::suspend_always initial_suspend();
    std::suspend_always final_suspend() noexcept;
    template <typename U> void return_value(U);
    void unhandled_exception();
  };
  bool await_ready();
  void await_suspend(std::coroutine_handle<>);
  T await_resume();
};
task<> step();
task<task<>> nested();
