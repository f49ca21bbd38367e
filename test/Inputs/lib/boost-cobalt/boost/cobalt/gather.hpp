// gather, join, race: wait for several awaitables. They take references to
// what is awaited in the same full-expression.
#pragma once
#include <boost/cobalt/concepts.hpp>

namespace boost::cobalt {
namespace detail {
template <class Result> struct group_awaitable {
  bool await_ready() { return false; }
  template <class Promise> bool await_suspend(std::coroutine_handle<Promise>) {
    return true;
  }
  Result await_resume() {
    if constexpr (!std::is_void_v<Result>)
      return Result();
  }
};
template <class Result, class... Args> struct group_impl {
  std::tuple<Args...> args;
  explicit group_impl(Args... A) : args(static_cast<Args>(A)...) {}
  group_awaitable<Result> operator co_await() && { return {}; }
};
template <class Aw> using element_t = non_void_t<co_await_result_t<Aw>>;
template <class Range>
using range_element_t =
    element_t<std::decay_t<decltype(*std::declval<Range>().begin())>>;
} // namespace detail

template <awaitable... Promise> auto gather(Promise &&...P) {
  return detail::group_impl<
      std::tuple<std::optional<detail::element_t<Promise>>...>, Promise &&...>(
      static_cast<Promise &&>(P)...);
}
template <awaitable... Promise> auto join(Promise &&...P) {
  return detail::group_impl<std::tuple<detail::element_t<Promise>...>,
                            Promise &&...>(static_cast<Promise &&>(P)...);
}
template <awaitable... Promise> auto race(Promise &&...P) {
  return detail::group_impl<std::variant<detail::element_t<Promise>...>,
                            Promise &&...>(static_cast<Promise &&>(P)...);
}
template <awaitable... Promise> auto left_race(Promise &&...P) {
  return race(static_cast<Promise &&>(P)...);
}
#define MOCK_COBALT_RANGE(NAME, RESULT)                                        \
  template <class PromiseRange>                                                \
    requires requires(PromiseRange &R) { *R.begin(); } &&                      \
             (!awaitable<PromiseRange>)                                        \
  auto NAME(PromiseRange &&P) {                                                \
    return detail::group_impl<RESULT, PromiseRange &&>(                        \
        static_cast<PromiseRange &&>(P));                                      \
  }
MOCK_COBALT_RANGE(
    gather, std::vector<std::optional<detail::range_element_t<PromiseRange>>>)
MOCK_COBALT_RANGE(join, std::vector<detail::range_element_t<PromiseRange>>)
MOCK_COBALT_RANGE(race, std::size_t)
#undef MOCK_COBALT_RANGE
} // namespace boost::cobalt
