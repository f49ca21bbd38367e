// What processes of one run say to each other through pipes.
#ifndef CORO_TIDY_DRIVER_PIPES_H
#define CORO_TIDY_DRIVER_PIPES_H

#include "llvm/ADT/StringRef.h"
#include <optional>
#include <string>
#include <sys/types.h>

namespace clang::tidy::coro {

/// Opens a pipe for each direction, which no other program inherits; both or none.
bool openPipes(int (&Down)[2], int (&Up)[2]);

/// All bytes or none: false if the other end is gone.
bool writeAll(int FD, const char *Data, size_t Size);
bool readAll(int FD, char *Data, size_t Size);

/// A number, in the bytes of this machine.
bool writeNumber(int FD, uint64_t Number);
std::optional<uint64_t> readNumber(int FD);

/// A length and so many bytes.
bool writeMessage(int FD, llvm::StringRef Bytes);
std::optional<std::string> readMessage(int FD);

/// To be called in a child that was made by fork(): it ends when \p Parent does, and whatever ends that.
void endWith(pid_t Parent);

/// Waits for the end of a child. \returns what waitpid() says of it.
int waitForEnd(pid_t Child);

} // namespace clang::tidy::coro

#endif
