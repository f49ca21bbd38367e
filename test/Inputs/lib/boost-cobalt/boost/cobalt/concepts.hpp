// What a promise can await.
#pragma once
#include <boost/cobalt/config.hpp>

namespace boost::cobalt {
template <class Awaitable, class Promise = void>
concept awaitable_type =
    requires(Awaitable Aw, std::coroutine_handle<Promise> H) {
      { Aw.await_ready() } -> std::convertible_to<bool>;
      Aw.await_suspend(H);
      Aw.await_resume();
    };
template <class Awaitable, class Promise = void>
concept awaitable =
    awaitable_type<Awaitable, Promise> || requires(Awaitable &&Aw) {
      {
        std::forward<Awaitable>(Aw).operator co_await()
      } -> awaitable_type<Promise>;
    } || requires(Awaitable &&Aw) {
      {
        operator co_await(std::forward<Awaitable>(Aw))
      } -> awaitable_type<Promise>;
    };
namespace detail {
template <class Aw> decltype(auto) get_awaiter(Aw &&A) {
  if constexpr (requires { std::forward<Aw>(A).operator co_await(); })
    return std::forward<Aw>(A).operator co_await();
  else if constexpr (requires { operator co_await(std::forward<Aw>(A)); })
    return operator co_await(std::forward<Aw>(A));
  else
    return std::forward<Aw>(A);
}
template <class Aw>
using co_await_result_t =
    decltype(get_awaiter(std::declval<Aw>()).await_resume());
template <class T>
using non_void_t = std::conditional_t<std::is_void_v<T>, std::monostate,
                                      std::remove_cvref_t<T>>;
} // namespace detail
} // namespace boost::cobalt
