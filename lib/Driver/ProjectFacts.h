// What earlier runs over a project have left in the cache about the calls between its files.
#ifndef CORO_TIDY_DRIVER_PROJECTFACTS_H
#define CORO_TIDY_DRIVER_PROJECTFACTS_H

#include "Driver/Configuration.h"
#include "Driver/Facts.h"
#include "clang/Tooling/CompilationDatabase.h"

namespace clang::tidy::coro {

/// The facts of the files of \p Database that the cache in \p Directory knows and that still hold, as far as they lead to
/// something that blocks. Nothing is written.
std::vector<Facts> factsInCache(Configuration &Config,
                                const tooling::CompilationDatabase &Database,
                                const std::string &Directory);

/// Takes out of \p Units the functions that lead to nothing that blocks, and all roots: what is left is what a link with
/// another unit needs to know of these.
void keepBlockingOnly(std::vector<Facts> &Units);

} // namespace clang::tidy::coro

#endif
