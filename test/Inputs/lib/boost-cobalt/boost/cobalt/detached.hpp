// The coroutine that nobody waits for.
#pragma once
#include <boost/cobalt/this_coro.hpp>

namespace boost::cobalt {
namespace detail {
struct detached_promise;
}
struct detached {
  using promise_type = detail::detached_promise;
};
namespace detail {
struct detached_promise : enable_awaitables<detached_promise>,
                          enable_await_deferred,
                          enable_await_executor {
  BOOST_COBALT_PROMISE(detached_promise)
  [[nodiscard]] detached get_return_object() { return {}; }
  std::suspend_never initial_suspend() noexcept { return {}; }
  std::suspend_never final_suspend() noexcept { return {}; }
  void return_void() {}
  void unhandled_exception() { throw; }
};
} // namespace detail
} // namespace boost::cobalt
