// The token `use_awaitable`: the operation becomes an awaitable.
#pragma once
#include <boost/asio/awaitable.hpp>

BOOST_ASIO_BEGIN
template <class Executor = any_io_executor> struct use_awaitable_t {
  constexpr use_awaitable_t() {}
  template <class InnerExecutor> struct executor_with_default : InnerExecutor {
    using InnerExecutor::InnerExecutor;
    using default_completion_token_type = use_awaitable_t;
  };
  template <class T>
  using as_default_on_t = typename T::template rebind_executor<
      executor_with_default<typename T::executor_type>>::other;
  template <class T>
  static as_default_on_t<std::decay_t<T>> as_default_on(T &&O) {
    return as_default_on_t<std::decay_t<T>>(std::forward<T>(O));
  }
};
inline constexpr use_awaitable_t<> use_awaitable;

template <class Executor, class Signature>
class async_result<use_awaitable_t<Executor>, Signature> {
public:
  using return_type =
      awaitable<typename detail::AwaitResult<Signature>::type, Executor>;
  template <class Initiation, class... InitArgs>
  static return_type initiate(Initiation Init, use_awaitable_t<Executor>,
                              InitArgs... Args) {
    co_return co_await async_result<deferred_t, Signature>::initiate(
        std::move(Init), deferred_t(), std::move(Args)...);
  }
};
BOOST_ASIO_END
