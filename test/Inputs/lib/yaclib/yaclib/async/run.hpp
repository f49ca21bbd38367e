// Forwards to the header that has Run().
#pragma once
#include <yaclib/async/future.hpp>
