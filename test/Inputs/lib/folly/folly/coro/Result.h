// Forwards to the header that has co_error and co_result.
#pragma once
#include <folly/coro/Error.h>
