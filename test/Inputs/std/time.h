// Mock of <time.h>.
#pragma once
#include <mock/ctypes.h>

extern "C" {
struct tm {
  int tm_sec, tm_min, tm_hour, tm_mday, tm_mon, tm_year, tm_wday, tm_yday,
      tm_isdst;
};
typedef long clock_t;
#define CLOCK_REALTIME 0
#define CLOCK_MONOTONIC 1
#define CLOCKS_PER_SEC 1000000L
time_t time(time_t *) noexcept;
clock_t clock() noexcept;
double difftime(time_t, time_t) noexcept;
time_t mktime(struct tm *) noexcept;
struct tm *gmtime(const time_t *) noexcept;
struct tm *localtime(const time_t *) noexcept;
struct tm *localtime_r(const time_t *, struct tm *) noexcept;
char *ctime(const time_t *) noexcept;
size_t strftime(char *, size_t, const char *, const struct tm *) noexcept;
int nanosleep(const struct timespec *, struct timespec *);
int clock_nanosleep(clockid_t, int, const struct timespec *, struct timespec *);
int clock_gettime(clockid_t, struct timespec *) noexcept;
}
