// a && b waits for both, a || b for the first one and cancels the other.
#pragma once
#include <boost/asio/awaitable.hpp>
#include <tuple>
#include <variant>

BOOST_ASIO_BEGIN
namespace experimental {
namespace awaitable_operators {
namespace detail {
template <class T>
using NonVoid = std::conditional_t<std::is_void_v<T>, std::monostate, T>;
template <class T, class E>
awaitable<NonVoid<T>, E> awaitable_wrap(awaitable<T, E> A) {
  if constexpr (std::is_void_v<T>) {
    co_await std::move(A);
    co_return std::monostate();
  } else {
    co_return co_await std::move(A);
  }
}
} // namespace detail
template <class E>
awaitable<void, E> operator&&(awaitable<void, E> T, awaitable<void, E> U) {
  co_await std::move(T);
  co_await std::move(U);
}
template <class T, class U, class E>
  requires(!std::is_void_v<T> && !std::is_void_v<U>)
awaitable<std::tuple<T, U>, E> operator&&(awaitable<T, E> A,
                                          awaitable<U, E> B) {
  auto First = co_await std::move(A);
  co_return std::tuple<T, U>(std::move(First), co_await std::move(B));
}
template <class T, class U, class E>
awaitable<std::variant<detail::NonVoid<T>, detail::NonVoid<U>>, E>
operator||(awaitable<T, E> A, awaitable<U, E> B) {
  using Result = std::variant<detail::NonVoid<T>, detail::NonVoid<U>>;
  if (!B.valid())
    co_return Result(std::in_place_index<1>,
                     co_await detail::awaitable_wrap(std::move(B)));
  co_return Result(std::in_place_index<0>,
                   co_await detail::awaitable_wrap(std::move(A)));
}
} // namespace awaitable_operators
} // namespace experimental
BOOST_ASIO_END
