// Forwards to the header that has both queues.
#pragma once
#include <folly/coro/UnboundedQueue.h>
