// Mock of <stdlib.h>.
#pragma once
#include <mock/ctypes.h>

extern "C" {
#define EXIT_SUCCESS 0
#define EXIT_FAILURE 1
void *malloc(size_t) noexcept __attribute__((__malloc__));
void *calloc(size_t, size_t) noexcept __attribute__((__malloc__));
void *realloc(void *, size_t) noexcept;
void free(void *) noexcept;
[[noreturn]] void abort() noexcept;
[[noreturn]] void exit(int) noexcept;
[[noreturn]] void _Exit(int) noexcept;
[[noreturn]] void quick_exit(int) noexcept;
int atexit(void (*)()) noexcept;
int system(const char *);
char *getenv(const char *) noexcept;
int setenv(const char *, const char *, int) noexcept;
int atoi(const char *) noexcept;
long atol(const char *) noexcept;
double atof(const char *) noexcept;
long strtol(const char *, char **, int) noexcept;
unsigned long strtoul(const char *, char **, int) noexcept;
double strtod(const char *, char **) noexcept;
int rand() noexcept;
void srand(unsigned) noexcept;
int abs(int) noexcept;
int mkstemp(char *);
void qsort(void *, size_t, size_t, int (*)(const void *, const void *));
}
