// Mock of <unistd.h>.
#pragma once
#include <mock/ctypes.h>

extern "C" {
#define STDIN_FILENO 0
#define STDOUT_FILENO 1
#define STDERR_FILENO 2
#define F_LOCK 1
unsigned sleep(unsigned);
int usleep(useconds_t);
unsigned alarm(unsigned) noexcept;
int pause();
ssize_t read(int, void *, size_t);
ssize_t write(int, const void *, size_t);
ssize_t pread(int, void *, size_t, off_t);
ssize_t pwrite(int, const void *, size_t, off_t);
off_t lseek(int, off_t, int) noexcept;
int close(int);
int fsync(int);
int fdatasync(int);
void sync() noexcept;
int lockf(int, int, off_t);
int pipe(int *) noexcept;
int dup(int) noexcept;
int dup2(int, int) noexcept;
int unlink(const char *) noexcept;
int access(const char *, int) noexcept;
int ftruncate(int, off_t) noexcept;
pid_t fork() noexcept;
pid_t getpid() noexcept;
uid_t getuid() noexcept;
int isatty(int) noexcept;
int gethostname(char *, size_t) noexcept;
int execv(const char *, char *const *) noexcept;
int execvp(const char *, char *const *) noexcept;
[[noreturn]] void _exit(int);
}
