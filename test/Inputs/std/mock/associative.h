// The members that all associative mock containers share, as macros: each
// container still declares them itself, as in the real libraries.
#pragma once
#include <initializer_list>
#include <mock/function_objects.h>
#include <mock/iterator.h>
#include <mock/memory.h>
#include <new>
#include <utility>

#define MOCK_ASSOCIATIVE(NAME, KEY, VALUE)                                     \
private:                                                                       \
  VALUE *Elements = nullptr;                                                   \
  size_t Size = 0;                                                             \
                                                                               \
public:                                                                        \
  using key_type = KEY;                                                        \
  using value_type = VALUE;                                                    \
  using size_type = size_t;                                                    \
  using reference = VALUE &;                                                   \
  using const_reference = const VALUE &;                                       \
  using const_iterator = mock::NodeIterator<const value_type, NAME>;           \
  using node_type = mock::NodeHandle<value_type>;                              \
  NAME() {}                                                                    \
  NAME(initializer_list<value_type> L) { insert(L.begin(), L.end()); }         \
  template <class I> NAME(I First, I Last) { insert(First, Last); }            \
  NAME(const NAME &Other) { insert(Other.begin(), Other.end()); }              \
  NAME(NAME &&Other) noexcept { swap(Other); }                                 \
  ~NAME() { clear(); }                                                         \
  NAME &operator=(const NAME &Other) {                                         \
    NAME(Other).swap(*this);                                                   \
    return *this;                                                              \
  }                                                                            \
  NAME &operator=(NAME &&Other) noexcept {                                     \
    swap(Other);                                                               \
    return *this;                                                              \
  }                                                                            \
  [[nodiscard]] iterator begin() noexcept { return iterator(Elements); }       \
  [[nodiscard]] iterator end() noexcept { return iterator(Elements + Size); }  \
  [[nodiscard]] const_iterator begin() const noexcept {                        \
    return const_iterator(Elements);                                           \
  }                                                                            \
  [[nodiscard]] const_iterator end() const noexcept {                          \
    return const_iterator(Elements + Size);                                    \
  }                                                                            \
  [[nodiscard]] const_iterator cbegin() const noexcept { return begin(); }     \
  [[nodiscard]] const_iterator cend() const noexcept { return end(); }         \
  [[nodiscard]] size_t size() const noexcept { return Size; }                  \
  [[nodiscard]] bool empty() const noexcept { return Size == 0; }              \
  insert_result insert(const value_type &New) { return emplace(New); }         \
  insert_result insert(value_type &&New) { return emplace(std::move(New)); }   \
  template <class P>                                                           \
    requires is_constructible_v<value_type, P>                                 \
  insert_result insert(P &&New) {                                              \
    return emplace(static_cast<P &&>(New));                                    \
  }                                                                            \
  template <class I> void insert(I First, I Last) {                            \
    for (; First != Last; ++First)                                             \
      emplace(*First);                                                         \
  }                                                                            \
  template <class... U> insert_result emplace(U &&...Args) {                   \
    ::new (static_cast<void *>(Elements + Size++))                             \
        value_type(static_cast<U &&>(Args)...);                                \
    return insert_result();                                                    \
  }                                                                            \
  template <class... U> iterator emplace_hint(const_iterator, U &&...Args) {   \
    emplace(static_cast<U &&>(Args)...);                                       \
    return begin();                                                            \
  }                                                                            \
  iterator erase(const_iterator) {                                             \
    Elements[--Size].~value_type();                                            \
    return begin();                                                            \
  }                                                                            \
  iterator erase(const_iterator First, const_iterator Last) {                  \
    while (First != Last)                                                      \
      erase(First++);                                                          \
    return begin();                                                            \
  }                                                                            \
  size_t erase(const KEY &) { return erase(cbegin()) != end(); }               \
  void clear() noexcept {                                                      \
    while (Size)                                                               \
      erase(cbegin());                                                         \
  }                                                                            \
  void swap(NAME &Other) noexcept {                                            \
    std::swap(Elements, Other.Elements);                                       \
    std::swap(Size, Other.Size);                                               \
  }                                                                            \
  iterator find(const KEY &) { return begin(); }                               \
  const_iterator find(const KEY &) const { return begin(); }                   \
  size_t count(const KEY &) const { return Size; }                             \
  bool contains(const KEY &) const { return Size; }                            \
  iterator lower_bound(const KEY &) { return begin(); }                        \
  iterator upper_bound(const KEY &) { return end(); }                          \
  pair<iterator, iterator> equal_range(const KEY &) {                          \
    return {begin(), end()};                                                   \
  }                                                                            \
  node_type extract(const KEY &) { return node_type(Elements); }               \
  node_type extract(const_iterator) { return node_type(Elements); }

// std::map and std::unordered_map erase a mutable iterator too, for which the
// overload on keys must not be ambiguous.
#define MOCK_MAP_ACCESS                                                        \
  iterator erase(iterator Pos) { return erase(const_iterator(Pos)); }          \
  V &operator[](const K &) { return Elements->second; }                        \
  V &operator[](K &&) { return Elements->second; }                             \
  V &at(const K &) { return Elements->second; }                                \
  const V &at(const K &) const { return Elements->second; }                    \
  template <class... U>                                                        \
  pair<iterator, bool> try_emplace(const K &Key, U &&...Args) {                \
    return emplace(Key, V(static_cast<U &&>(Args)...));                        \
  }                                                                            \
  template <class... U>                                                        \
  pair<iterator, bool> try_emplace(K &&Key, U &&...Args) {                     \
    return emplace(std::move(Key), V(static_cast<U &&>(Args)...));             \
  }                                                                            \
  template <class U>                                                           \
  pair<iterator, bool> insert_or_assign(const K &Key, U &&Mapped) {            \
    return emplace(Key, static_cast<U &&>(Mapped));                            \
  }                                                                            \
  template <class U>                                                           \
  pair<iterator, bool> insert_or_assign(K &&Key, U &&Mapped) {                 \
    return emplace(std::move(Key), static_cast<U &&>(Mapped));                 \
  }

namespace std {
namespace mock {
/// What extract() of an associative container gives.
template <class T> class NodeHandle {
  T *Value = nullptr;

public:
  NodeHandle() noexcept {}
  explicit NodeHandle(T *V) noexcept : Value(V) {}
  NodeHandle(NodeHandle &&Other) noexcept
      : Value(std::exchange(Other.Value, nullptr)) {}
  ~NodeHandle() { delete Value; }
  NodeHandle &operator=(NodeHandle &&Other) noexcept {
    std::swap(Value, Other.Value);
    return *this;
  }
  bool empty() const noexcept { return !Value; }
  explicit operator bool() const noexcept { return Value; }
  auto &mapped() const { return Value->second; }
  T &value() const { return *Value; }
};
} // namespace mock
} // namespace std
