// Starts a task on an executor.
#pragma once
#include <boost/asio/detached.hpp>
#include <boost/asio/use_future.hpp>
#include <boost/cobalt/task.hpp>

namespace boost::cobalt {
namespace detail {
struct async_initiate_spawn {
  executor exec;
  template <class Handler, class T>
  void operator()(Handler &&, task<T> Task) const {
    (void)Task.operator co_await();
  }
};
template <class T> struct spawn_signature {
  using type = void(std::exception_ptr, T);
};
template <> struct spawn_signature<void> {
  using type = void(std::exception_ptr);
};
} // namespace detail
template <class Context, class T, class CompletionToken>
  requires requires(Context &C) { C.get_executor(); }
auto spawn(Context &C, task<T> &&Task, CompletionToken &&Token) {
  return boost::asio::async_initiate<CompletionToken,
                                     typename detail::spawn_signature<T>::type>(
      detail::async_initiate_spawn{C.get_executor()}, Token, std::move(Task));
}
template <std::convertible_to<executor> Executor, class T,
          class CompletionToken>
auto spawn(Executor Ex, task<T> &&Task, CompletionToken &&Token) {
  return boost::asio::async_initiate<CompletionToken,
                                     typename detail::spawn_signature<T>::type>(
      detail::async_initiate_spawn{Ex}, Token, std::move(Task));
}
} // namespace boost::cobalt
