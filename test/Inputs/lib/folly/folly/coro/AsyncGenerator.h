// The asynchronous generator: next() gives an awaitable.
#pragma once
#include <folly/coro/Task.h>

namespace folly::coro {
namespace detail {
template <class Reference, class Value> class AsyncGeneratorPromise;
}
template <class Reference, class Value = std::remove_cvref_t<Reference>>
class [[nodiscard]] AsyncGenerator {
public:
  using promise_type = detail::AsyncGeneratorPromise<Reference, Value>;
  using value_type = Value;
  using reference = Reference;

private:
  using handle_t = coroutine_handle<promise_type>;

public:
  AsyncGenerator() noexcept : coro_() {}
  AsyncGenerator(AsyncGenerator &&Other) noexcept
      : coro_(std::exchange(Other.coro_, {})) {}
  ~AsyncGenerator() {
    if (coro_)
      coro_.destroy();
  }
  AsyncGenerator &operator=(AsyncGenerator &&Other) noexcept {
    coro_ = std::exchange(Other.coro_, {});
    return *this;
  }
  class NextAwaitable;
  class NextSemiAwaitable;
  class NextResult {
    std::optional<std::remove_reference_t<Reference>> value_;

  public:
    NextResult() noexcept = default;
    explicit NextResult(Reference &&V) : value_(static_cast<Reference &&>(V)) {}
    bool has_value() const noexcept { return value_.has_value(); }
    explicit operator bool() const noexcept { return has_value(); }
    decltype(auto) operator*() & { return *value_; }
    decltype(auto) operator*() && { return *std::move(value_); }
    auto operator->() { return &*value_; }
  };
  class NextAwaitable {
  public:
    bool await_ready() noexcept { return !coro_; }
    template <class Promise>
    auto await_suspend(coroutine_handle<Promise> Continuation) noexcept {
      coro_.promise().setContinuation(Continuation);
      return coro_;
    }
    NextResult await_resume() {
      if (!coro_ || !coro_.promise().hasValue())
        return NextResult{};
      return NextResult{coro_.promise().getRvalue()};
    }

  private:
    friend NextSemiAwaitable;
    explicit NextAwaitable(handle_t Coro) noexcept : coro_(Coro) {}
    handle_t coro_;
  };
  class NextSemiAwaitable {
  public:
    NextAwaitable viaIfAsync(Executor::KeepAlive<>) noexcept {
      return NextAwaitable{coro_};
    }
    friend NextSemiAwaitable co_withCancellation(CancellationToken,
                                                 NextSemiAwaitable &&Self) {
      return NextSemiAwaitable{std::exchange(Self.coro_, {})};
    }

  private:
    friend AsyncGenerator;
    explicit NextSemiAwaitable(handle_t Coro) noexcept : coro_(Coro) {}
    handle_t coro_;
  };
  NextSemiAwaitable next() noexcept { return NextSemiAwaitable{coro_}; }

private:
  friend promise_type;
  explicit AsyncGenerator(coroutine_handle<promise_type> Coro) noexcept
      : coro_(Coro) {}
  coroutine_handle<promise_type> coro_;
};
namespace detail {
template <class Reference, class Value>
class AsyncGeneratorPromise final : public BasePromise {
  class YieldAwaiter {
  public:
    bool await_ready() noexcept { return false; }
    coroutine_handle<>
    await_suspend(coroutine_handle<AsyncGeneratorPromise> H) noexcept {
      return H.promise().continuation_;
    }
    void await_resume() noexcept {}
  };
  std::optional<std::remove_reference_t<Reference>> value_;

public:
  AsyncGenerator<Reference, Value> get_return_object() noexcept {
    return AsyncGenerator<Reference, Value>{
        coroutine_handle<AsyncGeneratorPromise>::from_promise(*this)};
  }
  suspend_always initial_suspend() noexcept { return {}; }
  YieldAwaiter final_suspend() noexcept { return {}; }
  YieldAwaiter yield_value(Reference &&V) {
    value_.emplace(static_cast<Reference &&>(V));
    return YieldAwaiter{};
  }
  template <class U,
            std::enable_if_t<!std::is_reference_v<Reference> &&
                                 std::is_convertible_v<U &&, Reference>,
                             int> = 0>
  YieldAwaiter yield_value(U &&V) {
    value_.emplace(static_cast<U &&>(V));
    return {};
  }
  YieldAwaiter yield_value(co_error &&) noexcept { return {}; }
  void unhandled_exception() noexcept {}
  void return_void() noexcept { value_.reset(); }
  void setContinuation(coroutine_handle<> C) noexcept { continuation_ = C; }
  bool hasValue() const noexcept { return value_.has_value(); }
  Reference &&getRvalue() { return static_cast<Reference &&>(*value_); }
};
} // namespace detail
} // namespace folly::coro
