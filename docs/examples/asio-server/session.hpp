// One client's conversation: a line with a command, a line with its answer.
#pragma once

#include "store.hpp"

#include <boost/asio/awaitable.hpp>
#include <boost/asio/ip/tcp.hpp>

// Answers the client until it quits, goes away or falls silent. The store must
// outlive the session.
boost::asio::awaitable<void> serve(boost::asio::ip::tcp::socket client,
                                   store &values);
