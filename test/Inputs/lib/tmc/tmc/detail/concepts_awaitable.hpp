// How tasks know the awaitables of the library.
#pragma once
#include <coroutine>
#include <optional>
#include <type_traits>
#include <utility>

namespace tmc::detail {
/// Awaitables with this base are awaited through their own operator.
struct AwaitTagNoGroupCoAwait {};
/// Awaitables with this base are awaiters.
struct AwaitTagNoGroupAsIs {};
/// An awaitable that can be awaited as an rvalue only.
template <class Impl> struct rvalue_only_awaitable : private Impl {
  using Impl::Impl;
  Impl &&operator co_await() && noexcept { return static_cast<Impl &&>(*this); }
};
template <class T> struct awaitable_traits;
template <class T>
concept HasMemberCoAwait =
    requires(T &&V) { static_cast<T &&>(V).operator co_await(); };
template <class T> decltype(auto) get_awaiter(T &&V) {
  if constexpr (HasMemberCoAwait<T>)
    return static_cast<T &&>(V).operator co_await();
  else
    return static_cast<T &&>(V);
}
template <class T>
using awaitable_result_t = std::remove_cvref_t<
    decltype(get_awaiter(std::declval<T>()).await_resume())>;
template <class T>
using forward_awaitable = std::conditional_t<std::is_lvalue_reference_v<T>, T,
                                             std::remove_reference_t<T> &&>;
struct empty {};
template <class R>
using result_storage_t =
    std::conditional_t<std::is_void_v<R>, empty, std::optional<R>>;
} // namespace tmc::detail
