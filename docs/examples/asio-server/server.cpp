#include "server.hpp"

#include "session.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/system/system_error.hpp>

#include <exception>
#include <iostream>
#include <utility>

namespace asio = boost::asio;
using asio::ip::tcp;

namespace {

// Clients come and go; anything but the end of their stream is worth a line.
void report(std::exception_ptr failure) {
  try {
    if (failure)
      std::rethrow_exception(failure);
  } catch (const boost::system::system_error &error) {
    if (error.code() != asio::error::eof)
      std::cerr << "session: " << error.code().message() << '\n';
  } catch (const std::exception &error) {
    std::cerr << "session: " << error.what() << '\n';
  }
}

} // namespace

server::server(asio::any_io_executor executor, asio::ip::port_type port)
    : acceptor_(executor, tcp::endpoint(tcp::v4(), port)) {}

asio::awaitable<void> server::run() {
  for (;;) {
    tcp::socket client = co_await acceptor_.async_accept(asio::use_awaitable);
    asio::co_spawn(acceptor_.get_executor(), serve(std::move(client), values_),
                   report);
  }
}
