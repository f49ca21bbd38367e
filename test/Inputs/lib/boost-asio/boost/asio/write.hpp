// Forwards to the header that has the composed reads and writes.
#pragma once
#include <boost/asio/read.hpp>
