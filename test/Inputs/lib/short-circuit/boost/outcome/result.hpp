// Look-alike of Boost.Outcome's result.
#pragma once
#include <system_error>
#include <utility>
#include <variant>

namespace boost::outcome_v2 {
template <class T, class E = std::error_code> class [[nodiscard]] basic_result {
  std::variant<E, T> Storage;

public:
  using value_type = T;
  using error_type = E;
  basic_result(T Value) : Storage(std::in_place_index<1>, std::move(Value)) {}
  basic_result(E Error) : Storage(std::in_place_index<0>, std::move(Error)) {}
  bool has_value() const noexcept { return Storage.index() == 1; }
  explicit operator bool() const noexcept { return has_value(); }
  T &value() & { return std::get<1>(Storage); }
  T &&value() && { return std::move(std::get<1>(Storage)); }
  const E &error() const { return std::get<0>(Storage); }
};
template <class T, class E = std::error_code> using result = basic_result<T, E>;
} // namespace boost::outcome_v2
