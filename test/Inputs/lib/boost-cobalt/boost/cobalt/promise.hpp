// The eager coroutine; its destructor cancels it unless it is detached.
#pragma once
#include <boost/cobalt/this_coro.hpp>
#include <utility>

namespace boost::cobalt {
namespace detail {
template <class Return> struct cobalt_promise;
}
template <class Return = void> struct [[nodiscard]] promise {
  promise(promise &&Other) noexcept
      : receiver_(std::move(Other.receiver_)),
        attached_(std::exchange(Other.attached_, false)) {}
  promise &operator=(promise &&Other) noexcept {
    receiver_ = std::move(Other.receiver_);
    attached_ = std::exchange(Other.attached_, false);
    return *this;
  }
  promise(const promise &) = delete;
  promise &operator=(const promise &) = delete;
  ~promise() {
    if (attached_)
      cancel();
  }
  auto operator co_await() { return receiver_.get_awaitable(); }
  void operator+() && { detach(); }
  void
  cancel(boost::asio::cancellation_type = boost::asio::cancellation_type::all) {
  }
  bool ready() const { return receiver_.done; }
  explicit operator bool() const { return !receiver_.done; }
  bool attached() const { return attached_; }
  void detach() { attached_ = false; }
  void attach() { attached_ = true; }
  Return get() { return receiver_.get_awaitable().await_resume(); }
  using promise_type = detail::cobalt_promise<Return>;

private:
  template <class> friend struct detail::cobalt_promise;
  promise(detail::cobalt_promise<Return> *Promise) : attached_{true} {
    Promise->receiver_ = &receiver_;
  }
  detail::receiver<Return> receiver_;
  bool attached_;
};
namespace detail {
template <class Return>
struct cobalt_promise : promise_result<cobalt_promise<Return>, Return>,
                        enable_awaitables<cobalt_promise<Return>>,
                        enable_await_deferred,
                        enable_await_executor {
  BOOST_COBALT_PROMISE(cobalt_promise<Return>)
  [[nodiscard]] promise<Return> get_return_object() {
    return promise<Return>{this};
  }
  std::suspend_never initial_suspend() noexcept { return {}; }
  auto final_suspend() noexcept { return final_awaitable{this}; }
  void unhandled_exception() {}

private:
  struct final_awaitable {
    cobalt_promise *promise;
    bool await_ready() const noexcept { return false; }
    std::coroutine_handle<>
    await_suspend(std::coroutine_handle<cobalt_promise>) noexcept {
      return std::noop_coroutine();
    }
    void await_resume() noexcept {}
  };
};
} // namespace detail
} // namespace boost::cobalt
