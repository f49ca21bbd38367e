// Standalone Asio: the same declarations in namespace asio.
#pragma once
#ifndef ASIO_STANDALONE
#define ASIO_STANDALONE 1
#endif
#include <boost/asio/read_until.hpp>
