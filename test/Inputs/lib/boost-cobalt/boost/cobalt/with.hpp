// An asynchronous scope: the teardown is awaited on every way out.
#pragma once
#include <boost/cobalt/this_coro.hpp>

namespace boost::cobalt {
namespace detail {
template <class T> struct [[nodiscard]] with_impl {
  struct promise_type : promise_result<promise_type, T>,
                        enable_awaitables<promise_type>,
                        enable_await_deferred,
                        enable_await_executor {
    BOOST_COBALT_PROMISE(promise_type)
    with_impl get_return_object() {
      return with_impl{
          std::coroutine_handle<promise_type>::from_promise(*this)};
    }
    std::suspend_always initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    void unhandled_exception() {}
  };
  bool await_ready() { return false; }
  template <class Promise>
  std::coroutine_handle<> await_suspend(std::coroutine_handle<Promise>) {
    return Handle;
  }
  T await_resume() { return T(); }
  explicit with_impl(std::coroutine_handle<promise_type> H) : Handle(H) {}

private:
  std::coroutine_handle<promise_type> Handle;
};
} // namespace detail

template <class Arg, class Func, class Teardown>
auto with(Arg A, Func F, Teardown T) -> detail::with_impl<void> {
  std::exception_ptr E;
  try {
    co_await std::move(F)(A);
  } catch (...) {
    E = std::current_exception();
  }
  co_await std::move(T)(std::move(A), E);
  if (E)
    std::rethrow_exception(E);
}
template <class Arg, class Func>
  requires requires(Arg A) { A.await_exit(std::exception_ptr()); }
auto with(Arg A, Func F) -> detail::with_impl<void> {
  co_await std::move(F)(A);
  co_await std::move(A).await_exit(nullptr);
}
} // namespace boost::cobalt
