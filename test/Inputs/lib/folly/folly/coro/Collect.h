// Awaits several awaitables concurrently; what is given is a lazy task.
#pragma once
#include <folly/coro/Task.h>
#include <ranges>

namespace folly::coro {
namespace detail {
template <class T>
using collect_component_t =
    lift_unit_t<std::remove_cvref_t<semi_await_result_t<T>>>;
template <class... T>
using CollectAllTask = Task<std::tuple<collect_component_t<T>...>>;
template <class T> Task<collect_component_t<T>> collectOne(T A) {
  if constexpr (std::is_void_v<semi_await_result_t<T>>) {
    co_await std::move(A);
    co_return unit;
  } else {
    co_return co_await std::move(A);
  }
}
} // namespace detail
template <class... SemiAwaitables>
auto collectAll(SemiAwaitables... A)
    -> detail::CollectAllTask<SemiAwaitables...> {
  co_return std::tuple<detail::collect_component_t<SemiAwaitables>...>(
      co_await detail::collectOne(std::move(A))...);
}
template <class... SemiAwaitables>
auto collectAllTry(SemiAwaitables... A)
    -> Task<std::tuple<Try<detail::collect_component_t<SemiAwaitables>>...>> {
  co_return std::tuple<Try<detail::collect_component_t<SemiAwaitables>>...>(
      co_await co_awaitTry(detail::collectOne(std::move(A)))...);
}
template <std::ranges::range InputRange,
          class T = detail::collect_component_t<
              std::ranges::range_value_t<InputRange>>>
  requires(!std::is_same_v<T, Unit>)
auto collectAllRange(InputRange A) -> Task<std::vector<T>> {
  std::vector<T> Results;
  for (auto &&Each : A)
    Results.push_back(co_await std::move(Each));
  co_return Results;
}
template <std::ranges::range InputRange,
          class T = detail::collect_component_t<
              std::ranges::range_value_t<InputRange>>>
  requires std::is_same_v<T, Unit>
auto collectAllRange(InputRange A) -> Task<void> {
  for (auto &&Each : A)
    co_await std::move(Each);
}
template <std::ranges::range InputRange>
auto collectAllWindowed(InputRange A, std::size_t)
    -> decltype(collectAllRange(std::move(A))) {
  return collectAllRange(std::move(A));
}
template <class SemiAwaitable, class... SemiAwaitables>
auto collectAny(SemiAwaitable &&A, SemiAwaitables &&...) -> Task<
    std::pair<std::size_t,
              Try<std::remove_cvref_t<semi_await_result_t<SemiAwaitable>>>>> {
  co_return std::pair<
      std::size_t,
      Try<std::remove_cvref_t<semi_await_result_t<SemiAwaitable>>>>(
      0, co_await co_awaitTry(std::move(A)));
}
} // namespace folly::coro
