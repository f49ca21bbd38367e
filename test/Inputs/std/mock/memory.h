// Allocators, which every mock container names.
#pragma once
#include <mock/base.h>

namespace std {
template <class T> class allocator {
public:
  using value_type = T;
  constexpr allocator() noexcept = default;
  template <class U> constexpr allocator(const allocator<U> &) noexcept {}
  [[nodiscard]] T *allocate(size_t N);
  void deallocate(T *P, size_t N);
  template <class U>
  friend constexpr bool operator==(const allocator &,
                                   const allocator<U> &) noexcept {
    return true;
  }
};
template <class A> struct allocator_traits {
  using value_type = typename A::value_type;
  using pointer = value_type *;
  using size_type = size_t;
  template <class U> struct Rebind;
  template <template <class...> class Alloc, class T, class... R, class U>
  static Alloc<U, R...> rebindImpl(Alloc<T, R...> *, U *);
  template <class U>
  using rebind_alloc = decltype(rebindImpl(static_cast<A *>(nullptr),
                                           static_cast<U *>(nullptr)));
  [[nodiscard]] static pointer allocate(A &Alloc, size_t N) {
    return Alloc.allocate(N);
  }
  static void deallocate(A &Alloc, pointer P, size_t N) {
    Alloc.deallocate(P, N);
  }
};
struct allocator_arg_t {
  explicit allocator_arg_t() = default;
};
inline constexpr allocator_arg_t allocator_arg{};
template <class T> constexpr T *addressof(T &V) noexcept {
  return __builtin_addressof(V);
}
template <class T> const T *addressof(const T &&) = delete;
template <class T> constexpr T *to_address(T *P) noexcept { return P; }
} // namespace std
