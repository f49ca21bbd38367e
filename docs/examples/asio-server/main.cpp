// A key-value server: asio-server [PORT]
#include "server.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/signal_set.hpp>

#include <csignal>
#include <exception>
#include <iostream>
#include <string>

namespace asio = boost::asio;

int main(int argc, char **argv) {
  try {
    asio::io_context context(1);
    asio::signal_set signals(context, SIGINT, SIGTERM);
    signals.async_wait([&](auto, auto) { context.stop(); });

    auto port =
        static_cast<asio::ip::port_type>(argc > 1 ? std::stoi(argv[1]) : 5555);
    server server(context.get_executor(), port);
    asio::co_spawn(context, server.run(), asio::detached);
    context.run();
  } catch (const std::exception &error) {
    std::cerr << "asio-server: " << error.what() << '\n';
    return 1;
  }
}
