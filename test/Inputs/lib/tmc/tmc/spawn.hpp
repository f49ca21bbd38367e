// spawn, spawn_tuple, spawn_many: customise how awaitables run. What fork()
// gives runs already and must be awaited.
#pragma once
#include <array>
#include <tmc/task.hpp>
#include <tuple>
#include <vector>

namespace tmc {
namespace detail {
template <class Derived> struct spawn_mixins {
  [[nodiscard]] Derived &run_on(ex_any *) &[[clang::lifetimebound]] {
    return static_cast<Derived &>(*this);
  }
  [[nodiscard]] Derived &&run_on(ex_any *) &&[[clang::lifetimebound]] {
    return static_cast<Derived &&>(*this);
  }
  [[nodiscard]] Derived &&
  with_priority(std::size_t) &&[[clang::lifetimebound]] {
    return static_cast<Derived &&>(*this);
  }
};
template <class Result> class aw_group_impl {
  result_storage_t<Result> result;

public:
  template <class... A> explicit aw_group_impl(A &&...) {}
  aw_group_impl(const aw_group_impl &) = delete;
  bool await_ready() const noexcept { return false; }
  bool await_suspend(std::coroutine_handle<>) noexcept { return true; }
  std::add_rvalue_reference_t<Result> await_resume() noexcept
      [[clang::lifetimebound]] {
    if constexpr (!std::is_void_v<Result>)
      return *std::move(result);
  }
};
template <class T>
using non_void_t = std::conditional_t<std::is_void_v<T>, std::tuple<>, T>;
} // namespace detail

#define TMC_SPAWN_CLASS(NAME)                                                  \
  template <class Awaitables, class Result>                                    \
  class [[nodiscard("You must await or initiate the result of spawn().")]]     \
  [[clang::coro_await_elidable]] NAME                                          \
      : public detail::spawn_mixins<NAME<Awaitables, Result>> {                \
    Awaitables wrapped;                                                        \
                                                                               \
  public:                                                                      \
    explicit NAME(Awaitables &&A) : wrapped(static_cast<Awaitables &&>(A)) {}  \
    NAME(NAME &&) = default;                                                   \
    NAME(const NAME &) = delete;                                               \
    detail::aw_group_impl<Result> operator co_await() && noexcept {            \
      return detail::aw_group_impl<Result>(std::move(wrapped));                \
    }                                                                          \
    void detach()                                                              \
      requires(std::is_void_v<Result>)                                         \
    {}                                                                         \
    [[nodiscard("You must co_await the fork() awaitable before it goes out "   \
                "of scope.")]]                                                 \
    detail::rvalue_only_awaitable<detail::aw_group_impl<Result>> fork() && {   \
      return detail::rvalue_only_awaitable<detail::aw_group_impl<Result>>(     \
          std::move(wrapped));                                                 \
    }                                                                          \
  };
TMC_SPAWN_CLASS(aw_spawn)
TMC_SPAWN_CLASS(aw_spawn_tuple)
TMC_SPAWN_CLASS(aw_spawn_many)
#undef TMC_SPAWN_CLASS

template <class Awaitable>
aw_spawn<std::remove_cvref_t<Awaitable>, detail::awaitable_result_t<Awaitable>>
spawn(Awaitable &&A) {
  return aw_spawn<std::remove_cvref_t<Awaitable>,
                  detail::awaitable_result_t<Awaitable>>(
      std::forward<Awaitable>(A));
}
template <class... Awaitable> auto spawn_tuple(Awaitable &&...A) {
  using Tuple = std::tuple<std::remove_cvref_t<Awaitable>...>;
  return aw_spawn_tuple<
      Tuple,
      std::tuple<detail::non_void_t<detail::awaitable_result_t<Awaitable>>...>>(
      Tuple(std::forward<Awaitable>(A)...));
}
template <class Range> auto spawn_many(Range &&R) {
  using Element = detail::awaitable_result_t<decltype(std::move(*R.begin()))>;
  using Result = std::conditional_t<std::is_void_v<Element>, void,
                                    std::vector<detail::non_void_t<Element>>>;
  return aw_spawn_many<std::remove_cvref_t<Range>, Result>(
      std::remove_cvref_t<Range>(std::move(R)));
}
} // namespace tmc
