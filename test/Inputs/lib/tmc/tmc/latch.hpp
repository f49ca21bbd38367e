// Forwards to the header that has the semaphore and the latch.
#pragma once
#include <tmc/semaphore.hpp>
