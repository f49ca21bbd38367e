// The library's own move, ownership and containers.
#pragma once
#include <exception>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace kj {
using byte = unsigned char;
using uint = unsigned;
template <class T> constexpr std::remove_reference_t<T> &&mv(T &&V) noexcept {
  return static_cast<std::remove_reference_t<T> &&>(V);
}
template <class T> constexpr T &&fwd(std::remove_reference_t<T> &V) noexcept {
  return static_cast<T &&>(V);
}
template <class T> using Own = std::unique_ptr<T>;
template <class T, class... A> Own<T> heap(A &&...Args) {
  return std::make_unique<T>(static_cast<A &&>(Args)...);
}
template <class T> using Array = std::vector<T>;
template <class T> using Vector = std::vector<T>;
template <class T> class ArrayBuilder {
  std::vector<T> Elements;

public:
  template <class... A> void add(A &&...Args) {
    Elements.emplace_back(static_cast<A &&>(Args)...);
  }
  Array<T> finish() { return mv(Elements); }
};
template <class T> ArrayBuilder<T> heapArrayBuilder(std::size_t) { return {}; }
template <class T> using Maybe = std::optional<T>;
using String = std::string;
class StringPtr {
public:
  StringPtr(const char *);
  StringPtr(const String &);
  std::size_t size() const;
};
template <class... A> String str(A &&...) { return String(); }
template <class T> class ArrayPtr {
  T *Pointer;
  std::size_t Size;

public:
  ArrayPtr(T *P, std::size_t N) : Pointer(P), Size(N) {}
  operator ArrayPtr<const T>() const { return {Pointer, Size}; }
  T *begin() const { return Pointer; }
  std::size_t size() const { return Size; }
};
template <class T> ArrayPtr<T> arrayPtr(T *P, std::size_t N) { return {P, N}; }
class Exception {
public:
  StringPtr getDescription() const;
};
} // namespace kj
#define KJ_WARN_UNUSED_RESULT __attribute__((warn_unused_result))
