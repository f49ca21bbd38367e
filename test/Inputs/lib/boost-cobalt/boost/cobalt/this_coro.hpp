// What every promise of the library can await.
#pragma once
#include <boost/cobalt/op.hpp>

namespace boost::cobalt {
namespace this_coro = boost::asio::this_coro;
template <class Promise> struct enable_awaitables {
  template <awaitable<Promise> Aw> constexpr Aw &&await_transform(Aw &&A) {
    return static_cast<Aw &&>(A);
  }
};
struct enable_await_deferred {
  template <class... Args, class Initiation, class... InitArgs>
  auto
  await_transform(boost::asio::deferred_async_operation<void(Args...),
                                                        Initiation, InitArgs...>
                      Op) {
    return detail::deferred_op<void(Args...), decltype(Op)>(std::move(Op));
  }
};
struct enable_await_executor {
  struct executor_awaitable {
    bool await_ready() const { return true; }
    void await_suspend(std::coroutine_handle<>) {}
    executor await_resume() const { return executor(); }
  };
  auto await_transform(this_coro::executor_t) const {
    return executor_awaitable{};
  }
  struct cancelled_awaitable {
    bool await_ready() const { return true; }
    void await_suspend(std::coroutine_handle<>) {}
    boost::asio::cancellation_type await_resume() const {
      return boost::asio::cancellation_type::none;
    }
  };
  auto await_transform(this_coro::cancellation_state_t) {
    return cancelled_awaitable{};
  }
  std::suspend_never await_transform(this_coro::throw_if_cancelled_1_t) {
    return {};
  }
};
#define BOOST_COBALT_PROMISE(PROMISE)                                          \
  using enable_awaitables<PROMISE>::await_transform;                           \
  using enable_await_deferred::await_transform;                                \
  using enable_await_executor::await_transform;

namespace detail {
/// Where the result of a coroutine waits for its receiver.
template <class T> struct receiver {
  std::optional<T> result;
  std::exception_ptr exception;
  bool done = false;
  std::coroutine_handle<> awaited_from, self;
  struct awaitable {
    receiver *this_;
    bool await_ready() const { return this_->done; }
    template <class Promise>
    std::coroutine_handle<> await_suspend(std::coroutine_handle<Promise> H) {
      this_->awaited_from = H;
      return this_->self;
    }
    T await_resume() { return std::move(*this_->result); }
    void interrupt_await() & { this_->awaited_from.resume(); }
  };
  awaitable get_awaitable() { return awaitable{this}; }
};
template <> struct receiver<void> {
  std::exception_ptr exception;
  bool done = false;
  std::coroutine_handle<> awaited_from, self;
  struct awaitable {
    receiver *this_;
    bool await_ready() const { return this_->done; }
    template <class Promise>
    std::coroutine_handle<> await_suspend(std::coroutine_handle<Promise> H) {
      this_->awaited_from = H;
      return this_->self;
    }
    void await_resume() {}
  };
  awaitable get_awaitable() { return awaitable{this}; }
};
template <class Promise, class T> struct promise_result {
  receiver<T> *receiver_ = nullptr;
  template <class U>
    requires std::convertible_to<U, T>
  void return_value(U &&V) {
    receiver_->result.emplace(std::forward<U>(V));
  }
};
template <class Promise> struct promise_result<Promise, void> {
  receiver<void> *receiver_ = nullptr;
  void return_void() {}
};
} // namespace detail
} // namespace boost::cobalt
