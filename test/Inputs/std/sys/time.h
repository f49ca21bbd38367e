// Mock of <sys/time.h>.
#pragma once
#include <mock/ctypes.h>

extern "C" {
int gettimeofday(struct timeval *, void *) noexcept;
}
