// Forwards to the header that has the algorithms on one sender.
#pragma once
#include <unifex/then.hpp>
