// The composed reads and writes, which take a stream by reference.
#pragma once
#include <boost/asio/buffer.hpp>
#include <boost/asio/deferred.hpp>

BOOST_ASIO_BEGIN
namespace detail {
template <class Stream>
using TokenOf = default_completion_token_t<typename Stream::executor_type>;
}
#define MOCK_ASIO_COMPOSED(NAME, PARAMETERS)                                   \
  template <class Stream, class Buffers>                                       \
  std::size_t NAME(Stream &, const Buffers &PARAMETERS) {                      \
    return 0;                                                                  \
  }                                                                            \
  template <class Stream, class Buffers>                                       \
  std::size_t NAME(Stream &, const Buffers &PARAMETERS, detail::ErrorCode &) { \
    return 0;                                                                  \
  }                                                                            \
  template <class Stream, class Buffers,                                       \
            class Token = detail::TokenOf<Stream>>                             \
  auto async_##NAME(Stream &S, const Buffers &PARAMETERS,                      \
                    Token &&T = detail::TokenOf<Stream>()) {                   \
    return async_initiate<Token, void(detail::ErrorCode, std::size_t)>(        \
        detail::Initiate<Stream>{&S}, T);                                      \
  }
#define MOCK_ASIO_DELIMITER , std::string_view
MOCK_ASIO_COMPOSED(read, )
MOCK_ASIO_COMPOSED(write, )
MOCK_ASIO_COMPOSED(read_until, MOCK_ASIO_DELIMITER)
#undef MOCK_ASIO_DELIMITER
#undef MOCK_ASIO_COMPOSED
BOOST_ASIO_END
