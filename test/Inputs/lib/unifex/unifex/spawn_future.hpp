// Forwards to the header that has all ways into a scope.
#pragma once
#include <unifex/nest.hpp>
