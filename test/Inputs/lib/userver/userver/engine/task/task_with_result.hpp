// Forwards to the header that has tasks.
#pragma once
#include <userver/engine/task/task.hpp>
