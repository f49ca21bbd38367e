// The iterators that the mock containers hand out.
#pragma once
#include <compare>
#include <type_traits>

namespace std {
struct input_iterator_tag {};
struct output_iterator_tag {};
struct forward_iterator_tag : input_iterator_tag {};
struct bidirectional_iterator_tag : forward_iterator_tag {};
struct random_access_iterator_tag : bidirectional_iterator_tag {};
struct contiguous_iterator_tag : random_access_iterator_tag {};

namespace mock {
/// Random-access iterator of a contiguous container, a class as in the real
/// libraries.
template <class T, class Container> class ContiguousIterator {
  T *Current = nullptr;
  template <class, class> friend class ContiguousIterator;

public:
  using value_type = __remove_cv(T);
  using reference = T &;
  using pointer = T *;
  using difference_type = ptrdiff_t;
  using iterator_category = random_access_iterator_tag;

  constexpr ContiguousIterator() noexcept = default;
  constexpr explicit ContiguousIterator(T *P) noexcept : Current(P) {}
  template <class U>
    requires is_convertible_v<U *, T *>
  constexpr ContiguousIterator(
      const ContiguousIterator<U, Container> &Other) noexcept
      : Current(Other.Current) {}
  constexpr T &operator*() const noexcept { return *Current; }
  constexpr T *operator->() const noexcept { return Current; }
  constexpr T &operator[](ptrdiff_t N) const noexcept { return Current[N]; }
  constexpr ContiguousIterator &operator++() noexcept {
    ++Current;
    return *this;
  }
  constexpr ContiguousIterator operator++(int) noexcept {
    return ContiguousIterator(Current++);
  }
  constexpr ContiguousIterator &operator--() noexcept {
    --Current;
    return *this;
  }
  constexpr ContiguousIterator operator--(int) noexcept {
    return ContiguousIterator(Current--);
  }
  constexpr ContiguousIterator &operator+=(ptrdiff_t N) noexcept {
    Current += N;
    return *this;
  }
  constexpr ContiguousIterator &operator-=(ptrdiff_t N) noexcept {
    Current -= N;
    return *this;
  }
  friend constexpr ContiguousIterator operator+(ContiguousIterator I,
                                                ptrdiff_t N) noexcept {
    return ContiguousIterator(I.Current + N);
  }
  friend constexpr ContiguousIterator operator-(ContiguousIterator I,
                                                ptrdiff_t N) noexcept {
    return ContiguousIterator(I.Current - N);
  }
  friend constexpr ptrdiff_t operator-(const ContiguousIterator &L,
                                       const ContiguousIterator &R) noexcept {
    return L.Current - R.Current;
  }
  constexpr T *base() const noexcept { return Current; }
};
template <class T, class U, class C>
constexpr bool operator==(const ContiguousIterator<T, C> &L,
                          const ContiguousIterator<U, C> &R) noexcept {
  return L.base() == R.base();
}
template <class T, class U, class C>
constexpr bool operator<(const ContiguousIterator<T, C> &L,
                         const ContiguousIterator<U, C> &R) noexcept {
  return L.base() < R.base();
}

/// Bidirectional iterator of a node-based container.
template <class T, class Container> class NodeIterator {
  void *Node = nullptr;
  template <class, class> friend class NodeIterator;

public:
  using value_type = __remove_cv(T);
  using reference = T &;
  using pointer = T *;
  using difference_type = ptrdiff_t;
  using iterator_category = bidirectional_iterator_tag;

  NodeIterator() noexcept = default;
  explicit NodeIterator(T *Element) noexcept
      : Node(const_cast<value_type *>(Element)) {}
  template <class U>
    requires is_convertible_v<U *, T *>
  NodeIterator(const NodeIterator<U, Container> &Other) noexcept
      : Node(Other.Node) {}
  T &operator*() const noexcept { return *static_cast<T *>(Node); }
  T *operator->() const noexcept { return static_cast<T *>(Node); }
  NodeIterator &operator++() noexcept { return *this; }
  NodeIterator operator++(int) noexcept { return *this; }
  NodeIterator &operator--() noexcept { return *this; }
  NodeIterator operator--(int) noexcept { return *this; }
  template <class U>
  bool operator==(const NodeIterator<U, Container> &R) const noexcept {
    return Node == R.Node;
  }
};
} // namespace mock

template <class T> struct iterator_traits {};
template <class T>
  requires requires { typename T::iterator_category; }
struct iterator_traits<T> {
  using value_type = typename T::value_type;
  using reference = typename T::reference;
  using pointer = typename T::pointer;
  using difference_type = typename T::difference_type;
  using iterator_category = typename T::iterator_category;
};
template <class T> struct iterator_traits<T *> {
  using value_type = __remove_cv(T);
  using reference = T &;
  using pointer = T *;
  using difference_type = ptrdiff_t;
  using iterator_category = random_access_iterator_tag;
};

template <class I> class reverse_iterator {
  I Current;

public:
  using value_type = typename iterator_traits<I>::value_type;
  using reference = typename iterator_traits<I>::reference;
  using pointer = typename iterator_traits<I>::pointer;
  using difference_type = ptrdiff_t;
  using iterator_category = typename iterator_traits<I>::iterator_category;
  constexpr reverse_iterator() = default;
  constexpr explicit reverse_iterator(I It) : Current(It) {}
  constexpr I base() const { return Current; }
  constexpr reference operator*() const {
    I Before = Current;
    return *--Before;
  }
  constexpr reverse_iterator &operator++() {
    --Current;
    return *this;
  }
  constexpr bool operator==(const reverse_iterator &R) const {
    return Current == R.Current;
  }
};

template <class C> constexpr auto begin(C &V) -> decltype(V.begin()) {
  return V.begin();
}
template <class C> constexpr auto begin(const C &V) -> decltype(V.begin()) {
  return V.begin();
}
template <class C> constexpr auto end(C &V) -> decltype(V.end()) {
  return V.end();
}
template <class C> constexpr auto end(const C &V) -> decltype(V.end()) {
  return V.end();
}
template <class T, size_t N> constexpr T *begin(T (&V)[N]) noexcept {
  return V;
}
template <class T, size_t N> constexpr T *end(T (&V)[N]) noexcept {
  return V + N;
}
template <class C> constexpr auto cbegin(const C &V) { return std::begin(V); }
template <class C> constexpr auto cend(const C &V) { return std::end(V); }
template <class C>
[[nodiscard]] constexpr auto size(const C &V) -> decltype(V.size()) {
  return V.size();
}
template <class T, size_t N>
[[nodiscard]] constexpr size_t size(const T (&)[N]) noexcept {
  return N;
}
template <class C>
[[nodiscard]] constexpr auto empty(const C &V) -> decltype(V.empty()) {
  return V.empty();
}
template <class C> constexpr auto data(C &V) -> decltype(V.data()) {
  return V.data();
}
} // namespace std
