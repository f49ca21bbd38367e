// An assertion as test frameworks have them: it reads a file when it fails.
#pragma once
#include <fstream>

inline void mockFailure() { std::ifstream("/proc/self/status"); }
#define MOCK_ASSERT(...)                                                       \
  do {                                                                         \
    if (!(__VA_ARGS__))                                                        \
      mockFailure();                                                           \
  } while (false)
