// Forwards to the header that has all of cancellation.
#pragma once
#include <cppcoro/cancellation_token.hpp>
