// Forwards to the header that has the customisation points.
#pragma once
#include <folly/coro/ViaIfAsync.h>
