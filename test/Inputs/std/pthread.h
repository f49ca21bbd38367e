// Mock of <pthread.h>.
#pragma once
#include <mock/ctypes.h>

extern "C" {
typedef unsigned long pthread_t;
typedef struct pthread_attr_t pthread_attr_t;
typedef struct {
  long Data[5];
} pthread_mutex_t;
typedef struct {
  long Data[7];
} pthread_rwlock_t;
typedef struct {
  long Data[6];
} pthread_cond_t;
typedef unsigned pthread_key_t;
#define PTHREAD_MUTEX_INITIALIZER {{0}}
#define PTHREAD_COND_INITIALIZER {{0}}
int pthread_create(pthread_t *, const pthread_attr_t *, void *(*)(void *),
                   void *) noexcept;
int pthread_join(pthread_t, void **);
int pthread_detach(pthread_t) noexcept;
pthread_t pthread_self() noexcept;
int pthread_equal(pthread_t, pthread_t) noexcept;
int pthread_mutex_init(pthread_mutex_t *, const void *) noexcept;
int pthread_mutex_destroy(pthread_mutex_t *) noexcept;
int pthread_mutex_lock(pthread_mutex_t *) noexcept;
int pthread_mutex_trylock(pthread_mutex_t *) noexcept;
int pthread_mutex_unlock(pthread_mutex_t *) noexcept;
int pthread_rwlock_rdlock(pthread_rwlock_t *) noexcept;
int pthread_rwlock_wrlock(pthread_rwlock_t *) noexcept;
int pthread_rwlock_unlock(pthread_rwlock_t *) noexcept;
int pthread_cond_wait(pthread_cond_t *, pthread_mutex_t *);
int pthread_cond_timedwait(pthread_cond_t *, pthread_mutex_t *,
                           const struct timespec *);
int pthread_cond_signal(pthread_cond_t *) noexcept;
int pthread_cond_broadcast(pthread_cond_t *) noexcept;
int pthread_key_create(pthread_key_t *, void (*)(void *)) noexcept;
void *pthread_getspecific(pthread_key_t) noexcept;
int pthread_setspecific(pthread_key_t, const void *) noexcept;
}
