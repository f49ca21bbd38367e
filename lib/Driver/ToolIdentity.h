// Which build of coro-tidy and of the LLVM libraries this process runs.
#ifndef CORO_TIDY_DRIVER_TOOLIDENTITY_H
#define CORO_TIDY_DRIVER_TOOLIDENTITY_H

#include <string>

namespace clang::tidy::coro {

/// Differs between any two builds that could find different things: the build IDs that the linker gave the program and
/// its shared libraries, which change with their content.
const std::string &toolIdentity();

} // namespace clang::tidy::coro

#endif
