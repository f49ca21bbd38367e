// One name for what is reached by several paths: a header may be included from two directories, and git knows a project
// by its place on the disk while the build came there through a link.
#include "Driver/NormalPaths.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

namespace clang::tidy::coro {

std::string normalPath(llvm::StringRef Path, llvm::StringRef Directory) {
  llvm::SmallString<256> Whole(Path), Real;
  if (!Directory.empty())
    llvm::sys::path::make_absolute(Directory, Whole);
  else
    llvm::sys::fs::make_absolute(Whole);
  // What `link/..` is only the disk knows, so that dots are left to it as long as there is something.
  if (!llvm::sys::fs::real_path(Whole, Real))
    return std::string(Real);
  if (!llvm::sys::fs::real_path(llvm::sys::path::parent_path(Whole), Real)) {
    llvm::sys::path::append(Real, llvm::sys::path::filename(Whole));
    return std::string(Real);
  }
  llvm::sys::path::remove_dots(Whole, /*remove_dot_dot=*/true);
  return std::string(Whole);
}

const std::string &NormalPaths::of(llvm::StringRef Path,
                                   llvm::StringRef Directory) {
  llvm::SmallString<256> Whole(Path);
  if (!Directory.empty())
    llvm::sys::path::make_absolute(Directory, Whole);
  auto [It, IsNew] = Known.try_emplace(Whole);
  if (IsNew)
    It->second = normalPath(Whole);
  return It->second;
}

} // namespace clang::tidy::coro
