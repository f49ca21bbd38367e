// The thread-safe channel, under its own name.
#pragma once
#include <boost/asio/experimental/channel.hpp>

BOOST_ASIO_BEGIN
namespace experimental {
template <class... Signatures>
using concurrent_channel = basic_channel<any_io_executor, Signatures...>;
}
BOOST_ASIO_END
