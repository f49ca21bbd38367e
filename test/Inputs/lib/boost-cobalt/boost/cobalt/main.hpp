// The coroutine that is the program; its promise is found through
// std::coroutine_traits.
#pragma once
#include <boost/cobalt/this_coro.hpp>

namespace boost::cobalt {
namespace detail {
struct main_promise;
}
class main;
} // namespace boost::cobalt
auto co_main(int argc, char *argv[]) -> boost::cobalt::main;
namespace boost::cobalt {
class main {
  detail::main_promise *promise;
  main(detail::main_promise *P) : promise(P) {}
  friend auto ::co_main(int argc, char *argv[]) -> boost::cobalt::main;
  friend struct detail::main_promise;
};
namespace detail {
struct main_promise : enable_awaitables<main_promise>,
                      enable_await_deferred,
                      enable_await_executor {
  BOOST_COBALT_PROMISE(main_promise)
  main_promise(int, char **) {}
  main get_return_object() { return main{this}; }
  std::suspend_always initial_suspend() noexcept { return {}; }
  auto final_suspend() noexcept -> std::suspend_never { return {}; }
  void unhandled_exception() { throw; }
  void return_value(int R = 0) { result = R; }
  int result = 0;
};
} // namespace detail
} // namespace boost::cobalt
template <class Char>
struct std::coroutine_traits<boost::cobalt::main, int, Char> {
  using promise_type = boost::cobalt::detail::main_promise;
};
