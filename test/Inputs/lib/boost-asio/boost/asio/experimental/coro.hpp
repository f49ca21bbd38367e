// Coroutines that yield and return; awaiting one asks for its next element.
#pragma once
#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/async_result.hpp>
#include <boost/asio/awaitable.hpp>
#include <memory>
#include <optional>
#include <variant>

BOOST_ASIO_BEGIN
namespace experimental {
template <class Yield, class Return, class Executor> struct coro_traits {
  using input_type = void;
  using yield_type = Yield;
  using return_type = Return;
  using result_type = std::conditional_t<
      std::is_void_v<Yield>, Return,
      std::conditional_t<std::is_void_v<Return>, std::optional<Yield>,
                         std::variant<Yield, Return>>>;
};
template <class Return, class Executor>
struct coro_traits<void, Return, Executor> {
  using input_type = void;
  using yield_type = void;
  using return_type = Return;
  using result_type = Return;
};
template <class Yield, class Input, class Return, class Executor>
struct coro_traits<Yield(Input), Return, Executor> {
  using input_type = Input;
  using yield_type = Yield;
  using return_type = Return;
  using result_type = std::optional<Yield>;
};
template <class Return, class Executor>
struct coro_traits<void(), Return, Executor> {
  using input_type = void;
  using yield_type = void;
  using return_type = Return;
  using result_type = Return;
};
template <class Return, class Executor, class Yield>
  requires(!std::is_void_v<Yield>)
struct coro_traits<Yield(), Return, Executor> {
  using input_type = void;
  using yield_type = Yield;
  using return_type = Return;
  using result_type = std::optional<Yield>;
};

namespace detail {
template <class Signature, class Return, class Executor, class Allocator>
struct coro_promise;
template <class T, class Coroutine> struct coro_with_arg {
  T Value;
  Coroutine &coro;
  struct awaitable_t {
    bool await_ready() const { return false; }
    template <class Promise>
    void await_suspend(std::coroutine_handle<Promise>) {}
    typename Coroutine::result_type await_resume() {
      return typename Coroutine::result_type();
    }
    T Value;
    Coroutine &coro;
  };
  awaitable_t operator co_await() && { return {std::move(Value), coro}; }
};
} // namespace detail

template <class Yield = void, class Return = void,
          class Executor = any_io_executor,
          class Allocator = std::allocator<int>>
struct coro {
  using traits = coro_traits<Yield, Return, Executor>;
  using input_type = typename traits::input_type;
  using yield_type = typename traits::yield_type;
  using return_type = typename traits::return_type;
  using result_type = typename traits::result_type;
  using promise_type = detail::coro_promise<Yield, Return, Executor, Allocator>;
  using executor_type = Executor;

  coro() = default;
  coro(coro &&Other) noexcept : coro_(std::exchange(Other.coro_, nullptr)) {}
  coro(const coro &) = delete;
  coro &operator=(coro &&Other) noexcept {
    std::swap(coro_, Other.coro_);
    return *this;
  }
  coro &operator=(const coro &) = delete;
  ~coro() {
    if (coro_)
      coro_->destroy();
  }
  template <class CompletionToken>
    requires std::is_void_v<input_type>
  auto async_resume(CompletionToken &&Token) & {
    return async_initiate<CompletionToken,
                          void(std::exception_ptr, result_type)>(
        asio::detail::Initiate<coro>{this}, Token);
  }
  auto operator co_await()
    requires(std::is_void_v<input_type>)
  {
    return awaitable_t{*this};
  }
  template <class T>
    requires(!std::is_void_v<input_type>)
  auto operator()(T &&In) {
    return detail::coro_with_arg<std::decay_t<T>, coro>{std::forward<T>(In),
                                                        *this};
  }
  bool is_open() const { return coro_ && coro_->is_open(); }
  explicit operator bool() const { return is_open(); }

private:
  friend struct detail::coro_promise<Yield, Return, Executor, Allocator>;
  struct awaitable_t {
    coro &coro_;
    bool await_ready() const { return !coro_.is_open(); }
    template <class Promise>
    std::coroutine_handle<> await_suspend(std::coroutine_handle<Promise>) {
      return std::noop_coroutine();
    }
    auto await_resume() -> result_type { return coro_.coro_->take(); }
  };
  explicit coro(promise_type *Promise) : coro_(Promise) {}
  promise_type *coro_{nullptr};
};

namespace detail {
template <class Promise, class Return> struct coro_promise_return {
  std::optional<Return> Returned;
  template <class U> void return_value(U &&V) { Returned = std::forward<U>(V); }
};
template <class Promise> struct coro_promise_return<Promise, void> {
  void return_void() {}
};
template <class Promise, class Yield> struct coro_promise_yield {
  std::optional<Yield> Yielded;
  template <class U> auto yield_value(U &&V) {
    Yielded = std::forward<U>(V);
    struct Exchange {
      bool await_ready() const noexcept { return false; }
      std::coroutine_handle<> await_suspend(std::coroutine_handle<>) noexcept {
        return std::noop_coroutine();
      }
      typename Promise::input_type await_resume() {
        return typename Promise::input_type();
      }
    };
    return Exchange{};
  }
};
template <class Promise> struct coro_promise_yield<Promise, void> {};

template <class Signature, class Return, class Executor, class Allocator>
struct coro_promise final
    : coro_promise_return<coro_promise<Signature, Return, Executor, Allocator>,
                          Return>,
      coro_promise_yield<
          coro_promise<Signature, Return, Executor, Allocator>,
          typename coro_traits<Signature, Return, Executor>::yield_type> {
  using coro_type = coro<Signature, Return, Executor, Allocator>;
  using traits = coro_traits<Signature, Return, Executor>;
  using input_type = typename traits::input_type;

  coro_type get_return_object() { return coro_type{this}; }
  auto initial_suspend() noexcept { return std::suspend_always(); }
  auto final_suspend() noexcept { return std::suspend_always(); }
  void unhandled_exception() {}
  auto await_transform(this_coro::executor_t) const {
    struct Executor_ {
      bool await_ready() const noexcept { return true; }
      void await_suspend(std::coroutine_handle<>) noexcept {}
      Executor await_resume() const { return Executor(); }
    };
    return Executor_{};
  }
  template <class T>
  auto &&await_transform(T &&V)
    requires requires { std::forward<T>(V).await_ready(); } ||
             requires { std::forward<T>(V).operator co_await(); }
  {
    return static_cast<T &&>(V);
  }
  template <class Op>
    requires is_async_operation<std::decay_t<Op>>::value
  auto await_transform(Op &&O) {
    return asio::detail::awaitable_async_op<
        typename completion_signature_of<std::decay_t<Op>>::type,
        std::decay_t<Op>, Executor>{std::decay_t<Op>(std::forward<Op>(O))};
  }
  void destroy() {
    std::coroutine_handle<coro_promise>::from_promise(*this).destroy();
  }
  bool is_open() {
    return !std::coroutine_handle<coro_promise>::from_promise(*this).done();
  }
  typename traits::result_type take() { return typename traits::result_type(); }
};
} // namespace detail

template <class T, class Executor = any_io_executor>
using generator = coro<T, void, Executor>;
template <class T, class Executor = any_io_executor>
using task = coro<void(), T, Executor>;

template <class Executor, class Yield, class Return, class Alloc,
          class CompletionToken>
auto co_spawn(const Executor &, coro<Yield, Return, Executor, Alloc> C,
              CompletionToken &&Token) {
  return C.async_resume(std::forward<CompletionToken>(Token));
}
} // namespace experimental
BOOST_ASIO_END
