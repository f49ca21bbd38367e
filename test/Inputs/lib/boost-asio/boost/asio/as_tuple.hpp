// The token adapter `as_tuple`: errors are part of the result.
#pragma once
#include <boost/asio/deferred.hpp>

BOOST_ASIO_BEGIN
template <class CompletionToken> class as_tuple_t {
public:
  struct default_constructor_tag {};
  constexpr as_tuple_t(default_constructor_tag = {}, CompletionToken T = {})
      : token_(std::move(T)) {}
  template <class T>
  constexpr explicit as_tuple_t(T &&Token) : token_(std::forward<T>(Token)) {}
  CompletionToken token_;
};
struct partial_as_tuple {
  template <class CompletionToken>
  constexpr as_tuple_t<std::decay_t<CompletionToken>>
  operator()(CompletionToken &&Token) const {
    return as_tuple_t<std::decay_t<CompletionToken>>(
        std::forward<CompletionToken>(Token));
  }
};
inline constexpr partial_as_tuple as_tuple{};

template <class CompletionToken, class R, class... A>
class async_result<as_tuple_t<CompletionToken>, R(A...)> {
public:
  template <class Initiation, class RawToken, class... Args>
  static auto initiate(Initiation &&Init, RawToken &&Token, Args &&...As) {
    return async_initiate<CompletionToken, R(std::tuple<std::decay_t<A>...>)>(
        std::forward<Initiation>(Init), Token.token_,
        std::forward<Args>(As)...);
  }
};
template <class R, class... A>
class async_result<partial_as_tuple, R(A...)>
    : public async_result<as_tuple_t<deferred_t>, R(A...)> {};
BOOST_ASIO_END
