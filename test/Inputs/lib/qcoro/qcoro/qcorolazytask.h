// The lazy task.
#pragma once
#include <qcoro/qcorotask.h>

namespace QCoro {
template <class T> class LazyTask;
namespace detail {
template <class T> struct isTask<QCoro::LazyTask<T>> : std::true_type {
  using return_type = T;
};
template <class T> class LazyTaskPromise : public TaskPromise<T> {
public:
  using TaskPromise<T>::TaskPromise;
  LazyTask<T> get_return_object() noexcept;
  std::suspend_always initial_suspend() const noexcept;
};
} // namespace detail
template <class T = void>
class LazyTask final
    : public detail::TaskBase<T, LazyTask, detail::LazyTaskPromise<T>> {
public:
  using promise_type = detail::LazyTaskPromise<T>;
  using value_type = T;
  using detail::TaskBase<T, LazyTask, promise_type>::TaskBase;
  ~LazyTask() override;
  auto operator co_await() const noexcept;
};
namespace detail {
template <class T>
inline LazyTask<T> LazyTaskPromise<T>::get_return_object() noexcept {
  return LazyTask<T>(
      std::coroutine_handle<LazyTaskPromise>::from_promise(*this));
}
template <class T>
inline std::suspend_always
LazyTaskPromise<T>::initial_suspend() const noexcept {
  return {};
}
} // namespace detail
template <class T> inline LazyTask<T>::~LazyTask() {}
template <class T> inline auto LazyTask<T>::operator co_await() const noexcept {
  class TaskAwaiter : public detail::TaskAwaiterBase<promise_type> {
  public:
    TaskAwaiter(std::coroutine_handle<promise_type> Awaited)
        : detail::TaskAwaiterBase<promise_type>{Awaited} {}
    auto await_suspend(std::coroutine_handle<> Awaiting) noexcept {
      detail::TaskAwaiterBase<promise_type>::await_suspend(Awaiting);
      return this->mAwaitedCoroutine;
    }
    auto await_resume() {
      if constexpr (!std::is_void_v<T>)
        return std::move(this->mAwaitedCoroutine.promise().result());
      else
        this->mAwaitedCoroutine.promise().result();
    }
  };
  return TaskAwaiter{this->mCoroutine};
}
} // namespace QCoro
