// Senders: an operation starts inline, and a free operator makes a sender
// awaitable.
#pragma once
#include <concepts>
#include <coroutine>
#include <exception>
#include <optional>
#include <utility>

namespace async {
namespace execution {
namespace cpo_types {
struct connect_functor {
  template <class S, class R> auto operator()(S Sender, R Receiver) const {
    if constexpr (requires { Sender.connect(std::move(Receiver)); })
      return Sender.connect(std::move(Receiver));
    else
      return connect(std::move(Sender), std::move(Receiver));
  }
};
} // namespace cpo_types
inline constexpr cpo_types::connect_functor connect{};
template <class S, class R>
using operation_t = decltype(connect(std::declval<S>(), std::declval<R>()));
template <class R> void set_value(R &Receiver) { Receiver.set_value(); }
template <class R, class T> void set_value(R &Receiver, T Value) {
  Receiver.set_value(std::move(Value));
}
} // namespace execution
template <class T>
concept Sender =
    std::move_constructible<T> && requires { typename T::value_type; };

template <class S, class T = void> struct [[nodiscard]] sender_awaiter {
private:
  struct receiver {
    void set_value(T Result) {
      p_->result_.emplace(std::move(Result));
      p_->h_.resume();
    }
    sender_awaiter *p_;
  };

public:
  sender_awaiter(S Sender)
      : operation_{execution::connect(std::move(Sender), receiver{this})} {}
  bool await_ready() { return false; }
  void await_suspend(std::coroutine_handle<> H) {
    h_ = H;
    operation_.start();
  }
  T await_resume() { return std::move(*result_); }
  execution::operation_t<S, receiver> operation_;
  std::coroutine_handle<> h_;
  std::optional<T> result_;
};
template <class S> struct [[nodiscard]] sender_awaiter<S, void> {
private:
  struct receiver {
    void set_value() { p_->h_.resume(); }
    sender_awaiter *p_;
  };

public:
  sender_awaiter(S Sender)
      : operation_{execution::connect(std::move(Sender), receiver{this})} {}
  bool await_ready() { return false; }
  void await_suspend(std::coroutine_handle<> H) {
    h_ = H;
    operation_.start();
  }
  void await_resume() {}
  execution::operation_t<S, receiver> operation_;
  std::coroutine_handle<> h_;
};

struct detached {
  struct promise_type {
    detached get_return_object() { return {}; }
    std::suspend_never initial_suspend() { return {}; }
    std::suspend_never final_suspend() noexcept { return {}; }
    void return_void() {}
    void unhandled_exception() { std::terminate(); }
  };
};
struct run_queue {
  void run_iteration();
};
namespace detail {
struct ignoring_receiver {
  template <class... T> void set_value(T &&...) {}
};
} // namespace detail
/// Blocks until the sender is done.
template <Sender S, class IoService>
typename S::value_type run(S Sender, IoService Ios) {
  auto Operation =
      execution::connect(std::move(Sender), detail::ignoring_receiver{});
  Operation.start();
  Ios.wait();
  if constexpr (!std::is_void_v<typename S::value_type>)
    return typename S::value_type();
}
struct dummy_io_service {
  void wait() {}
};
template <Sender S> auto run(S Sender) {
  return run(std::move(Sender), dummy_io_service{});
}
template <Sender S> void detach(S Sender) {
  auto Operation =
      execution::connect(std::move(Sender), detail::ignoring_receiver{});
  Operation.start();
}
template <Sender S, class Cont> void detach(S Sender, Cont Continuation) {
  detach(std::move(Sender));
  Continuation();
}
} // namespace async
