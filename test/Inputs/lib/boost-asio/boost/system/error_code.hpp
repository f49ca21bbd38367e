// Look-alike of Boost.System's error codes.
#pragma once
#include <system_error>

namespace boost {
namespace system {
class error_category {
public:
  virtual ~error_category();
  virtual const char *name() const noexcept = 0;
};
class error_code {
  int Value = 0;

public:
  error_code() noexcept = default;
  error_code(int V, const error_category &) noexcept : Value(V) {}
  template <class E>
    requires std::is_enum_v<E>
  error_code(E V) noexcept : Value(static_cast<int>(V)) {}
  int value() const noexcept { return Value; }
  std::string message() const;
  bool failed() const noexcept { return Value != 0; }
  explicit operator bool() const noexcept { return Value != 0; }
  friend bool operator==(const error_code &L, const error_code &R) noexcept {
    return L.Value == R.Value;
  }
  template <class E>
    requires std::is_enum_v<E>
  friend bool operator==(const error_code &L, E R) noexcept {
    return L.Value == static_cast<int>(R);
  }
};
} // namespace system
} // namespace boost
