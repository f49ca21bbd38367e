// Loops of continuations.
#pragma once
#include <ranges>
#include <seastar/core/future.hh>

namespace seastar {
enum class stop_iteration : bool { no, yes };
template <class Range, class Func>
future<> parallel_for_each(Range &&R, Func &&Fn) noexcept {
  for (auto &&Each : R)
    (void)Fn(Each);
  return {};
}
template <class Range, class Func>
future<> do_for_each(Range &&R, Func &&Fn) noexcept {
  for (auto &&Each : R)
    (void)Fn(Each);
  return {};
}
template <class Range, class Func>
future<> max_concurrent_for_each(Range &&R, std::size_t, Func &&Fn) noexcept {
  for (auto &&Each : R)
    (void)Fn(Each);
  return {};
}
template <class Func> future<> repeat(Func &&Fn) noexcept {
  (void)Fn();
  return {};
}
template <class Func> future<> keep_doing(Func &&Fn) noexcept {
  (void)Fn();
  return {};
}
} // namespace seastar
