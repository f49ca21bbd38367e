// Paths as they are seen from a directory.
#include "Support/RelativePaths.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

namespace clang::tidy::coro {

DirectoryPath::DirectoryPath(llvm::StringRef Path) {
  llvm::SmallString<256> Text(Path);
  llvm::sys::fs::make_absolute(Text);
  llvm::sys::path::remove_dots(Text, /*remove_dot_dot=*/true);
  Written = std::string(Text);
  Real = llvm::sys::fs::real_path(Written, Text) ? Written : std::string(Text);
}

/// Takes \p Directory and the slash after it off the front of \p Path.
static bool consumeDirectory(llvm::StringRef &Path, llvm::StringRef Directory) {
  llvm::StringRef Rest = Path;
  if (!Rest.consume_front(Directory) ||
      !(Directory.ends_with("/") || Rest.consume_front("/")))
    return false;
  Path = Rest;
  return true;
}

std::string DirectoryPath::relative(llvm::StringRef Path) const {
  consumeDirectory(Path, Written) || consumeDirectory(Path, Real);
  return Path.str();
}

std::string DirectoryPath::absolute(llvm::StringRef Path) const {
  llvm::SmallString<256> Text(Path);
  llvm::sys::path::make_absolute(Written, Text);
  llvm::sys::path::remove_dots(Text, /*remove_dot_dot=*/true);
  return std::string(Text);
}

bool DirectoryPath::contains(llvm::StringRef Path) const {
  return consumeDirectory(Path, Written) || consumeDirectory(Path, Real);
}

} // namespace clang::tidy::coro
