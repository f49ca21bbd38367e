// Reads the command line, and says in one line what is wrong with it.
#ifndef CORO_TIDY_TOOLS_COMMANDLINE_H
#define CORO_TIDY_TOOLS_COMMANDLINE_H

#include "Command.h"

namespace clang::tidy::coro {

/// Reads the options. \returns the command that is chosen; null after saying why there is none. Does not return after
/// `--help` and `--version`.
const Command *readCommandLine(int Argc, const char *const *Argv);

} // namespace clang::tidy::coro

#endif
