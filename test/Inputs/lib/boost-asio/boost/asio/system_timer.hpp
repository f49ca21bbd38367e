// Forwards to the header that has all timers.
#pragma once
#include <boost/asio/steady_timer.hpp>
