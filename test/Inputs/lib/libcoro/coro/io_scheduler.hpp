// The scheduler's older name.
#pragma once
#include <coro/scheduler.hpp>

namespace coro {
using io_scheduler = scheduler;
}
