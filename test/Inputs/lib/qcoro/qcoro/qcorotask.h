// The eager task. It is not nodiscard, and the frame is counted: dropping the
// task lets the coroutine run on.
#pragma once
#include <QtCore/QThread>
#include <atomic>
#include <coroutine>
#include <exception>
#include <variant>
#include <vector>

namespace QCoro {
template <class T = void> class Task;
namespace detail {
template <class T>
concept has_await_methods = requires(T t) {
  t.await_ready();
  t.await_resume();
};
template <class T>
concept has_member_operator_coawait =
    requires(T t) { static_cast<T &&>(t).operator co_await(); };
template <class T>
concept has_nonmember_operator_coawait =
    requires(T t) { operator co_await(static_cast<T &&>(t)); };
} // namespace detail
template <class T>
concept Awaitable =
    detail::has_member_operator_coawait<T> ||
    detail::has_nonmember_operator_coawait<T> || detail::has_await_methods<T>;
namespace detail {
template <class T> struct awaiter_type;
template <class T> using awaiter_type_t = typename awaiter_type<T>::type;

class TaskFinalSuspend {
public:
  explicit TaskFinalSuspend(
      const std::vector<std::coroutine_handle<>> &Awaiting)
      : mAwaitingCoroutines(Awaiting) {}
  bool await_ready() const noexcept { return false; }
  template <class Promise>
  void await_suspend(std::coroutine_handle<Promise> Finished) noexcept {
    for (auto &Awaiting : mAwaitingCoroutines)
      Awaiting.resume();
    Finished.promise().derefCoroutine();
  }
  constexpr void await_resume() const noexcept {}

private:
  std::vector<std::coroutine_handle<>> mAwaitingCoroutines;
};

class TaskPromiseBase {
public:
  std::suspend_never initial_suspend() const noexcept;
  auto final_suspend() const noexcept;
  template <class T, class Awaiter =
                         QCoro::detail::awaiter_type_t<std::remove_cvref_t<T>>>
  auto await_transform(T &&Value);
  template <Awaitable T> auto &&await_transform(T &&Awaited);
  template <Awaitable T> auto &await_transform(T &Awaited);
  void addAwaitingCoroutine(std::coroutine_handle<> Awaiting);
  void derefCoroutine();
  void refCoroutine();
  void destroyCoroutine();

protected:
  explicit TaskPromiseBase() : mRefCount(1) {}

private:
  std::vector<std::coroutine_handle<>> mAwaitingCoroutines;
  std::atomic<unsigned> mRefCount;
};
inline std::suspend_never TaskPromiseBase::initial_suspend() const noexcept {
  return {};
}
inline auto TaskPromiseBase::final_suspend() const noexcept {
  return TaskFinalSuspend{mAwaitingCoroutines};
}
template <class T, class Awaiter>
inline auto TaskPromiseBase::await_transform(T &&Value) {
  return Awaiter{std::forward<T>(Value)};
}
template <Awaitable T>
inline auto &&TaskPromiseBase::await_transform(T &&Awaited) {
  return std::forward<T>(Awaited);
}
template <Awaitable T>
inline auto &TaskPromiseBase::await_transform(T &Awaited) {
  return Awaited;
}
inline void
TaskPromiseBase::addAwaitingCoroutine(std::coroutine_handle<> Awaiting) {
  mAwaitingCoroutines.push_back(Awaiting);
}
inline void TaskPromiseBase::derefCoroutine() {
  if (--mRefCount == 0)
    destroyCoroutine();
}
inline void TaskPromiseBase::refCoroutine() { ++mRefCount; }
inline void TaskPromiseBase::destroyCoroutine() {
  std::coroutine_handle<TaskPromiseBase>::from_promise(*this).destroy();
}

template <class T> class TaskPromise : public TaskPromiseBase {
public:
  explicit TaskPromise() = default;
  ~TaskPromise() = default;
  Task<T> get_return_object() noexcept;
  void unhandled_exception() { mValue = std::current_exception(); }
  void return_value(T &&Value) noexcept {
    mValue.template emplace<T>(std::move(Value));
  }
  void return_value(const T &Value) noexcept {
    mValue.template emplace<T>(Value);
  }
  template <class U>
    requires std::is_constructible_v<T, U>
  void return_value(U &&Value) noexcept {
    mValue.template emplace<T>(std::forward<U>(Value));
  }
  T &result() & { return std::get<T>(mValue); }
  T &&result() && { return std::move(std::get<T>(mValue)); }

private:
  std::variant<std::monostate, T, std::exception_ptr> mValue;
};
template <> class TaskPromise<void> : public TaskPromiseBase {
public:
  explicit TaskPromise() = default;
  ~TaskPromise() = default;
  Task<void> get_return_object() noexcept;
  void unhandled_exception() { mException = std::current_exception(); }
  void return_void() noexcept {}
  void result() {
    if (mException)
      std::rethrow_exception(mException);
  }

private:
  std::exception_ptr mException;
};
template <class Promise> class TaskAwaiterBase {
public:
  bool await_ready() const noexcept {
    return !mAwaitedCoroutine || mAwaitedCoroutine.done();
  }
  void await_suspend(std::coroutine_handle<> Awaiting) noexcept {
    mAwaitedCoroutine.promise().addAwaitingCoroutine(Awaiting);
  }

protected:
  explicit TaskAwaiterBase(std::coroutine_handle<Promise> Awaited)
      : mAwaitedCoroutine(Awaited) {}
  std::coroutine_handle<Promise> mAwaitedCoroutine = {};
};
template <class T> struct isTask : std::false_type {
  using return_type = T;
};
template <class T> struct isTask<QCoro::Task<T>> : std::true_type {
  using return_type = T;
};

template <class T, template <class> class TaskImpl, class PromiseType>
class TaskBase {
public:
  explicit TaskBase() noexcept = default;
  explicit TaskBase(std::coroutine_handle<PromiseType> Coroutine)
      : mCoroutine(Coroutine) {
    mCoroutine.promise().refCoroutine();
  }
  TaskBase(const TaskBase &) = delete;
  TaskBase &operator=(const TaskBase &) = delete;
  TaskBase(TaskBase &&Other) noexcept
      : mCoroutine(std::exchange(Other.mCoroutine, nullptr)) {}
  TaskBase &operator=(TaskBase &&Other) noexcept {
    mCoroutine = std::exchange(Other.mCoroutine, nullptr);
    return *this;
  }
  virtual ~TaskBase() {
    if (mCoroutine)
      mCoroutine.promise().derefCoroutine();
  }
  bool isReady() const { return !mCoroutine || mCoroutine.done(); }
  auto operator co_await() const noexcept {
    class TaskAwaiter : public TaskAwaiterBase<PromiseType> {
    public:
      TaskAwaiter(std::coroutine_handle<PromiseType> Awaited)
          : TaskAwaiterBase<PromiseType>{Awaited} {}
      auto await_resume() {
        if constexpr (!std::is_void_v<T>)
          return std::move(this->mAwaitedCoroutine.promise().result());
        else
          this->mAwaitedCoroutine.promise().result();
      }
    };
    return TaskAwaiter{mCoroutine};
  }
  template <class ThenCallback> auto then(ThenCallback &&Callback) & {
    return thenImpl(std::move(*this), std::forward<ThenCallback>(Callback));
  }
  template <class ThenCallback> auto then(ThenCallback &&Callback) && {
    return thenImpl(std::move(*this), std::forward<ThenCallback>(Callback));
  }
  template <class ThenCallback, class ErrorCallback>
  auto then(ThenCallback &&Callback, ErrorCallback &&) && {
    return thenImpl(std::move(*this), std::forward<ThenCallback>(Callback));
  }

private:
  template <class ThenCallback> struct callback_result {
    using type =
        typename std::conditional_t<std::is_invocable_v<ThenCallback>,
                                    std::invoke_result<ThenCallback>,
                                    std::invoke_result<ThenCallback, T>>::type;
  };
  template <class ThenCallback>
    requires std::is_void_v<T>
  struct callback_result<ThenCallback> {
    using type = std::invoke_result_t<ThenCallback>;
  };
  template <class ThenCallback,
            class R = typename isTask<
                typename callback_result<ThenCallback>::type>::return_type>
  static auto thenImpl(TaskBase Task, ThenCallback Callback) -> TaskImpl<R> {
    if constexpr (std::is_invocable_v<ThenCallback>) {
      co_await Task;
      if constexpr (std::is_void_v<R>)
        (void)Callback();
      else
        co_return Callback();
    } else if constexpr (std::is_void_v<R>) {
      (void)Callback(co_await Task);
    } else {
      co_return Callback(co_await Task);
    }
  }

protected:
  std::coroutine_handle<PromiseType> mCoroutine = {};
};
} // namespace detail

template <class T>
class Task final : public detail::TaskBase<T, Task, detail::TaskPromise<T>> {
public:
  using promise_type = detail::TaskPromise<T>;
  using value_type = T;
  using detail::TaskBase<T, Task, detail::TaskPromise<T>>::TaskBase;
};
namespace detail {
template <class T> inline Task<T> TaskPromise<T>::get_return_object() noexcept {
  return Task<T>{std::coroutine_handle<TaskPromise>::from_promise(*this)};
}
inline Task<void> TaskPromise<void>::get_return_object() noexcept {
  return Task<void>{std::coroutine_handle<TaskPromise>::from_promise(*this)};
}
} // namespace detail

/// Runs a nested event loop until the task is done.
template <class T> inline T waitFor(QCoro::Task<T> &Awaited) {
  QEventLoop Loop;
  Loop.exec();
  return Awaited.operator co_await().await_resume();
}
template <class T> inline T waitFor(QCoro::Task<T> &&Awaited) {
  return waitFor(Awaited);
}
template <class T, class Context, class Callback>
void connect(QCoro::Task<T> &&Finished, Context *, Callback Fn) {
  Finished.then(std::move(Fn));
}
} // namespace QCoro
