// post, dispatch and defer: run a handler, or go on, on an executor.
#pragma once
#include <boost/asio/deferred.hpp>

BOOST_ASIO_BEGIN
namespace detail {
struct initiate_post {
  template <class Handler> void operator()(Handler &&H) const {
    new std::decay_t<Handler>(std::forward<Handler>(H));
  }
};
} // namespace detail
#define MOCK_ASIO_SUBMIT(NAME)                                                 \
  template <class NullaryToken> auto NAME(NullaryToken &&Token) {              \
    return async_initiate<NullaryToken, void()>(detail::initiate_post(),       \
                                                Token);                        \
  }                                                                            \
  template <class E,                                                           \
            class NullaryToken = default_completion_token_t<std::decay_t<E>>>  \
    requires detail::Executor<std::decay_t<E>> ||                              \
             detail::Context<std::decay_t<E>>                                  \
  auto NAME(E &&, NullaryToken &&Token = NullaryToken()) {                     \
    return async_initiate<NullaryToken, void()>(detail::initiate_post(),       \
                                                Token);                        \
  }
MOCK_ASIO_SUBMIT(post)
MOCK_ASIO_SUBMIT(dispatch)
MOCK_ASIO_SUBMIT(defer)
#undef MOCK_ASIO_SUBMIT
BOOST_ASIO_END
