// The coroutine with a thread of its own.
#pragma once
#include <boost/cobalt/this_coro.hpp>
#include <thread>

namespace boost::cobalt {
namespace detail {
struct thread_promise;
struct thread_awaitable {
  bool await_ready() const noexcept;
  template <class Promise> bool await_suspend(std::coroutine_handle<Promise>) {
    return true;
  }
  void await_resume();
};
} // namespace detail
struct thread {
  void cancel();
  auto operator co_await() & -> detail::thread_awaitable { return {}; }
  auto operator co_await() && -> detail::thread_awaitable { return {}; }
  thread(thread &&) noexcept = default;
  ~thread();
  void join();
  bool joinable() const;
  void detach();
  using promise_type = detail::thread_promise;

private:
  thread() = default;
  std::thread thread_;
  friend struct detail::thread_promise;
};
namespace detail {
struct thread_promise : enable_awaitables<thread_promise>,
                        enable_await_deferred,
                        enable_await_executor {
  BOOST_COBALT_PROMISE(thread_promise)
  auto initial_suspend() noexcept {
    struct initial_awaitable {
      bool await_ready() const { return false; }
      void await_suspend(std::coroutine_handle<thread_promise>) {}
      void await_resume() {}
    };
    return initial_awaitable{};
  }
  std::suspend_never final_suspend() noexcept { return {}; }
  void unhandled_exception() { throw; }
  void return_void() {}
  thread get_return_object() { return thread(); }
};
} // namespace detail
} // namespace boost::cobalt
