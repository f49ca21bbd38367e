// Blocks the calling thread until an awaitable is done.
#pragma once
#include <cppcoro/detail/sync_wait_task.hpp>

namespace cppcoro {
template <class Awaitable>
auto sync_wait(Awaitable &&A) ->
    typename awaitable_traits<Awaitable &&>::await_result_t {
  auto Task = detail::make_sync_wait_task(std::forward<Awaitable>(A));
  Task.start();
  return Task.result();
}
} // namespace cppcoro
