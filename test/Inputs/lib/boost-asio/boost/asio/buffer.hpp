// Buffers: views that own nothing.
#pragma once
#include <array>
#include <boost/asio/detail/config.hpp>
#include <string>
#include <vector>

BOOST_ASIO_BEGIN
class mutable_buffer {
  void *Data = nullptr;
  std::size_t Size = 0;

public:
  mutable_buffer() noexcept = default;
  mutable_buffer(void *P, std::size_t N) noexcept : Data(P), Size(N) {}
  void *data() const noexcept { return Data; }
  std::size_t size() const noexcept { return Size; }
};
class const_buffer {
  const void *Data = nullptr;
  std::size_t Size = 0;

public:
  const_buffer() noexcept = default;
  const_buffer(const void *P, std::size_t N) noexcept : Data(P), Size(N) {}
  const_buffer(const mutable_buffer &B) noexcept
      : Data(B.data()), Size(B.size()) {}
  const void *data() const noexcept { return Data; }
  std::size_t size() const noexcept { return Size; }
};
template <class T, std::size_t N>
BOOST_ASIO_NODISCARD mutable_buffer buffer(T (&V)[N]) noexcept {
  return {V, N * sizeof(T)};
}
template <class T, std::size_t N>
BOOST_ASIO_NODISCARD mutable_buffer buffer(std::array<T, N> &V) noexcept {
  return {V.data(), N * sizeof(T)};
}
template <class T>
BOOST_ASIO_NODISCARD mutable_buffer buffer(std::vector<T> &V) noexcept {
  return {V.data(), V.size() * sizeof(T)};
}
template <class T>
BOOST_ASIO_NODISCARD mutable_buffer buffer(std::vector<T> &V,
                                           std::size_t N) noexcept {
  return {V.data(), N};
}
template <class T>
BOOST_ASIO_NODISCARD const_buffer buffer(const std::vector<T> &V) noexcept {
  return {V.data(), V.size() * sizeof(T)};
}
BOOST_ASIO_NODISCARD inline mutable_buffer buffer(std::string &S) noexcept {
  return {S.data(), S.size()};
}
BOOST_ASIO_NODISCARD inline const_buffer buffer(const std::string &S) noexcept {
  return {S.data(), S.size()};
}
BOOST_ASIO_NODISCARD inline const_buffer buffer(std::string_view S) noexcept {
  return {S.data(), S.size()};
}
BOOST_ASIO_NODISCARD inline mutable_buffer buffer(void *P,
                                                  std::size_t N) noexcept {
  return {P, N};
}
BOOST_ASIO_NODISCARD inline const_buffer buffer(const void *P,
                                                std::size_t N) noexcept {
  return {P, N};
}
template <class T, std::size_t N>
BOOST_ASIO_NODISCARD mutable_buffer buffer(T (&V)[N], std::size_t M) noexcept {
  return {V, M};
}
template <class T, std::size_t N>
BOOST_ASIO_NODISCARD mutable_buffer buffer(std::array<T, N> &V,
                                           std::size_t M) noexcept {
  return {V.data(), M};
}
template <class C> class dynamic_container_buffer {
  C &Container;

public:
  explicit dynamic_container_buffer(C &V) : Container(V) {}
  std::size_t size() const noexcept { return Container.size(); }
};
template <class C>
BOOST_ASIO_NODISCARD dynamic_container_buffer<C> dynamic_buffer(C &V) {
  return dynamic_container_buffer<C>(V);
}
class streambuf {
public:
  std::size_t size() const noexcept;
  void consume(std::size_t);
};
BOOST_ASIO_END
