// A value or an exception.
#pragma once
#include <exception>
#include <folly/Unit.h>
#include <optional>
#include <utility>

namespace folly {
class exception_wrapper {
  std::exception_ptr Pointer;

public:
  exception_wrapper() = default;
  explicit exception_wrapper(std::exception_ptr P) : Pointer(std::move(P)) {}
  template <class E>
    requires std::is_base_of_v<std::exception, std::decay_t<E>>
  exception_wrapper(E &&) {}
  explicit operator bool() const { return static_cast<bool>(Pointer); }
  template <class E> bool is_compatible_with() const { return false; }
  [[noreturn]] void throw_exception() const { std::rethrow_exception(Pointer); }
};
template <class E, class... A>
exception_wrapper make_exception_wrapper(A &&...) {
  return {};
}
template <class T> class Try {
  std::optional<T> Value;
  exception_wrapper Error;

public:
  Try() noexcept = default;
  explicit Try(T V) : Value(std::move(V)) {}
  explicit Try(exception_wrapper E) : Error(std::move(E)) {}
  bool hasValue() const { return Value.has_value(); }
  bool hasException() const { return static_cast<bool>(Error); }
  T &value() & { return *Value; }
  T &&value() && { return std::move(*Value); }
  exception_wrapper &exception() { return Error; }
  template <class... A> T &emplace(A &&...Args) {
    return Value.emplace(std::forward<A>(Args)...);
  }
  void emplaceException(exception_wrapper E) { Error = std::move(E); }
};
template <> class Try<void> {
  exception_wrapper Error;

public:
  bool hasValue() const { return !Error; }
  bool hasException() const { return static_cast<bool>(Error); }
  void value() const {}
  exception_wrapper &exception() { return Error; }
  void emplace() noexcept {}
  void emplaceException(exception_wrapper E) { Error = std::move(E); }
};
} // namespace folly
