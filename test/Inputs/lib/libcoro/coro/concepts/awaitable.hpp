// What awaiting a type gives.
#pragma once
#include <concepts>
#include <coroutine>
#include <utility>

namespace coro::concepts {
template <class T>
concept member_co_await_awaitable =
    requires(T t) { std::forward<T>(t).operator co_await(); };
template <class T>
concept awaiter = requires(T t, std::coroutine_handle<> c) {
  { t.await_ready() } -> std::same_as<bool>;
  t.await_suspend(c);
  t.await_resume();
};
template <class T>
concept awaitable = member_co_await_awaitable<T> || awaiter<T>;
template <awaitable T> decltype(auto) get_awaiter(T &&Value) {
  if constexpr (member_co_await_awaitable<T>)
    return std::forward<T>(Value).operator co_await();
  else
    return std::forward<T>(Value);
}
template <awaitable T> struct awaitable_traits {
  using awaiter_return_type =
      decltype(get_awaiter(std::declval<T>()).await_resume());
};
} // namespace coro::concepts
