// Forwards to the header that has MakeContract().
#pragma once
#include <yaclib/async/future.hpp>
