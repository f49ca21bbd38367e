// Keeps a callable alive until the coroutine that it makes is done.
#pragma once
#include <folly/coro/Task.h>

namespace folly::coro {
struct co_invoke_fn {
  template <class F, class... A>
  auto operator()(F &&Fn, A &&...Args) const
      -> std::invoke_result_t<std::decay_t<F>, std::decay_t<A>...> {
    return call(static_cast<F &&>(Fn), static_cast<A &&>(Args)...);
  }

private:
  template <class F, class... A>
  static auto call(F Fn, A... Args) -> std::invoke_result_t<F, A...> {
    if constexpr (std::is_same_v<std::invoke_result_t<F, A...>, Task<void>>)
      co_await std::move(Fn)(std::move(Args)...);
    else
      co_return co_await std::move(Fn)(std::move(Args)...);
  }
};
inline constexpr co_invoke_fn co_invoke{};
} // namespace folly::coro
