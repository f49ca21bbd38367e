// The difference of two texts as a patch.
#ifndef CORO_TIDY_DRIVER_UNIFIEDDIFF_H
#define CORO_TIDY_DRIVER_UNIFIEDDIFF_H

#include "llvm/ADT/StringRef.h"
#include <string>
#include <vector>

namespace clang::tidy::coro {

/// A unified diff that `git apply` and `patch -p1` take; empty if the texts are equal. \p Name is the path of the file
/// below the directory in which the patch is applied.
std::string unifiedDiff(llvm::StringRef Old, llvm::StringRef New,
                        llvm::StringRef Name);

/// For each line of \p New the number of the line of \p Old that it is, from 1; 0 if it is none of them.
std::vector<unsigned> oldLines(llvm::StringRef Old, llvm::StringRef New);

} // namespace clang::tidy::coro

#endif
