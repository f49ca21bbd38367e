// The coroutine type. It has no nested promise type: the promise is found
// through std::coroutine_traits, as in Asio.
#pragma once
#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/deferred.hpp>
#include <boost/asio/this_coro.hpp>
#include <coroutine>
#include <exception>
#include <optional>
#include <utility>

BOOST_ASIO_BEGIN
namespace detail {
using std::coroutine_handle;
using std::suspend_always;
template <class> class awaitable_thread;
template <class, class> class awaitable_frame;
} // namespace detail

template <class T, class Executor = any_io_executor>
class BOOST_ASIO_NODISCARD awaitable {
public:
  using value_type = T;
  using executor_type = Executor;

  constexpr awaitable() noexcept : frame_(nullptr) {}
  awaitable(awaitable &&Other) noexcept
      : frame_(std::exchange(Other.frame_, nullptr)) {}
  awaitable(const awaitable &) = delete;
  ~awaitable() {
    if (frame_)
      frame_->destroy();
  }
  awaitable &operator=(const awaitable &) = delete;
  awaitable &operator=(awaitable &&Other) noexcept {
    if (this != &Other)
      frame_ = std::exchange(Other.frame_, nullptr);
    return *this;
  }
  bool valid() const noexcept { return !!frame_; }

  bool await_ready() const noexcept { return false; }
  template <class U>
  void await_suspend(
      detail::coroutine_handle<detail::awaitable_frame<U, Executor>> H) {
    frame_->push_frame(&H.promise());
  }
  T await_resume() {
    return awaitable(static_cast<awaitable &&>(*this)).frame_->get();
  }

private:
  template <class> friend class detail::awaitable_thread;
  template <class, class> friend class detail::awaitable_frame;
  explicit awaitable(detail::awaitable_frame<T, Executor> *Frame)
      : frame_(Frame) {}
  detail::awaitable_frame<T, Executor> *frame_;
};

namespace detail {
template <class Signature, class Op, class Executor> class awaitable_async_op {
  Op Operation;

public:
  using result_type = typename AwaitResult<Signature>::type;
  explicit awaitable_async_op(Op &&O) : Operation(std::move(O)) {}
  bool await_ready() const noexcept { return false; }
  template <class Promise> void await_suspend(coroutine_handle<Promise>) {
    std::move(Operation)([](auto &&...) {});
  }
  result_type await_resume() {
    if constexpr (!std::is_void_v<result_type>)
      return std::move(*Result);
  }

private:
  struct Nothing {};
  std::optional<
      std::conditional_t<std::is_void_v<result_type>, Nothing, result_type>>
      Result;
};

template <class Executor> class awaitable_frame_base {
public:
  auto initial_suspend() noexcept { return suspend_always(); }
  auto final_suspend() noexcept {
    struct result {
      awaitable_frame_base *this_;
      bool await_ready() const noexcept { return false; }
      void await_suspend(coroutine_handle<>) noexcept { this_->pop_frame(); }
      void await_resume() const noexcept {}
    };
    return result{this};
  }
  void unhandled_exception() { pending_exception_ = std::current_exception(); }

  template <class T> auto await_transform(awaitable<T, Executor> A) const {
    return A;
  }
  template <class Op>
    requires is_async_operation<std::decay_t<Op>>::value
  auto await_transform(Op &&O) {
    return awaitable_async_op<
        typename completion_signature_of<std::decay_t<Op>>::type,
        std::decay_t<Op>, Executor>{std::decay_t<Op>(std::forward<Op>(O))};
  }
  auto await_transform(this_coro::executor_t) noexcept {
    return Ready<Executor>{};
  }
  auto await_transform(this_coro::cancellation_state_t) noexcept {
    return Ready<cancellation_state>{};
  }
  auto await_transform(this_coro::reset_cancellation_state_0_t) noexcept {
    return Ready<void>{};
  }
  template <class Filter>
  auto
  await_transform(this_coro::reset_cancellation_state_1_t<Filter>) noexcept {
    return Ready<void>{};
  }
  auto await_transform(this_coro::throw_if_cancelled_0_t) noexcept {
    return Ready<bool>{};
  }
  auto await_transform(this_coro::throw_if_cancelled_1_t) noexcept {
    return Ready<void>{};
  }

  void destroy() { coro_.destroy(); }
  void push_frame(void *Caller) noexcept { caller_ = Caller; }
  void pop_frame() noexcept { caller_ = nullptr; }

protected:
  template <class T> struct Ready {
    bool await_ready() const noexcept { return true; }
    void await_suspend(coroutine_handle<>) noexcept {}
    T await_resume() const { return T(); }
  };
  coroutine_handle<> coro_;
  void *caller_ = nullptr;
  std::exception_ptr pending_exception_;
};

template <class T, class Executor>
class awaitable_frame : public awaitable_frame_base<Executor> {
  std::optional<T> Result;

public:
  awaitable<T, Executor> get_return_object() noexcept {
    this->coro_ = coroutine_handle<awaitable_frame>::from_promise(*this);
    return awaitable<T, Executor>(this);
  }
  template <class U> void return_value(U &&V) { Result = std::forward<U>(V); }
  T get() { return std::move(*Result); }
};
template <class Executor>
class awaitable_frame<void, Executor> : public awaitable_frame_base<Executor> {
public:
  awaitable<void, Executor> get_return_object() {
    this->coro_ = coroutine_handle<awaitable_frame>::from_promise(*this);
    return awaitable<void, Executor>(this);
  }
  void return_void() {}
  void get() {}
};
} // namespace detail
BOOST_ASIO_END

#if defined(ASIO_STANDALONE)
template <class T, class Executor, class... Args>
struct std::coroutine_traits<asio::awaitable<T, Executor>, Args...> {
  using promise_type = asio::detail::awaitable_frame<T, Executor>;
};
#else
template <class T, class Executor, class... Args>
struct std::coroutine_traits<boost::asio::awaitable<T, Executor>, Args...> {
  using promise_type = boost::asio::detail::awaitable_frame<T, Executor>;
};
#endif
