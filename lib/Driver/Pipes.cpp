// What processes of one run say to each other through pipes.
#include "Driver/Pipes.h"
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace clang::tidy::coro {

bool openPipes(int (&Down)[2], int (&Up)[2]) {
  if (pipe2(Down, O_CLOEXEC) != 0)
    return false;
  if (pipe2(Up, O_CLOEXEC) == 0)
    return true;
  close(Down[0]);
  close(Down[1]);
  return false;
}

bool writeAll(int FD, const char *Data, size_t Size) {
  while (Size) {
    ssize_t Written = ::write(FD, Data, Size);
    if (Written < 0 && errno == EINTR)
      continue;
    if (Written <= 0)
      return false;
    Data += Written;
    Size -= size_t(Written);
  }
  return true;
}

bool readAll(int FD, char *Data, size_t Size) {
  while (Size) {
    ssize_t Read = ::read(FD, Data, Size);
    if (Read < 0 && errno == EINTR)
      continue;
    if (Read <= 0)
      return false;
    Data += Read;
    Size -= size_t(Read);
  }
  return true;
}

bool writeNumber(int FD, uint64_t Number) {
  return writeAll(FD, reinterpret_cast<const char *>(&Number), sizeof(Number));
}

std::optional<uint64_t> readNumber(int FD) {
  uint64_t Number;
  if (!readAll(FD, reinterpret_cast<char *>(&Number), sizeof(Number)))
    return std::nullopt;
  return Number;
}

bool writeMessage(int FD, llvm::StringRef Bytes) {
  return writeNumber(FD, Bytes.size()) &&
         writeAll(FD, Bytes.data(), Bytes.size());
}

std::optional<std::string> readMessage(int FD) {
  std::optional<uint64_t> Size = readNumber(FD);
  if (!Size)
    return std::nullopt;
  std::string Bytes(*Size, '\0');
  if (!readAll(FD, Bytes.data(), Bytes.size()))
    return std::nullopt;
  return Bytes;
}

void endWith(pid_t Parent) {
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (getppid() != Parent)
    _exit(0);
}

int waitForEnd(pid_t Child) {
  int Status = 0;
  while (waitpid(Child, &Status, 0) < 0 && errno == EINTR)
    ;
  return Status;
}

} // namespace clang::tidy::coro
