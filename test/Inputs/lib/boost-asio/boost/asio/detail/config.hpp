// The namespace of the look-alike: boost::asio, or asio when it is included by
// the headers of standalone Asio. One translation unit uses one of them.
#pragma once
#include <boost/system/system_error.hpp>

#if defined(ASIO_STANDALONE)
#define BOOST_ASIO_BEGIN namespace asio {
#define BOOST_ASIO_END }
namespace asio {
using error_code = std::error_code;
using system_error = std::system_error;
namespace detail {
using ErrorCode = std::error_code;
}
} // namespace asio
#else
#define BOOST_ASIO_BEGIN                                                       \
  namespace boost {                                                            \
  namespace asio {
#define BOOST_ASIO_END                                                         \
  }                                                                            \
  }
namespace boost {
namespace asio {
namespace detail {
using ErrorCode = boost::system::error_code;
}
} // namespace asio
} // namespace boost
#endif
#define BOOST_ASIO_NODISCARD [[nodiscard]]
