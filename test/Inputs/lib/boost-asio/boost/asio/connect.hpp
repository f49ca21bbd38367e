// Connects a socket to the first endpoint that answers.
#pragma once
#include <boost/asio/ip/tcp.hpp>

BOOST_ASIO_BEGIN
template <class Protocol, class E, class Endpoints>
typename Protocol::endpoint connect(basic_stream_socket<Protocol, E> &,
                                    const Endpoints &) {
  return {};
}
template <class Protocol, class E, class Endpoints,
          class Token = default_completion_token_t<E>>
auto async_connect(basic_stream_socket<Protocol, E> &S, const Endpoints &,
                   Token &&T = default_completion_token_t<E>()) {
  return async_initiate<Token,
                        void(detail::ErrorCode, typename Protocol::endpoint)>(
      detail::Initiate<basic_stream_socket<Protocol, E>>{&S}, T);
}
BOOST_ASIO_END
