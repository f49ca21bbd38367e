// The executor of the system context.
#pragma once
#include <boost/asio/any_io_executor.hpp>

BOOST_ASIO_BEGIN
class system_context : public execution_context {};
class system_executor {
public:
  system_context &context() const noexcept;
};
BOOST_ASIO_END
