// The lazy task. It has no await members: a friend customisation point makes
// it awaitable in the promises of the library.
#pragma once
#include <folly/coro/CurrentExecutor.h>
#include <folly/coro/Error.h>
#include <folly/coro/ViaIfAsync.h>
#include <folly/futures/Future.h>

namespace folly::coro {
template <class T = void> class Task;
template <class T = void> class TaskWithExecutor;
namespace detail {
template <class T> struct ready_awaitable {
  T Value;
  bool await_ready() noexcept { return true; }
  void await_suspend(coroutine_handle<>) noexcept {}
  T await_resume() { return static_cast<T>(Value); }
};
class BasePromise {
protected:
  coroutine_handle<> continuation_;
  Executor::KeepAlive<> executor_;
  CancellationToken cancelToken_;

public:
  template <class Awaitable> auto await_transform(Awaitable &&A) {
    return co_viaIfAsync(
        executor_.get_alias(),
        co_withCancellation(cancelToken_, static_cast<Awaitable &&>(A)));
  }
  auto await_transform(co_current_executor_t) noexcept {
    return ready_awaitable<Executor *>{executor_.get()};
  }
  auto await_transform(co_current_cancellation_token_t) noexcept {
    return ready_awaitable<const CancellationToken &>{cancelToken_};
  }
  auto await_transform(co_reschedule_on_current_executor_t) noexcept {
    return suspend_always();
  }
  void setCancellationToken(CancellationToken Token) noexcept {
    cancelToken_ = std::move(Token);
  }
};
class TaskPromiseBase : public BasePromise {
protected:
  class FinalAwaiter {
  public:
    bool await_ready() noexcept { return false; }
    template <class Promise>
    coroutine_handle<> await_suspend(coroutine_handle<Promise> Coro) noexcept {
      return Coro.promise().continuationRef();
    }
    [[noreturn]] void await_resume() noexcept { std::terminate(); }
  };
  TaskPromiseBase() noexcept = default;
  ~TaskPromiseBase() = default;

public:
  suspend_always initial_suspend() noexcept { return {}; }
  FinalAwaiter final_suspend() noexcept { return {}; }
  auto &continuationRef() noexcept { return continuation_; }
  template <class> friend class folly::coro::Task;
  template <class> friend class folly::coro::TaskWithExecutor;
};
template <class Promise, class T>
class TaskPromiseCrtpBase : public TaskPromiseBase {
public:
  using StorageType = T;
  Task<T> get_return_object() noexcept;
  void unhandled_exception() noexcept {
    result_.emplaceException(exception_wrapper{std::current_exception()});
  }
  Try<StorageType> &result() { return result_; }
  auto yield_value(co_error Error) {
    result_.emplaceException(std::move(Error.exception()));
    return final_suspend();
  }
  auto yield_value(co_result<StorageType> Result) {
    result_ = std::move(Result.result());
    return final_suspend();
  }
  using BasePromise::await_transform;
  auto await_transform(co_safe_point_t) noexcept {
    return ready_awaitable<Unit>{};
  }

protected:
  TaskPromiseCrtpBase() noexcept = default;
  ~TaskPromiseCrtpBase() = default;
  Try<StorageType> result_;
};
template <class T>
class TaskPromise final : public TaskPromiseCrtpBase<TaskPromise<T>, T> {
public:
  TaskPromise() noexcept = default;
  template <class U = T> void return_value(U &&V) {
    this->result_.emplace(static_cast<U &&>(V));
  }
};
template <>
class TaskPromise<void> final
    : public TaskPromiseCrtpBase<TaskPromise<void>, void> {
public:
  TaskPromise() noexcept = default;
  void return_void() noexcept { this->result_.emplace(); }
};
struct InlineTaskDetached {
  struct promise_type {
    InlineTaskDetached get_return_object() { return {}; }
    std::suspend_never initial_suspend() noexcept { return {}; }
    std::suspend_never final_suspend() noexcept { return {}; }
    void return_void() {}
    [[noreturn]] void unhandled_exception() { std::terminate(); }
  };
};
namespace adl {
void co_withExecutor();
struct WithExecutorFunction {
  template <class Awaitable>
  auto operator()(Executor::KeepAlive<> Ex, Awaitable A) const {
    return co_withExecutor(std::move(Ex), std::move(A));
  }
};
} // namespace adl
} // namespace detail
namespace cpo {
inline constexpr detail::adl::WithExecutorFunction co_withExecutor{};
}

template <class T> class [[nodiscard]] TaskWithExecutor {
  using handle_t = coroutine_handle<detail::TaskPromise<T>>;

public:
  ~TaskWithExecutor() {
    if (coro_)
      coro_.destroy();
  }
  TaskWithExecutor(TaskWithExecutor &&Other) noexcept
      : coro_(std::exchange(Other.coro_, {})) {}
  TaskWithExecutor &operator=(TaskWithExecutor Other) noexcept {
    std::swap(coro_, Other.coro_);
    return *this;
  }
  SemiFuture<lift_unit_t<T>> start() && {
    Promise<lift_unit_t<T>> P;
    auto Future = P.getSemiFuture();
    std::move(*this).start([](auto &&) {});
    return Future;
  }
  template <class F> void start(F &&Callback, CancellationToken Token = {}) && {
    coro_.promise().setCancellationToken(std::move(Token));
    startImpl(std::move(*this), static_cast<F &&>(Callback));
  }
  SemiFuture<lift_unit_t<T>> startInlineUnsafe() && {
    return std::move(*this).start();
  }
  class Awaiter {
    handle_t coro_;

  public:
    explicit Awaiter(handle_t Coro) noexcept : coro_(Coro) {}
    Awaiter(Awaiter &&Other) noexcept : coro_(std::exchange(Other.coro_, {})) {}
    ~Awaiter() {
      if (coro_)
        coro_.destroy();
    }
    bool await_ready() const noexcept { return false; }
    template <class Promise>
    void await_suspend(coroutine_handle<Promise> Continuation) noexcept {
      coro_.promise().continuation_ = Continuation;
    }
    T await_resume() { return std::move(coro_.promise().result()).value(); }
    Try<T> await_resume_try() { return std::move(coro_.promise().result()); }
  };
  Awaiter operator co_await() && noexcept {
    return Awaiter{std::exchange(coro_, {})};
  }
  friend ViaIfAsyncAwaitable<TaskWithExecutor>
  co_viaIfAsync(Executor::KeepAlive<> Ex, TaskWithExecutor &&Task) noexcept {
    return ViaIfAsyncAwaitable<TaskWithExecutor>(std::move(Ex),
                                                 std::move(Task));
  }
  friend TaskWithExecutor
  co_withCancellation(CancellationToken Token,
                      TaskWithExecutor &&Task) noexcept {
    Task.coro_.promise().setCancellationToken(std::move(Token));
    return std::move(Task);
  }

private:
  template <class F>
  detail::InlineTaskDetached startImpl(TaskWithExecutor Task, F Callback) {
    Try<T> Result;
    if constexpr (std::is_void_v<T>)
      co_await std::move(Task);
    else
      Result.emplace(co_await std::move(Task));
    Callback(std::move(Result));
  }
  friend class Task<T>;
  explicit TaskWithExecutor(handle_t Coro) noexcept : coro_(Coro) {}
  handle_t coro_;
};

#define FOLLY_CORO_TASK_ATTRS [[nodiscard]] [[clang::coro_await_elidable]]
template <class T> class FOLLY_CORO_TASK_ATTRS Task {
public:
  using promise_type = detail::TaskPromise<T>;
  using StorageType = T;

private:
  class Awaiter;
  using handle_t = coroutine_handle<promise_type>;
  void setExecutor(Executor::KeepAlive<> &&Ex) noexcept {
    coro_.promise().executor_ = std::move(Ex);
  }

public:
  Task(const Task &) = delete;
  Task(Task &&Other) noexcept : coro_(std::exchange(Other.coro_, {})) {}
  ~Task() {
    if (coro_)
      coro_.destroy();
  }
  Task &operator=(Task Other) noexcept {
    swap(Other);
    return *this;
  }
  void swap(Task &Other) noexcept { std::swap(coro_, Other.coro_); }
  friend TaskWithExecutor<T> co_withExecutor(Executor::KeepAlive<> Ex,
                                             Task Self) noexcept {
    Self.setExecutor(std::move(Ex));
    return TaskWithExecutor<T>{std::exchange(Self.coro_, {})};
  }
  TaskWithExecutor<T> scheduleOn(Executor::KeepAlive<> Ex) && noexcept {
    setExecutor(std::move(Ex));
    return TaskWithExecutor<T>{std::exchange(coro_, {})};
  }
  SemiFuture<lift_unit_t<T>> semi() && {
    return std::move(*this).scheduleOn({}).start();
  }
  friend auto co_viaIfAsync(Executor::KeepAlive<> Ex, Task<T> &&Self) noexcept {
    Self.setExecutor(std::move(Ex));
    return Awaiter{std::exchange(Self.coro_, {})};
  }
  friend Task co_withCancellation(CancellationToken Token,
                                  Task &&Self) noexcept {
    Self.coro_.promise().setCancellationToken(std::move(Token));
    return std::move(Self);
  }

private:
  friend class detail::TaskPromiseCrtpBase<detail::TaskPromise<T>, T>;
  class Awaiter {
    handle_t coro_;

  public:
    explicit Awaiter(handle_t Coro) noexcept : coro_(Coro) {}
    Awaiter(Awaiter &&Other) noexcept : coro_(std::exchange(Other.coro_, {})) {}
    Awaiter(const Awaiter &) = delete;
    ~Awaiter() {
      if (coro_)
        coro_.destroy();
    }
    bool await_ready() noexcept { return false; }
    template <class Promise>
    auto await_suspend(coroutine_handle<Promise> Continuation) noexcept {
      coro_.promise().continuation_ = Continuation;
      return coro_;
    }
    T await_resume() { return std::move(coro_.promise().result()).value(); }
    Try<T> await_resume_try() { return std::move(coro_.promise().result()); }
  };
  Task(handle_t Coro) noexcept : coro_(Coro) {}
  handle_t coro_;
};
namespace detail {
template <class Promise, class T>
Task<T> TaskPromiseCrtpBase<Promise, T>::get_return_object() noexcept {
  return Task<T>(
      coroutine_handle<Promise>::from_promise(*static_cast<Promise *>(this)));
}
} // namespace detail
template <class T> Task<T> makeTask(T V) { co_return V; }
inline Task<void> makeTask() { co_return; }
template <class T> Task<T> makeErrorTask(exception_wrapper Error) {
  co_yield co_error(std::move(Error));
}
} // namespace folly::coro
