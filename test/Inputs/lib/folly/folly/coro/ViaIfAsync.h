// The customisation points by which a coroutine's executor and cancellation
// token reach what it awaits.
#pragma once
#include <coroutine>
#include <folly/CancellationToken.h>
#include <folly/Executor.h>
#include <folly/Try.h>

namespace folly::coro {
using std::coroutine_handle;
using std::coroutine_traits;
using std::suspend_always;
namespace detail {
template <class T>
concept HasMemberCoAwait =
    requires(T &&V) { static_cast<T &&>(V).operator co_await(); };
template <class T>
concept HasFreeCoAwait =
    requires(T &&V) { operator co_await(static_cast<T &&>(V)); };
template <class T> decltype(auto) get_awaiter(T &&V) {
  if constexpr (HasMemberCoAwait<T>)
    return static_cast<T &&>(V).operator co_await();
  else if constexpr (HasFreeCoAwait<T>)
    return operator co_await(static_cast<T &&>(V));
  else
    return static_cast<T &&>(V);
}
template <class T>
inline constexpr bool is_awaitable_v =
    HasMemberCoAwait<T> || HasFreeCoAwait<T> ||
    requires(T &&V) { V.await_ready(); };
} // namespace detail

template <class Awaitable> class ViaIfAsyncAwaitable {
  Executor::KeepAlive<> executor_;
  Awaitable awaitable_;

public:
  explicit ViaIfAsyncAwaitable(Executor::KeepAlive<> Ex, Awaitable &&A)
      : executor_(std::move(Ex)), awaitable_(static_cast<Awaitable &&>(A)) {}
  decltype(auto) operator co_await() && {
    return detail::get_awaiter(static_cast<Awaitable &&>(awaitable_));
  }
};
namespace detail::adl {
void co_viaIfAsync();
void co_withCancellation();
struct ViaIfAsyncFunction {
  template <class Awaitable>
  auto operator()(Executor::KeepAlive<> Ex, Awaitable &&A) const {
    if constexpr (requires {
                    co_viaIfAsync(std::move(Ex), static_cast<Awaitable &&>(A));
                  })
      return co_viaIfAsync(std::move(Ex), static_cast<Awaitable &&>(A));
    else if constexpr (requires {
                         static_cast<Awaitable &&>(A).viaIfAsync(std::move(Ex));
                       })
      return static_cast<Awaitable &&>(A).viaIfAsync(std::move(Ex));
    else
      return ViaIfAsyncAwaitable<Awaitable>(std::move(Ex),
                                            static_cast<Awaitable &&>(A));
  }
};
struct WithCancellationFunction {
  template <class Awaitable>
  decltype(auto) operator()(const CancellationToken &Token,
                            Awaitable &&A) const {
    if constexpr (requires {
                    co_withCancellation(Token, static_cast<Awaitable &&>(A));
                  })
      return co_withCancellation(Token, static_cast<Awaitable &&>(A));
    else
      return static_cast<Awaitable &&>(A);
  }
};
} // namespace detail::adl
namespace cpo {
inline constexpr detail::adl::ViaIfAsyncFunction co_viaIfAsync{};
inline constexpr detail::adl::WithCancellationFunction co_withCancellation{};
} // namespace cpo
using namespace cpo;

template <class T>
using semi_await_result_t =
    decltype(detail::get_awaiter(
                 co_viaIfAsync(std::declval<Executor::KeepAlive<>>(),
                               std::declval<T>()))
                 .await_resume());
namespace detail {
template <class Inner> struct TryAwaiter {
  Inner inner_;
  bool await_ready() { return inner_.await_ready(); }
  template <class Promise> auto await_suspend(coroutine_handle<Promise> H) {
    return inner_.await_suspend(H);
  }
  auto await_resume() { return inner_.await_resume_try(); }
};
template <class Inner> TryAwaiter(Inner) -> TryAwaiter<Inner>;
template <class T> class TryAwaitable {
  T awaitable_;

public:
  explicit TryAwaitable(T &&A) : awaitable_(std::move(A)) {}
  auto viaIfAsync(Executor::KeepAlive<> Ex) && {
    return TryAwaiter{
        get_awaiter(co_viaIfAsync(std::move(Ex), std::move(awaitable_)))};
  }
};
} // namespace detail
template <class Awaitable>
detail::TryAwaitable<std::remove_cvref_t<Awaitable>>
co_awaitTry(Awaitable &&A) {
  return detail::TryAwaitable<std::remove_cvref_t<Awaitable>>{
      static_cast<Awaitable &&>(A)};
}
template <class Awaitable>
std::remove_cvref_t<Awaitable> co_nothrow(Awaitable &&A) {
  return static_cast<Awaitable &&>(A);
}
} // namespace folly::coro
