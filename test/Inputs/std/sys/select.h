// Mock of <sys/select.h>.
#pragma once
#include <mock/ctypes.h>

extern "C" {
typedef struct {
  long fds_bits[16];
} fd_set;
#define FD_ZERO(SET) __builtin_memset((SET), 0, sizeof(fd_set))
#define FD_SET(FD, SET) ((SET)->fds_bits[(FD) / 64] |= 1L << ((FD) % 64))
#define FD_ISSET(FD, SET) ((SET)->fds_bits[(FD) / 64] & (1L << ((FD) % 64)))
int select(int, fd_set *, fd_set *, fd_set *, struct timeval *);
int pselect(int, fd_set *, fd_set *, fd_set *, const struct timespec *,
            const sigset_t *);
}
