// Executor and allocator types.
#pragma once
#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/deferred.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_future.hpp>
#include <concepts>
#include <coroutine>
#include <exception>
#include <optional>
#include <tuple>
#include <variant>
#include <vector>

namespace boost::cobalt {
namespace asio = boost::asio;
using executor = boost::asio::any_io_executor;
namespace this_thread {
executor &get_executor();
bool has_executor();
void set_executor(executor) noexcept;
} // namespace this_thread
} // namespace boost::cobalt
