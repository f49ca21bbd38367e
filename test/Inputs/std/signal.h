// Mock of <signal.h>.
#pragma once
#include <mock/ctypes.h>

extern "C" {
#define SIGINT 2
#define SIGTERM 15
#define SIG_BLOCK 0
#define SIG_DFL (reinterpret_cast<void (*)(int)>(0))
#define SIG_IGN (reinterpret_cast<void (*)(int)>(1))
void (*signal(int, void (*)(int)) noexcept)(int);
int raise(int) noexcept;
int kill(pid_t, int) noexcept;
int pause();
int sigemptyset(sigset_t *) noexcept;
int sigaddset(sigset_t *, int) noexcept;
int sigwait(const sigset_t *, int *);
int sigsuspend(const sigset_t *);
}
