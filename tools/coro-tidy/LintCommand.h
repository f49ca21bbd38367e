// The command that lints, for those that do something else with the findings.
#ifndef CORO_TIDY_TOOLS_LINTCOMMAND_H
#define CORO_TIDY_TOOLS_LINTCOMMAND_H

#include "Command.h"

namespace clang::tidy::coro {

/// Lints as the options say. \returns the exit status.
int lintCommand(Invocation &Invocation);

} // namespace clang::tidy::coro

#endif
