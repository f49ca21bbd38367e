// Forwards to the header that has the group and the events.
#pragma once
#include <async/wait-group.hpp>
