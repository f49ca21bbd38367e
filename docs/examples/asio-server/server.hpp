// Accepts clients and starts a session for each.
#pragma once

#include "store.hpp"

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/ip/tcp.hpp>

class server {
public:
  server(boost::asio::any_io_executor executor,
         boost::asio::ip::port_type port);

  // Runs until it is cancelled. The sessions refer to this server, which must
  // outlive them.
  boost::asio::awaitable<void> run();

private:
  boost::asio::ip::tcp::acceptor acceptor_;
  store values_;
};
