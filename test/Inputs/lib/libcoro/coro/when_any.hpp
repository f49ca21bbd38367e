// The first of several awaitables; the others run on unless they watch the
// stop token.
#pragma once
#include <coro/detail/task_self_deleting.hpp>
#include <coro/event.hpp>
#include <coro/when_all.hpp>
#include <optional>
#include <stop_token>
#include <variant>

namespace coro {
namespace detail {
template <class T> struct when_any_variant_traits {
  using type = T;
};
template <> struct when_any_variant_traits<void> {
  using type = std::monostate;
};
template <class A>
using any_result_t = typename when_any_variant_traits<std::remove_reference_t<
    typename concepts::awaitable_traits<A>::awaiter_return_type>>::type;
template <std::size_t I, class Result, class A>
auto make_when_any_task(std::optional<Result> &Out, event &Notify, A Awaitable)
    -> task<void> {
  if constexpr (std::is_same_v<any_result_t<A>, std::monostate>) {
    co_await std::move(Awaitable);
    Out.emplace(std::in_place_index<I>, std::monostate{});
  } else {
    auto Value = co_await std::move(Awaitable);
    Out.emplace(std::in_place_index<I>, std::move(Value));
  }
  Notify.set();
}
template <class Result, std::size_t... I, class... A>
auto make_when_any_controller_task(std::index_sequence<I...>, event &Notify,
                                   std::optional<Result> &Out, A... Awaitables)
    -> task_self_deleting {
  co_await when_all(
      make_when_any_task<I>(Out, Notify, std::move(Awaitables))...);
}
} // namespace detail
template <concepts::awaitable... awaitable_type>
[[nodiscard]] auto when_any(awaitable_type... Awaitables)
    -> coro::task<std::variant<detail::any_result_t<awaitable_type>...>> {
  using return_type = std::variant<detail::any_result_t<awaitable_type>...>;
  coro::event Notify{};
  std::optional<return_type> Result{std::nullopt};
  auto Controller = detail::make_when_any_controller_task(
      std::index_sequence_for<awaitable_type...>{}, Notify, Result,
      std::forward<awaitable_type>(Awaitables)...);
  Controller.handle().resume();
  co_await Notify;
  co_return std::move(Result.value());
}
template <concepts::awaitable... awaitable_type>
[[nodiscard]] auto when_any(std::stop_source Stop, awaitable_type... Awaitables)
    -> coro::task<std::variant<detail::any_result_t<awaitable_type>...>> {
  auto Result = co_await when_any(std::move(Awaitables)...);
  Stop.request_stop();
  co_return std::move(Result);
}
} // namespace coro
