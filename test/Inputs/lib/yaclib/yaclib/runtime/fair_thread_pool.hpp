// Forwards to the header that has executors.
#pragma once
#include <yaclib/exe/executor.hpp>
