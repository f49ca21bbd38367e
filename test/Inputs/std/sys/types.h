// Mock of <sys/types.h>.
#pragma once
#include <mock/ctypes.h>
