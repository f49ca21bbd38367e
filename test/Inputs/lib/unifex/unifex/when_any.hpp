// Forwards to the header that has when_all and when_any.
#pragma once
#include <unifex/when_all.hpp>
