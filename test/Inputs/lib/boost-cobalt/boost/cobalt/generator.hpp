// The eager generator: awaiting it gives its next element. One that takes
// pushed values is called with the value first.
#pragma once
#include <boost/cobalt/this_coro.hpp>

namespace boost::cobalt {
template <class Yield, class Push = void> struct generator;
namespace detail {
template <class Yield, class Push> struct generator_promise;
template <class Yield> struct generator_receiver {
  std::optional<Yield> result;
  bool done = false;
  std::coroutine_handle<> self;
  struct awaitable {
    generator_receiver *self;
    bool await_ready() const { return self->result.has_value(); }
    template <class Promise>
    std::coroutine_handle<> await_suspend(std::coroutine_handle<Promise>) {
      return self->self;
    }
    Yield await_resume() { return std::move(*self->result); }
  };
};
template <class Yield, class Push> struct generator_base {
  auto operator()(Push &&) { return awaitable(); }
  auto operator()(const Push &)
    requires std::is_copy_constructible_v<Push>
  {
    return awaitable();
  }

private:
  auto awaitable() {
    return typename generator_receiver<Yield>::awaitable{
        &static_cast<generator<Yield, Push> *>(this)->receiver_};
  }
};
template <class Yield> struct generator_base<Yield, void> {
  auto operator co_await() {
    return typename generator_receiver<Yield>::awaitable{
        &static_cast<generator<Yield, void> *>(this)->receiver_};
  }
};
} // namespace detail

template <class Yield, class Push>
struct [[nodiscard]] generator : detail::generator_base<Yield, Push> {
  generator(generator &&Other) noexcept = default;
  generator &operator=(generator &&) noexcept = default;
  generator(const generator &) = delete;
  generator &operator=(const generator &) = delete;
  explicit operator bool() const { return !receiver_.done; }
  void
  cancel(boost::asio::cancellation_type = boost::asio::cancellation_type::all) {
  }
  bool ready() const { return receiver_.result.has_value(); }
  Yield get() { return std::move(*receiver_.result); }
  ~generator() { cancel(); }
  using promise_type = detail::generator_promise<Yield, Push>;

private:
  template <class, class> friend struct detail::generator_base;
  template <class, class> friend struct detail::generator_promise;
  generator(detail::generator_promise<Yield, Push> *Promise) {
    receiver_.self =
        std::coroutine_handle<promise_type>::from_promise(*Promise);
    Promise->receiver = &receiver_;
  }
  detail::generator_receiver<Yield> receiver_;
};

namespace detail {
template <class Yield, class Push>
struct generator_promise : enable_awaitables<generator_promise<Yield, Push>>,
                           enable_await_deferred,
                           enable_await_executor {
  using own = generator_promise<Yield, Push>;
  BOOST_COBALT_PROMISE(own)
  [[nodiscard]] generator<Yield, Push> get_return_object() {
    return generator<Yield, Push>{this};
  }
  std::suspend_never initial_suspend() noexcept { return {}; }
  struct final_awaitable {
    generator_promise *generator;
    bool await_ready() const noexcept { return false; }
    std::coroutine_handle<>
    await_suspend(std::coroutine_handle<generator_promise>) noexcept {
      return std::noop_coroutine();
    }
    void await_resume() noexcept { generator->receiver->done = true; }
  };
  auto final_suspend() noexcept { return final_awaitable{this}; }
  void unhandled_exception() {}
  void return_value(const Yield &V)
    requires std::is_copy_constructible_v<Yield>
  {
    receiver->result.emplace(V);
  }
  void return_value(Yield &&V) { receiver->result.emplace(std::move(V)); }
  struct yield_awaitable {
    bool await_ready() const { return false; }
    template <class Promise>
    std::coroutine_handle<> await_suspend(std::coroutine_handle<Promise>) {
      return std::noop_coroutine();
    }
    Push await_resume() {
      if constexpr (!std::is_void_v<Push>)
        return Push();
    }
  };
  template <std::convertible_to<Yield> U> auto yield_value(U &&V) {
    receiver->result.emplace(std::forward<U>(V));
    return yield_awaitable{};
  }
  generator_receiver<Yield> *receiver = nullptr;
};
} // namespace detail
} // namespace boost::cobalt
