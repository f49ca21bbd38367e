// Token adapters that associate an executor or a cancellation slot.
#pragma once
#include <boost/asio/async_result.hpp>
#include <boost/asio/cancellation_signal.hpp>

BOOST_ASIO_BEGIN
namespace detail {
template <class T, class Associated> class Binder {
public:
  Binder(const Associated &A, T Token) : token_(std::move(Token)), with_(A) {}
  T token_;
  Associated with_;
  template <class... A> auto operator()(A &&...As) {
    return token_(std::forward<A>(As)...);
  }
};
} // namespace detail
template <class T, class E> using executor_binder = detail::Binder<T, E>;
template <class E, class T>
executor_binder<std::decay_t<T>, E> bind_executor(const E &Ex, T &&Token) {
  return {Ex, std::forward<T>(Token)};
}
template <class T>
executor_binder<std::decay_t<T>, cancellation_slot>
bind_cancellation_slot(const cancellation_slot &Slot, T &&Token) {
  return {Slot, std::forward<T>(Token)};
}
template <class T, class E, class Signature>
class async_result<detail::Binder<T, E>, Signature> {
public:
  template <class Initiation, class RawToken, class... Args>
  static auto initiate(Initiation &&Init, RawToken &&Token, Args &&...As) {
    return async_initiate<T, Signature>(std::forward<Initiation>(Init),
                                        Token.token_,
                                        std::forward<Args>(As)...);
  }
};
BOOST_ASIO_END
