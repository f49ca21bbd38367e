// The lazy coroutine: awaited by its operator, or by coAwait(executor) through
// the promise's await_transform.
#pragma once
#include <async_simple/Executor.h>
#include <async_simple/Try.h>
#include <async_simple/coro/DetachedCoroutine.h>
#include <concepts>
#include <variant>

namespace async_simple {
struct CurrentExecutor {};
} // namespace async_simple
namespace async_simple::coro {
template <class T> class Lazy;
template <class T> class RescheduleLazy;
struct Yield {};
namespace detail {
template <class Awaitable> decltype(auto) coAwait(Executor *Ex, Awaitable &&A) {
  if constexpr (requires { std::forward<Awaitable>(A).coAwait(Ex); })
    return std::forward<Awaitable>(A).coAwait(Ex);
  else if constexpr (requires {
                       std::forward<Awaitable>(A).operator co_await();
                     })
    return std::forward<Awaitable>(A).operator co_await();
  else
    return std::forward<Awaitable>(A);
}
class LazyPromiseBase {
public:
  struct FinalAwaiter {
    bool await_ready() const noexcept { return false; }
    template <class PromiseType>
    auto await_suspend(std::coroutine_handle<PromiseType> H) noexcept {
      return H.promise()._continuation;
    }
    void await_resume() noexcept {}
  };
  struct YieldAwaiter {
    Executor *_executor;
    bool await_ready() const noexcept { return false; }
    template <class PromiseType>
    void await_suspend(std::coroutine_handle<PromiseType> H) {
      _executor->schedule(H);
    }
    void await_resume() const {}
  };
  LazyPromiseBase() noexcept : _executor(nullptr) {}
  std::suspend_always initial_suspend() noexcept { return {}; }
  FinalAwaiter final_suspend() noexcept { return {}; }
  template <class Awaitable> decltype(auto) await_transform(Awaitable &&A) {
    return detail::coAwait(_executor, std::forward<Awaitable>(A));
  }
  auto await_transform(CurrentExecutor) {
    return ReadyAwaiter<Executor *>(_executor);
  }
  auto await_transform(Yield) { return YieldAwaiter{_executor}; }
  std::coroutine_handle<> _continuation;
  Executor *_executor;
};
template <class T> class LazyPromise : public LazyPromiseBase {
public:
  LazyPromise() noexcept {}
  ~LazyPromise() noexcept {}
  Lazy<T> get_return_object() noexcept;
  template <class V>
  void return_value(V &&Value)
    requires std::is_convertible_v<V &&, T>
  {
    _value.template emplace<T>(std::forward<V>(Value));
  }
  void unhandled_exception() noexcept {
    _value.template emplace<std::exception_ptr>(std::current_exception());
  }
  T &&result() && { return std::move(std::get<T>(_value)); }
  Try<T> tryResult() noexcept { return Try<T>(std::move(std::get<T>(_value))); }
  std::variant<std::monostate, T, std::exception_ptr> _value;
};
template <> class LazyPromise<void> : public LazyPromiseBase {
public:
  LazyPromise() noexcept {}
  ~LazyPromise() noexcept {}
  Lazy<void> get_return_object() noexcept;
  void return_void() noexcept {}
  void unhandled_exception() noexcept { _exception = std::current_exception(); }
  void result() {
    if (_exception)
      std::rethrow_exception(_exception);
  }
  Try<void> tryResult() noexcept { return Try<void>(_exception); }
  std::exception_ptr _exception{nullptr};
};
template <class T> struct LazyAwaiterBase {
  using Handle = CoroHandle<detail::LazyPromise<T>>;
  Handle _handle;
  LazyAwaiterBase(Handle Coro) : _handle(Coro) {}
  LazyAwaiterBase(LazyAwaiterBase &&Other)
      : _handle(std::exchange(Other._handle, nullptr)) {}
  ~LazyAwaiterBase() {
    if (_handle)
      _handle.destroy();
  }
  bool await_ready() const noexcept { return false; }
  auto awaitResume() { return std::move(_handle.promise()).result(); }
  Try<T> awaitResumeTry() noexcept { return _handle.promise().tryResult(); }
};

template <class T, bool reschedule> class LazyBase {
public:
  using promise_type = detail::LazyPromise<T>;
  using Handle = CoroHandle<promise_type>;
  using ValueType = T;
  struct AwaiterBase : public detail::LazyAwaiterBase<T> {
    using Base = detail::LazyAwaiterBase<T>;
    AwaiterBase(Handle Coro) : Base(Coro) {}
    template <class PromiseType>
    auto await_suspend(std::coroutine_handle<PromiseType> Continuation) {
      this->_handle.promise()._continuation = Continuation;
      if constexpr (reschedule)
        this->_handle.promise()._executor->schedule(this->_handle);
      else
        return this->_handle;
    }
  };
  struct TryAwaiter : public AwaiterBase {
    TryAwaiter(Handle Coro) : AwaiterBase(Coro) {}
    Try<T> await_resume() noexcept { return AwaiterBase::awaitResumeTry(); }
    auto coAwait(Executor *Ex) {
      this->_handle.promise()._executor = Ex;
      return std::move(*this);
    }
  };
  struct ValueAwaiter : public AwaiterBase {
    ValueAwaiter(Handle Coro) : AwaiterBase(Coro) {}
    T await_resume() { return AwaiterBase::awaitResume(); }
  };
  ~LazyBase() {
    if (_coro)
      _coro.destroy();
  }
  explicit LazyBase(Handle Coro) noexcept : _coro(Coro) {}
  LazyBase(LazyBase &&Other) noexcept : _coro(std::move(Other._coro)) {
    Other._coro = nullptr;
  }
  LazyBase(const LazyBase &) = delete;
  LazyBase &operator=(const LazyBase &) = delete;
  Executor *getExecutor() { return _coro.promise()._executor; }
  template <class F>
    requires std::is_invocable_v<F, Try<T>>
  void start(F &&Callback) {
    auto Launch = [](LazyBase Self,
                     std::decay_t<F> Cb) -> detail::DetachedCoroutine {
      Cb(co_await Self.coAwaitTry());
    };
    [[maybe_unused]] auto Detached =
        Launch(std::move(*this), std::forward<F>(Callback));
  }
  bool isReady() const { return !_coro || _coro.done(); }
  auto operator co_await() {
    return ValueAwaiter(std::exchange(_coro, nullptr));
  }
  auto coAwaitTry() { return TryAwaiter(std::exchange(_coro, nullptr)); }

protected:
  Handle _coro;
};
} // namespace detail

template <class T = void>
class [[nodiscard]] [[clang::coro_only_destroy_when_complete]]
[[clang::coro_await_elidable]] Lazy
    : public detail::LazyBase<T, /*reschedule=*/false> {
  using Base = detail::LazyBase<T, false>;

public:
  using Base::Base;
  RescheduleLazy<T> via(Executor *Ex) && {
    this->_coro.promise()._executor = Ex;
    return RescheduleLazy<T>(std::exchange(this->_coro, nullptr));
  }
  using Base::start;
  template <class F> void directlyStart(F &&Callback, Executor *Ex) {
    this->_coro.promise()._executor = Ex;
    return start(std::forward<F>(Callback));
  }
  auto coAwait(Executor *Ex) {
    this->_coro.promise()._executor = Ex;
    return typename Base::ValueAwaiter(std::exchange(this->_coro, nullptr));
  }
};
template <class T = void>
class [[nodiscard]] RescheduleLazy
    : public detail::LazyBase<T, /*reschedule=*/true> {
  using Base = detail::LazyBase<T, true>;

public:
  void detach() {
    this->start([](auto &&Result) {
      if (Result.hasError())
        std::rethrow_exception(Result.getException());
    });
  }

private:
  friend class Lazy<T>;
  using Base::Base;
};
template <class T>
inline Lazy<T> detail::LazyPromise<T>::get_return_object() noexcept {
  return Lazy<T>(Lazy<T>::Handle::from_promise(*this));
}
inline Lazy<void> detail::LazyPromise<void>::get_return_object() noexcept {
  return Lazy<void>(Lazy<void>::Handle::from_promise(*this));
}
} // namespace async_simple::coro
