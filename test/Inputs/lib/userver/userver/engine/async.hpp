// Starting tasks.
#pragma once
#include <userver/engine/task/task.hpp>

namespace userver::engine {
template <class F, class... A>
[[nodiscard]] auto AsyncNoSpan(F &&Fn, A &&...Args) {
  (void)Fn(std::forward<A>(Args)...);
  return TaskWithResult<std::invoke_result_t<F, A...>>();
}
template <class F, class... A>
[[nodiscard]] auto AsyncNoSpan(TaskProcessor &, F &&Fn, A &&...Args) {
  (void)Fn(std::forward<A>(Args)...);
  return TaskWithResult<std::invoke_result_t<F, A...>>();
}
template <class F, class... A>
[[nodiscard]] auto CriticalAsyncNoSpan(F &&Fn, A &&...Args) {
  return AsyncNoSpan(std::forward<F>(Fn), std::forward<A>(Args)...);
}
} // namespace userver::engine
