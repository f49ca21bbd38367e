// The lazy task; how it starts is said by a type of its own.
#pragma once
#include <boost/cobalt/this_coro.hpp>

namespace boost::cobalt {
namespace detail {
template <class Return> struct task_promise;
struct async_initiate_spawn;
} // namespace detail

template <class Return = void> struct [[nodiscard]] task {
  task(task &&Other) noexcept = default;
  task &operator=(task &&) noexcept = default;
  task(const task &) = delete;
  task &operator=(const task &) = delete;
  ~task() {
    if (receiver_.self)
      receiver_.self.destroy();
  }
  auto operator co_await();
  using promise_type = detail::task_promise<Return>;

private:
  template <class> friend struct detail::task_promise;
  task(detail::task_promise<Return> *Promise) {
    receiver_.self =
        std::coroutine_handle<promise_type>::from_promise(*Promise);
  }
  detail::receiver<Return> receiver_;
};

namespace detail {
template <class Return>
struct task_promise : promise_result<task_promise<Return>, Return>,
                      enable_awaitables<task_promise<Return>>,
                      enable_await_deferred,
                      enable_await_executor {
  BOOST_COBALT_PROMISE(task_promise<Return>)
  [[nodiscard]] task<Return> get_return_object() { return task<Return>{this}; }
  struct initial_awaitable {
    task_promise *promise;
    bool await_ready() const noexcept { return false; }
    void await_suspend(std::coroutine_handle<>) {}
    void await_resume() { promise->resumed = true; }
  };
  auto initial_suspend() noexcept { return initial_awaitable{this}; }
  struct final_awaitable {
    task_promise *promise;
    bool await_ready() const noexcept { return false; }
    std::coroutine_handle<>
    await_suspend(std::coroutine_handle<task_promise>) noexcept {
      return std::noop_coroutine();
    }
    void await_resume() noexcept {}
  };
  auto final_suspend() noexcept { return final_awaitable{this}; }
  void unhandled_exception() { this->receiver_->exception = nullptr; }
  bool resumed = false;
};
} // namespace detail
template <class T> inline auto task<T>::operator co_await() {
  return receiver_.get_awaitable();
}
struct use_task_t {
  constexpr use_task_t() {}
};
constexpr use_task_t use_task{};
} // namespace boost::cobalt

namespace boost::asio {
template <class... Args>
struct async_result<boost::cobalt::use_task_t, void(Args...)> {
  using return_type =
      boost::cobalt::task<typename detail::AwaitResult<void(Args...)>::type>;
  template <class Initiation, class... InitArgs>
  static auto initiate(Initiation Init, boost::cobalt::use_task_t,
                       InitArgs... InitialArgs) -> return_type {
    co_return co_await async_result<deferred_t, void(Args...)>::initiate(
        std::move(Init), deferred_t(), std::move(InitialArgs)...);
  }
};
} // namespace boost::asio
