// Mock of <semaphore.h>.
#pragma once
#include <mock/ctypes.h>

extern "C" {
typedef union {
  long Align[4];
} sem_t;
int sem_init(sem_t *, int, unsigned) noexcept;
int sem_wait(sem_t *);
int sem_timedwait(sem_t *, const struct timespec *);
int sem_trywait(sem_t *) noexcept;
int sem_post(sem_t *) noexcept;
}
