// The error enumerations.
#pragma once
#include <boost/asio/detail/config.hpp>

BOOST_ASIO_BEGIN
namespace error {
enum basic_errors {
  operation_aborted = 125,
  connection_reset = 104,
  timed_out = 110,
  would_block = 11
};
enum misc_errors { eof = 2, not_found };
#if defined(ASIO_STANDALONE)
std::error_code make_error_code(basic_errors) noexcept;
std::error_code make_error_code(misc_errors) noexcept;
#endif
} // namespace error
BOOST_ASIO_END

#if defined(ASIO_STANDALONE)
template <>
struct std::is_error_code_enum<asio::error::basic_errors> : std::true_type {};
template <>
struct std::is_error_code_enum<asio::error::misc_errors> : std::true_type {};
#endif
