// Free operators for rvalues; Await() waits and leaves the results where they
// are.
#pragma once
#include <coroutine>
#include <yaclib/async/shared_future.hpp>
#include <yaclib/lazy/task.hpp>

namespace yaclib {
namespace detail {
template <class V, class E> class [[nodiscard]] AwaitSingleAwaiter final {
  UniqueCorePtr<V, E> _result;

public:
  explicit AwaitSingleAwaiter(UniqueCorePtr<V, E> &&Core) noexcept
      : _result{std::move(Core)} {}
  bool await_ready() const noexcept { return false; }
  template <class Promise> bool await_suspend(std::coroutine_handle<Promise>) {
    return true;
  }
  auto await_resume() { return std::move(_result->Get()).Ok(); }
};
template <class V, class E> class [[nodiscard]] AwaitSharedAwaiter final {
  const SharedFutureBase<V, E> &_future;

public:
  explicit AwaitSharedAwaiter(const SharedFutureBase<V, E> &Future) noexcept
      : _future{Future} {}
  bool await_ready() const noexcept { return _future.Valid(); }
  template <class Promise> bool await_suspend(std::coroutine_handle<Promise>) {
    return true;
  }
  auto await_resume() const { return _future.Get().Ok(); }
};
class [[nodiscard]] AwaitAwaiter final {
public:
  bool await_ready() const noexcept { return false; }
  template <class Promise> bool await_suspend(std::coroutine_handle<Promise>) {
    return true;
  }
  void await_resume() const noexcept {}
};
} // namespace detail
template <class V, class E> auto Await(Task<V, E> &) noexcept {
  return detail::AwaitAwaiter();
}
template <class... V, class... E> auto Await(Future<V, E> &...) noexcept {
  return detail::AwaitAwaiter();
}
template <class Iterator> auto Await(Iterator, std::size_t) noexcept {
  return detail::AwaitAwaiter();
}
template <class V, class E>
auto operator co_await(FutureBase<V, E> &&Awaited) noexcept {
  return detail::AwaitSingleAwaiter<V, E>{std::move(Awaited.GetCore())};
}
template <class V, class E>
auto operator co_await(Task<V, E> &&Awaited) noexcept {
  return detail::AwaitSingleAwaiter<V, E>{std::move(Awaited.GetCore())};
}
template <class V, class E>
auto operator co_await(const SharedFutureBase<V, E> &Awaited) noexcept {
  return detail::AwaitSharedAwaiter<V, E>{Awaited};
}
} // namespace yaclib
