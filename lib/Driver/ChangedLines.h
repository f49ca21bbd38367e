// Which lines of a project have changed: from a diff, or from git.
#ifndef CORO_TIDY_DRIVER_CHANGEDLINES_H
#define CORO_TIDY_DRIVER_CHANGEDLINES_H

#include "Driver/Linter.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include <map>
#include <string>
#include <vector>

namespace clang::tidy::coro {

/// Lines by file, as normalPath() names it.
struct ChangedLines {
  using Range = std::pair<unsigned, unsigned>; ///< both ends are part of it
  std::map<std::string, std::vector<Range>, std::less<>> Files;
  /// What is to be linted in place of what is on disk.
  Overlay Text;

  bool contains(llvm::StringRef Path) const { return Files.count(Path) != 0; }
  bool contains(llvm::StringRef Path, unsigned Line) const;

  /// Reads a unified diff; its paths are taken from \p Directory or the nearest folder above it that has them, with or
  /// without their first part (`a/`, `b/`).
  static ChangedLines ofDiff(llvm::StringRef Diff, llvm::StringRef Directory);

  /// Whether \p Text may be a unified diff, be it an empty one or of files that are not text.
  static bool isDiff(llvm::StringRef Text);

  /// What differs from the commit at which the work left \p Ref, in commits and in the working tree; new files that git
  /// does not know yet and does not ignore are changed as a whole. Asks git in the working directory.
  static llvm::Expected<ChangedLines> since(llvm::StringRef Ref);

  /// What is staged. Text has the staged content of files that differ from it on disk.
  static llvm::Expected<ChangedLines> staged();
};

/// The line of \p Offset in \p Text, from 1.
unsigned lineOf(llvm::StringRef Text, unsigned Offset);

} // namespace clang::tidy::coro

#endif
