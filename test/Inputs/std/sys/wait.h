// Mock of <sys/wait.h>.
#pragma once
#include <mock/ctypes.h>

extern "C" {
#define WNOHANG 1
#define WIFEXITED(STATUS) (((STATUS) & 0x7f) == 0)
#define WEXITSTATUS(STATUS) (((STATUS) & 0xff00) >> 8)
pid_t wait(int *);
pid_t waitpid(pid_t, int *, int);
}
