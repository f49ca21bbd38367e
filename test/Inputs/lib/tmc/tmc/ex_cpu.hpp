// Forwards to the header that has all executors.
#pragma once
#include <tmc/ex_any.hpp>
