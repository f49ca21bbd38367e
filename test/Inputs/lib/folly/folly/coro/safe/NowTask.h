// The task that must be awaited in the expression that makes it: it cannot be
// moved.
#pragma once
#include <folly/coro/Task.h>

namespace folly::coro {
template <class T = void> class now_task;
template <class T = void> class now_task_with_executor;
namespace detail {
template <class T, class WrapperTask, class Promise>
class TaskPromiseWrapperBase {
protected:
  Promise promise_;

public:
  WrapperTask get_return_object() noexcept {
    return WrapperTask{promise_.get_return_object()};
  }
  auto initial_suspend() noexcept { return promise_.initial_suspend(); }
  auto final_suspend() noexcept { return promise_.final_suspend(); }
  template <class Awaitable> auto await_transform(Awaitable &&What) {
    return promise_.await_transform(std::forward<Awaitable>(What));
  }
  template <class Value>
  auto yield_value(Value &&V)
    requires requires { promise_.yield_value(std::forward<Value>(V)); }
  {
    return promise_.yield_value(std::forward<Value>(V));
  }
  void unhandled_exception() noexcept { promise_.unhandled_exception(); }
  auto &continuationRef() noexcept { return promise_.continuationRef(); }
};
template <class T, class WrapperTask, class Promise>
class TaskPromiseWrapper
    : public TaskPromiseWrapperBase<T, WrapperTask, Promise> {
public:
  template <class U = T> auto return_value(U &&V) {
    return this->promise_.return_value(std::forward<U>(V));
  }
};
template <class WrapperTask, class Promise>
class TaskPromiseWrapper<void, WrapperTask, Promise>
    : public TaskPromiseWrapperBase<void, WrapperTask, Promise> {
public:
  void return_void() noexcept { this->promise_.return_void(); }
};
} // namespace detail

template <class Derived, class Cfg> class TaskWrapperCrtp {
  typename Cfg::InnerTaskT inner_;

public:
  using promise_type = typename Cfg::PromiseT;
  friend typename Cfg::TaskWithExecutorT
  co_withExecutor(Executor::KeepAlive<> Ex, Derived &&Wrapped) noexcept {
    return typename Cfg::TaskWithExecutorT{
        std::move(Wrapped.inner_).scheduleOn(std::move(Ex))};
  }
  friend auto co_viaIfAsync(Executor::KeepAlive<> Ex,
                            Derived &&Wrapped) noexcept {
    return co_viaIfAsync(std::move(Ex), std::move(Wrapped.inner_));
  }

protected:
  template <class, class, class> friend class detail::TaskPromiseWrapperBase;
  explicit TaskWrapperCrtp(typename Cfg::InnerTaskT Inner) noexcept
      : inner_(std::move(Inner)) {}
  typename Cfg::InnerTaskT unwrapTask() && noexcept {
    return std::move(inner_);
  }
};
namespace detail {
template <class T>
class now_task_promise final
    : public TaskPromiseWrapper<T, now_task<T>, TaskPromise<T>> {};
template <class T> struct now_task_cfg {
  using ValueT = T;
  using InnerTaskT = Task<T>;
  using TaskWithExecutorT = now_task_with_executor<T>;
  using PromiseT = now_task_promise<T>;
};
template <class T>
using now_task_base = TaskWrapperCrtp<now_task<T>, now_task_cfg<T>>;
} // namespace detail
template <class T> class [[nodiscard]] now_task_with_executor final {
  TaskWithExecutor<T> inner_;

public:
  explicit now_task_with_executor(TaskWithExecutor<T> Inner)
      : inner_(std::move(Inner)) {}
  now_task_with_executor(now_task_with_executor &&) = delete;
  auto operator co_await() && noexcept {
    return std::move(inner_).operator co_await();
  }
  friend auto co_viaIfAsync(Executor::KeepAlive<> Ex,
                            now_task_with_executor &&Self) noexcept {
    return co_viaIfAsync(std::move(Ex), std::move(Self.inner_));
  }
};
template <class T>
class FOLLY_CORO_TASK_ATTRS now_task final : public detail::now_task_base<T> {
protected:
  using detail::now_task_base<T>::now_task_base;
  template <class, class, class> friend class detail::TaskPromiseWrapperBase;

public:
  now_task(now_task &&) = delete;
};
template <class T> auto to_now_task(Task<T> Inner) -> now_task<T> {
  if constexpr (std::is_void_v<T>)
    co_await std::move(Inner);
  else
    co_return co_await std::move(Inner);
}
} // namespace folly::coro
