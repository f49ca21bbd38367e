// Waits for the first of several futures, and gives all of them back.
#pragma once
#include <cstddef>
#include <seastar/core/future.hh>
#include <tuple>
#include <vector>

namespace seastar {
template <class Sequence> struct when_any_result {
  std::size_t index = 0;
  Sequence futures;
};
template <class... T>
future<when_any_result<std::tuple<future<T>...>>>
when_any(future<T> &&...) noexcept {
  return {};
}
template <class Iterator>
future<when_any_result<
    std::vector<typename std::iterator_traits<Iterator>::value_type>>>
when_any(Iterator, Iterator) noexcept {
  return {};
}
} // namespace seastar
