// Forwards to the header that has the algorithms without one.
#pragma once
#include <unifex/just.hpp>
