// A group into which work is forked; it must be awaited.
#pragma once
#include <tmc/spawn.hpp>

namespace tmc {
template <std::size_t MaxCount, class Result>
class [[nodiscard("You must co_await fork_group before it goes out of scope.")]]
aw_fork_group {
  using ResultArray =
      std::conditional_t<std::is_void_v<Result>, detail::empty,
                         std::vector<detail::non_void_t<Result>>>;
  ResultArray results;

public:
  aw_fork_group() {}
  template <class Awaitable> aw_fork_group(Awaitable &&A) {
    fork(std::move(A));
  }
  aw_fork_group(const aw_fork_group &) = delete;
  template <class Awaitable> void fork(Awaitable &&A) {
    (void)detail::get_awaiter(static_cast<Awaitable &&>(A));
  }
  bool await_ready() const noexcept { return false; }
  bool await_suspend(std::coroutine_handle<>) noexcept { return true; }
  decltype(auto) await_resume() noexcept {
    if constexpr (!std::is_void_v<Result>)
      return std::move(results);
  }
};
template <class Result = void> aw_fork_group<0, Result> fork_group() {
  return {};
}
} // namespace tmc
