// Forwards to the header that has all synchronisation.
#pragma once
#include <userver/engine/mutex.hpp>
