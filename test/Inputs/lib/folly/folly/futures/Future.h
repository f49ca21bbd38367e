// Futures. They are no coroutine types: a Future is awaited by a free
// operator, a SemiFuture by a friend customisation point.
#pragma once
#include <coroutine>
#include <folly/Executor.h>
#include <folly/Try.h>
#include <tuple>
#include <vector>

namespace folly {
template <class T> class Future;
template <class T> class SemiFuture;
template <class T> class Promise {
public:
  Promise() {}
  Promise(Promise &&) noexcept {}
  ~Promise() {}
  SemiFuture<T> getSemiFuture() { return SemiFuture<T>(); }
  template <class U> void setValue(U &&) {}
  void setValue() {}
  void setTry(Try<T> &&) {}
  void setException(exception_wrapper) {}
};
namespace futures {
template <class T> struct Flat {
  using type = lift_unit_t<T>;
};
template <class T> struct Flat<Future<T>> {
  using type = T;
};
template <class T> struct Flat<SemiFuture<T>> {
  using type = T;
};
template <class F, class T>
using ContinuationResult = typename Flat<std::invoke_result_t<F, T>>::type;
SemiFuture<Unit> sleep(HighResDuration, Timekeeper * = nullptr);
} // namespace futures

template <class T> class [[nodiscard]] SemiFuture {
public:
  using value_type = T;
  SemiFuture() = default;
  SemiFuture(T V) : Result(std::move(V)) {}
  SemiFuture(SemiFuture &&) noexcept = default;
  SemiFuture(const SemiFuture &) = delete;
  ~SemiFuture() {}
  SemiFuture &operator=(SemiFuture &&) noexcept = default;
  bool isReady() const { return Result.hasValue(); }
  T get() && { return std::move(Result).value(); }
  T get(HighResDuration) && { return std::move(Result).value(); }
  Try<T> getTry() && { return std::move(Result); }
  SemiFuture &wait() & { return *this; }
  SemiFuture &&wait() && { return std::move(*this); }
  Future<T> via(Executor::KeepAlive<>) && { return Future<T>(); }
  template <class F>
  SemiFuture<futures::ContinuationResult<F, T>> deferValue(F &&Fn) && {
    (void)std::forward<F>(Fn)(std::move(Result).value());
    return {};
  }
  template <class F> SemiFuture<T> deferError(F &&) && { return {}; }
  SemiFuture<Unit> unit() && { return {}; }
  friend Future<T> co_viaIfAsync(Executor::KeepAlive<> Ex,
                                 SemiFuture<T> &&F) noexcept {
    return std::move(F).via(std::move(Ex));
  }

private:
  Try<T> Result;
};
template <class T> class [[nodiscard]] Future {
public:
  using value_type = T;
  Future() = default;
  Future(Future &&) noexcept = default;
  Future(const Future &) = delete;
  ~Future() {}
  Future &operator=(Future &&) noexcept = default;
  bool isReady() const { return Result.hasValue(); }
  T get() && { return std::move(Result).value(); }
  Future &wait() & { return *this; }
  SemiFuture<T> semi() && { return {}; }
  Future<T> via(Executor::KeepAlive<>) && { return Future<T>(); }
  template <class F>
  Future<futures::ContinuationResult<F, T>> thenValue(F &&Fn) && {
    (void)std::forward<F>(Fn)(std::move(Result).value());
    return {};
  }
  template <class F>
  Future<futures::ContinuationResult<F, Try<T>>> thenTry(F &&Fn) && {
    (void)std::forward<F>(Fn)(std::move(Result));
    return {};
  }
  template <class F> Future<T> thenError(F &&) && { return {}; }
  friend Future<T> co_viaIfAsync(Executor::KeepAlive<> Ex,
                                 Future<T> &&F) noexcept {
    return std::move(F).via(std::move(Ex));
  }

private:
  Try<T> Result;
};
namespace detail {
template <class T> class FutureAwaiter {
  Future<T> future_;

public:
  explicit FutureAwaiter(Future<T> &&F) noexcept : future_(std::move(F)) {}
  bool await_ready() { return future_.isReady(); }
  template <class Promise> void await_suspend(std::coroutine_handle<Promise>) {}
  T await_resume() { return std::move(future_).get(); }
};
} // namespace detail
template <class T>
inline detail::FutureAwaiter<T> operator co_await(Future<T> &&F) noexcept {
  return detail::FutureAwaiter<T>(std::move(F));
}
template <class T> SemiFuture<std::decay_t<T>> makeSemiFuture(T &&V) {
  return SemiFuture<std::decay_t<T>>(std::forward<T>(V));
}
inline SemiFuture<Unit> makeSemiFuture() { return {}; }
template <class T> Future<std::decay_t<T>> makeFuture(T &&) { return {}; }
template <class T>
SemiFuture<std::vector<Try<T>>> collectAll(std::vector<SemiFuture<T>>) {
  return {};
}
template <class T>
SemiFuture<std::pair<std::size_t, Try<T>>>
collectAny(std::vector<SemiFuture<T>> &) {
  return {};
}
template <class F>
auto via(Executor::KeepAlive<>, F &&Fn)
    -> Future<lift_unit_t<std::invoke_result_t<F>>> {
  (void)std::forward<F>(Fn)();
  return {};
}
} // namespace folly
