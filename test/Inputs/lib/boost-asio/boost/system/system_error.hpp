// Look-alike of Boost.System's exception.
#pragma once
#include <boost/system/error_code.hpp>

namespace boost {
namespace system {
class system_error : public std::runtime_error {
  error_code Code;

public:
  system_error(const error_code &);
  system_error(const error_code &, const char *);
  const error_code &code() const noexcept { return Code; }
};
} // namespace system
} // namespace boost
