// Forwards to the header that has futures and promises.
#pragma once
#include <async_simple/Future.h>
