// The lazy task. It converts to a coroutine handle, and its result is given by
// rvalue reference.
#pragma once
#include <exception>
#include <tmc/detail/concepts_awaitable.hpp>
#include <tmc/ex_any.hpp>

namespace tmc {
namespace detail {
template <class Result> struct task_promise;
template <class Result> struct awaitable_customizer {
  void *continuation = nullptr;
  ex_any *continuation_executor = nullptr;
  result_storage_t<Result> *result_ptr = nullptr;
};
} // namespace detail
template <class Awaitable, class Result> class aw_task;

template <class Result>
struct [[nodiscard(
    "You must submit or co_await task for execution. Failure to "
    "do so will result in a memory leak.")]] [[clang::coro_await_elidable]]
task {
  using result_type = Result;
  using promise_type = tmc::detail::task_promise<Result>;
  std::coroutine_handle<promise_type> handle;

  aw_task<task<Result>, Result> operator co_await() && noexcept {
    return aw_task<task<Result>, Result>(std::move(*this));
  }
  [[nodiscard]] task &resume_on(ex_any *Executor) & noexcept
      [[clang::lifetimebound]] {
    handle.promise().customizer.continuation_executor = Executor;
    return *this;
  }
  [[nodiscard]] task &&resume_on(ex_any *Executor) && noexcept
      [[clang::lifetimebound]] {
    handle.promise().customizer.continuation_executor = Executor;
    return std::move(*this);
  }
  task() noexcept : handle(nullptr) {}
  task(std::coroutine_handle<promise_type> &&Other) noexcept {
    handle = Other;
    Other = nullptr;
  }
  task(task &&Other) noexcept {
    handle = Other.handle;
    Other.handle = nullptr;
  }
  task &operator=(task &&Other) noexcept {
    handle = Other.handle;
    Other.handle = nullptr;
    return *this;
  }
  task(const task &) = delete;
  task &operator=(const task &) = delete;
  ~task() { static_cast<void>(handle); }
  operator std::coroutine_handle<>() && noexcept {
    auto *Address = handle.address();
    handle = nullptr;
    return std::coroutine_handle<>::from_address(Address);
  }
  operator std::coroutine_handle<promise_type>() && noexcept {
    auto *Address = handle.address();
    handle = nullptr;
    return std::coroutine_handle<promise_type>::from_address(Address);
  }
  static task from_promise(promise_type &Promise) noexcept {
    task T;
    T.handle = std::coroutine_handle<promise_type>::from_promise(Promise);
    return T;
  }
  void destroy() noexcept {
    handle.destroy();
    handle = nullptr;
  }
  void resume() & noexcept { handle.resume(); }
  void resume() && noexcept { handle.resume(); }
  auto &promise() const noexcept { return handle.promise(); }
};
namespace detail {
template <class Promise> struct mt1_continuation_resumer {
  bool await_ready() const noexcept { return false; }
  std::coroutine_handle<>
  await_suspend(std::coroutine_handle<Promise> Ended) const noexcept {
    return std::coroutine_handle<>::from_address(
        Ended.promise().customizer.continuation);
  }
  void await_resume() const noexcept {}
};
template <class Result> struct task_promise_base {
  awaitable_customizer<Result> customizer;
  [[noreturn]] void unhandled_exception() noexcept { std::terminate(); }
  template <class Awaitable>
  decltype(auto) await_transform(Awaitable &&A) noexcept {
    return tmc::detail::get_awaiter(std::forward<Awaitable>(A));
  }
};
template <class Result> struct task_promise : task_promise_base<Result> {
  std::suspend_always initial_suspend() const noexcept { return {}; }
  mt1_continuation_resumer<task_promise> final_suspend() const noexcept {
    return {};
  }
  task<Result> get_return_object() noexcept {
    return {task<Result>::from_promise(*this)};
  }
  template <class RV> void return_value(RV &&Value) {
    this->customizer.result_ptr->emplace(static_cast<RV &&>(Value));
  }
};
template <> struct task_promise<void> : task_promise_base<void> {
  std::suspend_always initial_suspend() const noexcept { return {}; }
  mt1_continuation_resumer<task_promise> final_suspend() const noexcept {
    return {};
  }
  task<void> get_return_object() noexcept {
    return {task<void>::from_promise(*this)};
  }
  void return_void() noexcept {}
};
} // namespace detail

template <class Awaitable, class Result> class aw_task {
  Awaitable handle;
  detail::result_storage_t<Result> result;
  friend Awaitable;
  aw_task(Awaitable &&Handle) noexcept : handle(std::move(Handle)) {}

public:
  constexpr bool await_ready() const noexcept { return false; }
  std::coroutine_handle<>
  await_suspend(std::coroutine_handle<> Outer) noexcept {
    handle.promise().customizer.continuation = Outer.address();
    handle.promise().customizer.result_ptr = &result;
    return std::move(handle);
  }
  Result &&await_resume() noexcept
      [[clang::lifetimebound]] requires(!std::is_void_v<Result>) {
        return *std::move(result);
      } aw_task(const aw_task &) = delete;
  aw_task &operator=(const aw_task &) = delete;
};
template <class Awaitable> class aw_task<Awaitable, void> {
  Awaitable handle;
  friend Awaitable;
  aw_task(Awaitable &&Handle) noexcept : handle(std::move(Handle)) {}

public:
  constexpr bool await_ready() const noexcept { return false; }
  std::coroutine_handle<>
  await_suspend(std::coroutine_handle<> Outer) noexcept {
    handle.promise().customizer.continuation = Outer.address();
    return std::move(handle);
  }
  void await_resume() noexcept {}
  aw_task(const aw_task &) = delete;
  aw_task &operator=(const aw_task &) = delete;
};
} // namespace tmc
