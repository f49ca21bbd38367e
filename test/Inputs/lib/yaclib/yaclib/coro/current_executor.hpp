// Forwards to the header that knows executors.
#pragma once
#include <yaclib/coro/on.hpp>
