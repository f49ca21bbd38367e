// Addresses.
#pragma once
#include <boost/asio/detail/config.hpp>

BOOST_ASIO_BEGIN
namespace ip {
class address {
public:
  address() noexcept;
  std::string to_string() const;
};
address make_address(std::string_view);
address make_address(std::string_view, detail::ErrorCode &) noexcept;
} // namespace ip
using port_type = unsigned short;
BOOST_ASIO_END
