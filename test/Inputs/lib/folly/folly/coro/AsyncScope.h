// Scopes for detached work: they must be joined before they are destroyed.
#pragma once
#include <folly/coro/Task.h>

namespace folly::coro {
class AsyncScope {
public:
  AsyncScope() noexcept;
  explicit AsyncScope(bool ThrowOnJoin) noexcept;
  ~AsyncScope();
  std::size_t remaining() const noexcept;
  template <class Awaitable> void add(Awaitable &&A) {
    addImpl(static_cast<Awaitable &&>(A));
  }
  template <class Awaitable> void addWithSourceLoc(Awaitable &&A) {
    addImpl(static_cast<Awaitable &&>(A));
  }
  Task<void> joinAsync() noexcept;
  SemiFuture<Unit> cleanup() noexcept;

private:
  template <class Awaitable>
  static detail::InlineTaskDetached addImpl(Awaitable A) {
    co_await std::move(A);
  }
};
class CancellableAsyncScope {
public:
  CancellableAsyncScope() noexcept;
  explicit CancellableAsyncScope(CancellationToken &&);
  template <class Awaitable> void add(Awaitable &&A) {
    scope_.add(static_cast<Awaitable &&>(A));
  }
  template <class T> Task<void> co_schedule(Task<T> &&Work) {
    add(co_withExecutor(co_await co_current_executor, std::move(Work)));
  }
  void requestCancellation() const noexcept;
  Task<void> cancelAndJoinAsync() noexcept;
  Task<void> joinAsync() noexcept;

private:
  AsyncScope scope_;
};
} // namespace folly::coro
