// The task that may not refer to its caller; its promise is found through
// std::coroutine_traits.
#pragma once
#include <folly/coro/safe/NowTask.h>

namespace folly {
enum class safe_alias {
  unsafe,
  unsafe_closure_internal,
  co_cleanup_safe_ref,
  maybe_value
};
}
namespace folly::coro {
template <safe_alias ArgSafety, class T = void> class safe_task;
template <class T = void>
using value_task = safe_task<safe_alias::maybe_value, T>;
template <class T = void>
using co_cleanup_safe_task = safe_task<safe_alias::co_cleanup_safe_ref, T>;
template <class T = void>
using closure_task = safe_task<safe_alias::unsafe_closure_internal, T>;
namespace detail {
template <safe_alias ArgSafety, class T, class... Args>
class safe_task_promise final
    : public TaskPromiseWrapper<T, safe_task<ArgSafety, T>, TaskPromise<T>> {
public:
  safe_task<ArgSafety, T> get_return_object() noexcept {
    return TaskPromiseWrapper<T, safe_task<ArgSafety, T>,
                              TaskPromise<T>>::get_return_object();
  }
};
template <safe_alias ArgSafety, class T> struct safe_task_cfg {
  using ValueT = T;
  using InnerTaskT = Task<T>;
  using TaskWithExecutorT = TaskWithExecutor<T>;
  using PromiseT = void;
};
template <safe_alias ArgSafety, class T> struct safe_task_base_traits {
  using type =
      TaskWrapperCrtp<safe_task<ArgSafety, T>, safe_task_cfg<ArgSafety, T>>;
};
} // namespace detail
template <safe_alias ArgSafety, class T>
class FOLLY_CORO_TASK_ATTRS safe_task final
    : public detail::safe_task_base_traits<ArgSafety, T>::type {
protected:
  using Base = typename detail::safe_task_base_traits<ArgSafety, T>::type;
  using Base::Base;
  template <class, class, class> friend class detail::TaskPromiseWrapperBase;
};
} // namespace folly::coro
template <folly::safe_alias ArgSafety, class T, class... Args>
struct std::coroutine_traits<folly::coro::safe_task<ArgSafety, T>, Args...> {
  using promise_type =
      folly::coro::detail::safe_task_promise<ArgSafety, T, Args...>;
};
