// Mock of <fcntl.h>.
#pragma once
#include <mock/ctypes.h>

extern "C" {
#define O_RDONLY 0
#define O_WRONLY 1
#define O_RDWR 2
#define O_CREAT 0100
#define O_NONBLOCK 04000
#define F_GETFL 3
#define F_SETFL 4
int open(const char *, int, ...);
int openat(int, const char *, int, ...);
int creat(const char *, mode_t);
int fcntl(int, int, ...);
}
