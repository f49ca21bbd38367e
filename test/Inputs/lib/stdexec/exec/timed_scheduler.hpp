// Forwards to the header that has timers.
#pragma once
#include <exec/timed_thread_scheduler.hpp>
