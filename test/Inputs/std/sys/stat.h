// Mock of <sys/stat.h>.
#pragma once
#include <mock/ctypes.h>

extern "C" {
struct stat {
  mode_t st_mode;
  off_t st_size;
  struct timespec st_mtim;
};
int stat(const char *, struct stat *) noexcept;
int fstat(int, struct stat *) noexcept;
int mkdir(const char *, mode_t) noexcept;
}
