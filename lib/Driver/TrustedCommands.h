// What a compile command may make coro-tidy do: parse a file, and neither load code nor read arguments from files that
// are no part of the project. A compilation database comes with a checkout, so whoever wrote it may not be trusted.
#ifndef CORO_TIDY_DRIVER_TRUSTEDCOMMANDS_H
#define CORO_TIDY_DRIVER_TRUSTEDCOMMANDS_H

#include "Support/RelativePaths.h"
#include "clang/Tooling/CompilationDatabase.h"
#include <memory>

namespace clang::tidy::coro {

/// \p Database with the response files (`@file`) of its commands read, as far as they are below one of \p Trees. Others
/// stay arguments, which refusal() names.
std::unique_ptr<tooling::CompilationDatabase>
expandResponseFilesBelow(std::unique_ptr<tooling::CompilationDatabase> Database,
                         std::vector<DirectoryPath> Trees);

/// Why a compile command with these arguments is refused, or an empty string.
std::string refusal(llvm::ArrayRef<std::string> Arguments);

} // namespace clang::tidy::coro

#endif
