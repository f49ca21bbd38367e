// Operations: objects with a virtual initiate() that can be awaited.
#pragma once
#include <boost/cobalt/concepts.hpp>

namespace boost::cobalt {
template <class... Args> struct completion_handler {
  void operator()(Args...) {}
};
template <class... Args> struct op {
  virtual void initiate(completion_handler<Args...>) = 0;
  virtual ~op() = default;
  struct awaitable {
    op<Args...> &op_;
    awaitable(op<Args...> *Op) : op_(*Op) {}
    bool await_ready() { return false; }
    template <class Promise>
    bool await_suspend(std::coroutine_handle<Promise>) {
      op_.initiate({});
      return true;
    }
    auto await_resume() ->
        typename boost::asio::detail::AwaitResult<void(Args...)>::type {
      using R = typename boost::asio::detail::AwaitResult<void(Args...)>::type;
      if constexpr (!std::is_void_v<R>)
        return R();
    }
  };
  awaitable operator co_await() { return awaitable{this}; }
};
struct use_op_t {
  constexpr use_op_t() {}
};
constexpr use_op_t use_op{};

namespace detail {
template <class Signature, class Operation> struct deferred_op;
template <class... Args, class Operation>
struct deferred_op<void(Args...), Operation> : op<Args...> {
  Operation Op;
  explicit deferred_op(Operation O) : Op(std::move(O)) {}
  void initiate(completion_handler<Args...> Complete) override {
    std::move(Op)(std::move(Complete));
  }
};
} // namespace detail
} // namespace boost::cobalt

namespace boost::asio {
template <class... Args>
struct async_result<boost::cobalt::use_op_t, void(Args...)> {
  template <class Initiation, class... InitArgs>
  static auto initiate(Initiation Init, boost::cobalt::use_op_t,
                       InitArgs... InitialArgs) {
    auto Deferred = async_result<deferred_t, void(Args...)>::initiate(
        std::move(Init), deferred_t(), std::move(InitialArgs)...);
    return boost::cobalt::detail::deferred_op<void(Args...),
                                              decltype(Deferred)>(
        std::move(Deferred));
  }
};
} // namespace boost::asio
