// Forwards to the header that has when_all and when_all_ready.
#pragma once
#include <cppcoro/when_all.hpp>
