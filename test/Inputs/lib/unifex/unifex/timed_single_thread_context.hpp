// Forwards to the header that has pools and timers.
#pragma once
#include <unifex/static_thread_pool.hpp>
