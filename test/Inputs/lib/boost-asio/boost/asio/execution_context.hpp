// Execution contexts.
#pragma once
#include <boost/asio/detail/config.hpp>

BOOST_ASIO_BEGIN
class execution_context {
public:
  execution_context();
  execution_context(const execution_context &) = delete;
  ~execution_context();
  execution_context &operator=(const execution_context &) = delete;

protected:
  void shutdown();
};
namespace detail {
template <class T>
concept Context = std::is_base_of_v<execution_context, T>;
} // namespace detail
BOOST_ASIO_END
