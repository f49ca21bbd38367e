// Paths as they are seen from a directory.
#ifndef CORO_TIDY_SUPPORT_RELATIVEPATHS_H
#define CORO_TIDY_SUPPORT_RELATIVEPATHS_H

#include "llvm/ADT/StringRef.h"
#include <string>

namespace clang::tidy::coro {

/// A directory, by its own path and with its symbolic links followed: compilers and build systems use either.
class DirectoryPath {
public:
  /// \p Path need not be absolute; the empty one is the working directory.
  explicit DirectoryPath(llvm::StringRef Path);

  /// \p Path, which is absolute, relative to the directory if it is below it.
  std::string relative(llvm::StringRef Path) const;

  /// \p Path as an absolute one, if it is relative to the directory.
  std::string absolute(llvm::StringRef Path) const;

  bool contains(llvm::StringRef Path) const;

  const std::string &path() const { return Written; }
  const std::string &realPath() const { return Real; }

private:
  std::string Written, Real;
};

} // namespace clang::tidy::coro

#endif
