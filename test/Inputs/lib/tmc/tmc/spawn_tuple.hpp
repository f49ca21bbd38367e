// Forwards to the header that has all spawn functions.
#pragma once
#include <tmc/spawn.hpp>
