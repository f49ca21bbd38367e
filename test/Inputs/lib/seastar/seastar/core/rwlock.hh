// Forwards to the header that has all mutexes.
#pragma once
#include <seastar/core/shared_mutex.hh>
