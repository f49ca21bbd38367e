// Runs a task to its end in a blocking way.
#pragma once
#include <boost/asio/bind_executor.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/cobalt/spawn.hpp>

namespace boost::cobalt {
template <class T> T run(task<T> Task) {
  boost::asio::io_context Context(1);
  std::future<T> Future =
      spawn(Context, std::move(Task), boost::asio::use_future);
  Context.run();
  return Future.get();
}
} // namespace boost::cobalt
