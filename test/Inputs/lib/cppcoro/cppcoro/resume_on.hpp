// Forwards to the header that has schedule_on and resume_on.
#pragma once
#include <cppcoro/schedule_on.hpp>
