// The future, whose get() blocks.
#pragma once
#include <async_simple/Executor.h>
#include <async_simple/Try.h>
#include <coroutine>

namespace async_simple {
template <class T> class Future {
  Try<T> _state;

public:
  using value_type = T;
  Future(Try<T> State) : _state(std::move(State)) {}
  Future(Future &&) = default;
  Future(const Future &) = delete;
  ~Future() {}
  bool hasResult() const { return true; }
  T get() && { return std::move(_state).value(); }
  void wait() {}
  Future<T> via(Executor *) && { return std::move(*this); }
  template <class F> Future<std::invoke_result_t<F, T>> thenValue(F &&Fn) && {
    return Try<std::invoke_result_t<F, T>>(Fn(std::move(_state).value()));
  }
  auto coAwait(Executor *) && noexcept { return std::move(*this); }
  bool await_ready() { return true; }
  template <class P> void await_suspend(std::coroutine_handle<P>) {}
  T await_resume() { return std::move(_state).value(); }
};
template <class T> class Promise {
public:
  Future<T> getFuture() { return Future<T>(Try<T>()); }
  void setValue(T) {}
  void setException(std::exception_ptr) {}
};
} // namespace async_simple
