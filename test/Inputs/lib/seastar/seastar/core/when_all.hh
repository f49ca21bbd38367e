// Waits for several futures.
#pragma once
#include <seastar/core/future.hh>

namespace seastar {
template <class... T>
future<std::tuple<future<T>...>> when_all(future<T> &&...) noexcept {
  return {};
}
template <class... T>
future<std::tuple<T...>> when_all_succeed(future<T> &&...) noexcept {
  return {};
}
template <class T>
future<std::vector<T>> when_all_succeed(std::vector<future<T>> &&) noexcept {
  return {};
}
inline future<> when_all_succeed(std::vector<future<>> &&) noexcept {
  return {};
}
} // namespace seastar
