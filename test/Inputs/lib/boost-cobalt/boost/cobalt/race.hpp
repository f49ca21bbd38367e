// Forwards to the header that has gather, join and race.
#pragma once
#include <boost/cobalt/gather.hpp>
