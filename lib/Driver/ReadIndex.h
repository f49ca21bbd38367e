// Which translation units read which files, and what those held.
#ifndef CORO_TIDY_DRIVER_READINDEX_H
#define CORO_TIDY_DRIVER_READINDEX_H

#include "Driver/Inputs.h"
#include "Driver/NormalPaths.h"
#include "llvm/ADT/STLFunctionalExtras.h"

namespace clang::tidy::coro {

/// Inputs of many translation units in little memory: they share most of their headers. Paths are normal ones.
class ReadIndex {
public:
  void add(llvm::StringRef Unit, const Inputs &Read);

  /// The translation units that read one of the files for which \p IsWanted holds, sorted.
  std::vector<std::string>
  unitsThatRead(llvm::function_ref<bool(llvm::StringRef Path)> IsWanted) const;

  /// What \p Path held when it was read; none if it was not read, or if it changed between two translation units.
  std::optional<ContentHash> hash(llvm::StringRef Path) const;

private:
  struct File {
    std::string Path;
    std::optional<ContentHash> Hash;
  };
  NormalPaths Names;
  std::vector<File> Files;
  llvm::StringMap<uint32_t> Ids;
  std::map<std::string, std::vector<uint32_t>> Units;
};

/// The names under which \p Read has the file that normalPath() names \p Path: `a/../b.h` is one of `b.h`.
std::vector<std::string> namesIn(const Inputs &Read, llvm::StringRef Path);

} // namespace clang::tidy::coro

#endif
