// One name for what is reached by several paths.
#ifndef CORO_TIDY_DRIVER_NORMALPATHS_H
#define CORO_TIDY_DRIVER_NORMALPATHS_H

#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringRef.h"
#include <string>

namespace clang::tidy::coro {

/// \p Path made absolute from \p Directory, without dots and links. Of what is not there, only the folder can be
/// followed, or nothing.
std::string normalPath(llvm::StringRef Path, llvm::StringRef Directory = "");

/// The same for many paths, each of which is followed once.
class NormalPaths {
public:
  const std::string &of(llvm::StringRef Path, llvm::StringRef Directory = "");

private:
  llvm::StringMap<std::string> Known;
};

} // namespace clang::tidy::coro

#endif
