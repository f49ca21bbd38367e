// A value or an exception.
#pragma once
#include <exception>
#include <optional>
#include <utility>

namespace async_simple {
template <class T> class Try {
  std::optional<T> _value;
  std::exception_ptr _error;

public:
  Try() = default;
  Try(T Value) : _value(std::move(Value)) {}
  Try(std::exception_ptr Error) : _error(std::move(Error)) {}
  bool available() const { return _value || _error; }
  bool hasError() const { return static_cast<bool>(_error); }
  T &value() & { return *_value; }
  T &&value() && { return std::move(*_value); }
  std::exception_ptr getException() const { return _error; }
};
template <> class Try<void> {
  std::exception_ptr _error;

public:
  Try() = default;
  Try(std::exception_ptr Error) : _error(std::move(Error)) {}
  bool hasError() const { return static_cast<bool>(_error); }
  void value() const {}
  std::exception_ptr getException() const { return _error; }
};
} // namespace async_simple
