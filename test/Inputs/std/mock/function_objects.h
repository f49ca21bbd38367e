// The function objects that containers and algorithms name by default.
#pragma once
#include <type_traits>

namespace std {
#define MOCK_COMPARISON(NAME, OP)                                              \
  template <class T = void> struct NAME {                                      \
    constexpr bool operator()(const T &L, const T &R) const { return L OP R; } \
  };                                                                           \
  template <> struct NAME<void> {                                              \
    using is_transparent = void;                                               \
    template <class T, class U>                                                \
    constexpr bool operator()(T &&L, U &&R) const {                            \
      return static_cast<T &&>(L) OP static_cast<U &&>(R);                     \
    }                                                                          \
  };
MOCK_COMPARISON(less, <)
MOCK_COMPARISON(greater, >)
MOCK_COMPARISON(less_equal, <=)
MOCK_COMPARISON(greater_equal, >=)
MOCK_COMPARISON(equal_to, ==)
MOCK_COMPARISON(not_equal_to, !=)
#undef MOCK_COMPARISON

template <class T = void> struct plus {
  constexpr T operator()(const T &L, const T &R) const { return L + R; }
};
template <> struct plus<void> {
  template <class T, class U>
  constexpr auto operator()(T &&L, U &&R) const
      -> decltype(static_cast<T &&>(L) + static_cast<U &&>(R)) {
    return static_cast<T &&>(L) + static_cast<U &&>(R);
  }
};
struct identity {
  using is_transparent = void;
  template <class T> constexpr T &&operator()(T &&V) const noexcept {
    return static_cast<T &&>(V);
  }
};

template <class T> struct hash;
template <class T>
  requires(is_arithmetic_v<T> || is_enum_v<T> || is_pointer_v<T>)
struct hash<T> {
  size_t operator()(T V) const noexcept { return (size_t)V; }
};
} // namespace std
