// A value, an exception or an error.
#pragma once
#include <exception>
#include <variant>

namespace yaclib {
struct Unit {};
struct StopTag {};
struct StopError {};
template <class V = void, class E = StopError> class Result {
  using Value = std::conditional_t<std::is_void_v<V>, Unit, V>;
  std::variant<std::monostate, Value, std::exception_ptr, E> _result;

public:
  Result() = default;
  Result(Value V1) : _result(std::move(V1)) {}
  explicit operator bool() const noexcept { return _result.index() == 1; }
  void Ok() & = delete;
  const Value &Ok() const & noexcept { return std::get<1>(_result); }
  V Ok() && {
    if constexpr (!std::is_void_v<V>)
      return std::move(std::get<1>(_result));
  }
};
} // namespace yaclib
