// What awaiting a type gives.
#pragma once
#include <coroutine>
#include <utility>

namespace cppcoro {
namespace detail {
template <class T>
concept HasMemberCoAwait =
    requires(T &&V) { static_cast<T &&>(V).operator co_await(); };
template <class T>
concept HasFreeCoAwait =
    requires(T &&V) { operator co_await(static_cast<T &&>(V)); };
template <class T> decltype(auto) get_awaiter(T &&V) {
  if constexpr (HasMemberCoAwait<T>)
    return static_cast<T &&>(V).operator co_await();
  else if constexpr (HasFreeCoAwait<T>)
    return operator co_await(static_cast<T &&>(V));
  else
    return static_cast<T &&>(V);
}
} // namespace detail
template <class T> struct awaitable_traits {
  using await_result_t =
      decltype(detail::get_awaiter(std::declval<T>()).await_resume());
};
} // namespace cppcoro
