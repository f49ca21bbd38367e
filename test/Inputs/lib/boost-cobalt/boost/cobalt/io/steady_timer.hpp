// Forwards to the header that has timers and sleeping.
#pragma once
#include <boost/cobalt/io/sleep.hpp>
