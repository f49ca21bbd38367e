// Runs an awaitable on a scheduler.
#pragma once
#include <cppcoro/task.hpp>

namespace cppcoro {
template <class Scheduler, class Awaitable>
auto schedule_on(Scheduler &S, Awaitable A) -> task<
    std::remove_cvref_t<typename awaitable_traits<Awaitable>::await_result_t>> {
  co_await S.schedule();
  co_return co_await std::move(A);
}
template <class Scheduler, class Awaitable>
auto resume_on(Scheduler &S, Awaitable A) -> task<
    std::remove_cvref_t<typename awaitable_traits<Awaitable>::await_result_t>> {
  using Result = typename awaitable_traits<Awaitable>::await_result_t;
  if constexpr (std::is_void_v<Result>) {
    co_await std::move(A);
    co_await S.schedule();
  } else {
    auto R = co_await std::move(A);
    co_await S.schedule();
    co_return R;
  }
}
} // namespace cppcoro
