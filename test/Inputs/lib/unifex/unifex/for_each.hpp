// Forwards to the header that has streams.
#pragma once
#include <unifex/stream_concepts.hpp>
