// The eager task. Only the promise's await_transform makes it awaitable, as an
// lvalue or an rvalue; it is not nodiscard, and its frame destroys itself.
#pragma once
#include <asyncio/promise.h>
#include <concepts>
#include <coroutine>
#include <list>
#include <optional>
#include <system_error>
#include <tuple>
#include <vector>

namespace asyncio::task {
template <class T, class E = std::exception_ptr> struct Awaitable {
  [[nodiscard]] bool await_ready() { return future.isReady(); }
  void await_suspend(const std::coroutine_handle<> Handle) {
    future.setCallback([=, this](std::expected<T, E> &&Done) {
      result.emplace(std::move(Done));
      Handle.resume();
    });
  }
  std::expected<T, E> await_resume()
    requires(!std::same_as<E, std::exception_ptr>)
  {
    return std::move(*result);
  }
  T await_resume()
    requires std::same_as<E, std::exception_ptr>
  {
    if constexpr (!std::is_void_v<T>)
      return *std::move(*result);
  }
  Future<T, E> future;
  std::optional<std::expected<T, E>> result;
};
template <class T, class E> class Promise;
class TaskGroup;
struct Frame {
  bool finished{false};
  bool cancelled{false};
  std::list<std::function<void()>> callbacks;
  std::expected<void, std::error_code> cancelAll();
};
struct Cancelled {};
inline constexpr Cancelled cancelled;

template <class T, class E = std::exception_ptr> class Task {
public:
  using value_type = T;
  using error_type = E;
  using promise_type = Promise<T, E>;
  Task(std::shared_ptr<Frame> F, std::shared_ptr<asyncio::Promise<T, E>> P)
      : mFrame{std::move(F)}, mPromise{std::move(P)} {}
  Task(Task &&Other) noexcept
      : mFrame{std::move(Other.mFrame)}, mPromise{std::move(Other.mPromise)} {}
  Task &operator=(Task &&Other) noexcept {
    mFrame = std::move(Other.mFrame);
    mPromise = std::move(Other.mPromise);
    return *this;
  }
  std::expected<void, std::error_code> cancel() { return mFrame->cancelAll(); }
  template <class F>
  Task<std::invoke_result_t<F, T>, E> transform(F Fn) &&
    requires(!std::same_as<E, std::exception_ptr>)
  {
    auto Result = co_await *this;
    if (!Result)
      co_return std::unexpected{std::move(Result).error()};
    co_return Fn(*std::move(Result));
  }
  [[nodiscard]] bool done() const { return mFrame->finished; }
  [[nodiscard]] bool cancelled() const { return mFrame->cancelled; }
  Future<T, E> future() { return mPromise->getFuture(); }

private:
  std::shared_ptr<Frame> mFrame;
  std::shared_ptr<asyncio::Promise<T, E>> mPromise;
  template <class, class> friend class PromiseBase;
  friend class TaskGroup;
};
/// Awaited as a whole; it does not wait in its destructor.
class TaskGroup {
public:
  [[nodiscard]] bool cancelled() const;
  std::expected<void, std::error_code> cancel();
  template <class T> void add(T &&Added) { mFrames.push_back(Added.mFrame); }

private:
  std::list<std::shared_ptr<Frame>> mFrames;
  template <class, class> friend class PromiseBase;
};

template <class T, class E> class PromiseBase {
public:
  PromiseBase()
      : mFrame{std::make_shared<Frame>()},
        mPromise{std::make_shared<asyncio::Promise<T, E>>()} {}
  std::suspend_never initial_suspend() { return {}; }
  std::suspend_never final_suspend() noexcept { return {}; }
  void unhandled_exception() {
    std::rethrow_exception(std::current_exception());
  }
  Task<T, E> get_return_object() { return {mFrame, mPromise}; }
  [[nodiscard]] Awaitable<bool> await_transform(const Cancelled) const {
    return {Future<bool>(), std::nullopt};
  }
  template <class Value, class Error>
  Awaitable<Value, Error> await_transform(Future<Value, Error> Fut) {
    return {std::move(Fut), std::nullopt};
  }
  template <class Value, class Error>
  Awaitable<Value, Error> await_transform(Task<Value, Error> &&Awaited) {
    return {Awaited.future(), std::nullopt};
  }
  template <class Value, class Error>
  Awaitable<Value, Error> await_transform(Task<Value, Error> &Awaited) {
    return {Awaited.future(), std::nullopt};
  }
  Awaitable<void> await_transform(TaskGroup &Group) {
    mFrame->finished = Group.mFrames.empty();
    return {Future<void>(), std::nullopt};
  }

protected:
  std::shared_ptr<Frame> mFrame;
  std::shared_ptr<asyncio::Promise<T, E>> mPromise;
};
template <class T, class E> class Promise final : public PromiseBase<T, E> {
public:
  template <class U = T>
  void return_value(U &&Value)
    requires std::same_as<E, std::exception_ptr>
  {
    this->mPromise->resolve(std::forward<U>(Value));
  }
  void return_value(std::expected<T, E> &&Result)
    requires(!std::same_as<E, std::exception_ptr>)
  {
    this->mPromise->resolve(std::move(Result));
  }
};
template <>
class Promise<void, std::exception_ptr> final
    : public PromiseBase<void, std::exception_ptr> {
public:
  void return_void() { mPromise->resolve(); }
};
} // namespace asyncio::task

namespace asyncio {
namespace detail {
template <class T>
using non_void_t = std::conditional_t<std::is_void_v<T>, std::nullptr_t, T>;
}
template <class... T>
task::Task<std::tuple<detail::non_void_t<T>...>> all(task::Task<T> &&...Tasks) {
  (void)(co_await Tasks, ...);
  co_return std::tuple<detail::non_void_t<T>...>();
}
template <class T>
task::Task<std::vector<T>> all(std::vector<task::Task<T>> Tasks) {
  std::vector<T> Results;
  for (auto &Each : Tasks)
    Results.push_back(co_await Each);
  co_return std::move(Results);
}
template <class T>
task::Task<T> race(task::Task<T> First, task::Task<T> Second) {
  if (Second.done())
    co_return co_await Second;
  co_return co_await First;
}
template <class F> auto run(F &&Fn) {
  auto Task = std::forward<F>(Fn)();
  getEventLoop()->run();
  return Task.future().result();
}
} // namespace asyncio
