// Forwards to the header that has client and server.
#pragma once
#include <coro/net/tcp/client.hpp>
