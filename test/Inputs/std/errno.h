// Mock of <errno.h>.
#pragma once

extern "C" int *__errno_location() noexcept __attribute__((__const__));
#define errno (*__errno_location())
#define EPERM 1
#define ENOENT 2
#define EINTR 4
#define EIO 5
#define EAGAIN 11
#define EWOULDBLOCK EAGAIN
#define EINVAL 22
#define EPIPE 32
#define EINPROGRESS 115
#define ECANCELED 125
