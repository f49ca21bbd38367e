// Sleeping.
#pragma once
#include <folly/coro/Task.h>

namespace folly::coro {
Task<void> sleep(HighResDuration, Timekeeper * = nullptr);
Task<void> sleepReturnEarlyOnCancel(HighResDuration, Timekeeper * = nullptr);
} // namespace folly::coro
