// A class that must be awaited, and no coroutine.
#pragma once
#include <ranges>
#include <seastar/core/coroutine.hh>

namespace seastar::coroutine {
template <class Func>
class [[nodiscard("must co_await an parallel_for_each() object")]]
parallel_for_each final {
  Func _func;

public:
  template <class Iterator, class Sentinel, class F>
  explicit parallel_for_each(Iterator Begin, Sentinel End, F &&Fn) noexcept
      : _func(std::forward<F>(Fn)) {
    for (; Begin != End; ++Begin)
      (void)_func(*Begin);
  }
  template <class Range, class F>
  explicit parallel_for_each(Range &&R, F &&Fn) noexcept
      : parallel_for_each(std::ranges::begin(R), std::ranges::end(R),
                          std::forward<F>(Fn)) {}
  bool await_ready() const noexcept { return false; }
  template <class T> void await_suspend(std::coroutine_handle<T>) noexcept {}
  void await_resume() const {}
};
template <class Iterator, class Sentinel, class Func>
parallel_for_each(Iterator, Sentinel, Func &&)
    -> parallel_for_each<std::decay_t<Func>>;
template <class Range, class Func>
parallel_for_each(Range &&, Func &&) -> parallel_for_each<std::decay_t<Func>>;
} // namespace seastar::coroutine
