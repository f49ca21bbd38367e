// Blocks the calling thread until an awaitable is done; a function object.
#pragma once
#include <folly/coro/Task.h>

namespace folly::coro {
namespace detail {
template <class T> class BlockingWaitTask;
template <class T> class BlockingWaitPromise final : public BasePromise {
  Try<T> *result_ = nullptr;

public:
  BlockingWaitTask<T> get_return_object() noexcept {
    return BlockingWaitTask<T>(
        coroutine_handle<BlockingWaitPromise>::from_promise(*this));
  }
  suspend_always initial_suspend() { return {}; }
  suspend_always final_suspend() noexcept { return {}; }
  void unhandled_exception() noexcept {}
  template <class U> void return_value(U &&V) {
    result_->emplace(static_cast<U &&>(V));
  }
};
template <> class BlockingWaitPromise<void> final : public BasePromise {
public:
  BlockingWaitTask<void> get_return_object() noexcept;
  suspend_always initial_suspend() { return {}; }
  suspend_always final_suspend() noexcept { return {}; }
  void unhandled_exception() noexcept {}
  void return_void() {}
};
template <class T> class BlockingWaitTask {
public:
  using promise_type = BlockingWaitPromise<T>;
  explicit BlockingWaitTask(coroutine_handle<promise_type> Coro)
      : coro_(Coro) {}
  ~BlockingWaitTask() { coro_.destroy(); }
  T get() && {
    coro_.resume();
    return std::move(result_).value();
  }

private:
  coroutine_handle<promise_type> coro_;
  Try<T> result_;
};
inline BlockingWaitTask<void>
BlockingWaitPromise<void>::get_return_object() noexcept {
  return BlockingWaitTask<void>(
      coroutine_handle<BlockingWaitPromise>::from_promise(*this));
}
template <class Awaitable,
          class Result = std::remove_cvref_t<semi_await_result_t<Awaitable>>>
BlockingWaitTask<Result> makeBlockingWaitTask(Awaitable &&A) {
  if constexpr (std::is_void_v<Result>)
    co_await std::move(A);
  else
    co_return co_await std::move(A);
}
} // namespace detail
struct blocking_wait_fn {
  template <class Awaitable>
  auto operator()(Awaitable &&A) const
      -> std::remove_cvref_t<semi_await_result_t<Awaitable>> {
    return detail::makeBlockingWaitTask(static_cast<Awaitable &&>(A)).get();
  }
  template <class Awaitable>
  auto operator()(Awaitable &&A, Executor *) const
      -> std::remove_cvref_t<semi_await_result_t<Awaitable>> {
    return detail::makeBlockingWaitTask(static_cast<Awaitable &&>(A)).get();
  }
};
inline constexpr blocking_wait_fn blocking_wait{};
static constexpr blocking_wait_fn const &blockingWait = blocking_wait;
} // namespace folly::coro
