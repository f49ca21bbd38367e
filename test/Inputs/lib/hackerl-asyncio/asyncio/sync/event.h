// Forwards to the header that has all of asyncio::sync.
#pragma once
#include <asyncio/sync/mutex.h>
