// The token adapter `redirect_error`: errors go into a variable.
#pragma once
#include <boost/asio/async_result.hpp>

BOOST_ASIO_BEGIN
template <class CompletionToken> class redirect_error_t {
public:
  template <class T>
  redirect_error_t(T &&Token, detail::ErrorCode &Ec)
      : token_(std::forward<T>(Token)), ec_(Ec) {}
  CompletionToken token_;
  detail::ErrorCode &ec_;
};
template <class CompletionToken>
redirect_error_t<std::decay_t<CompletionToken>>
redirect_error(CompletionToken &&Token, detail::ErrorCode &Ec) {
  return redirect_error_t<std::decay_t<CompletionToken>>(
      std::forward<CompletionToken>(Token), Ec);
}
template <class CompletionToken, class R, class... A>
class async_result<redirect_error_t<CompletionToken>,
                   R(detail::ErrorCode, A...)> {
public:
  template <class Initiation, class RawToken, class... Args>
  static auto initiate(Initiation &&Init, RawToken &&Token, Args &&...As) {
    return async_initiate<CompletionToken, R(A...)>(
        std::forward<Initiation>(Init), Token.token_,
        std::forward<Args>(As)...);
  }
};
BOOST_ASIO_END
