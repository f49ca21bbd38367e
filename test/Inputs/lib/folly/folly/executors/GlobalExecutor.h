// The process-wide executors.
#pragma once
#include <folly/Executor.h>

namespace folly {
Executor::KeepAlive<> getGlobalCPUExecutor();
Executor::KeepAlive<> getGlobalIOExecutor();
} // namespace folly
