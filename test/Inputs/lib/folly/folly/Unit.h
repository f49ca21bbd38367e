// The value of what has no value.
#pragma once
#include <type_traits>

namespace folly {
struct Unit {
  friend constexpr bool operator==(Unit, Unit) { return true; }
};
inline constexpr Unit unit{};
template <class T>
using lift_unit_t = std::conditional_t<std::is_void_v<T>, Unit, T>;
} // namespace folly
