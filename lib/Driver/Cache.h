// The results of earlier lints, as files in a directory.
#ifndef CORO_TIDY_DRIVER_CACHE_H
#define CORO_TIDY_DRIVER_CACHE_H

#include "Driver/Inputs.h"
#include "Driver/LintedFile.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/CachePruning.h"
#include <optional>
#include <string>

namespace clang::tidy::coro {

/// One file per translation unit, compile command and configuration, named by the hash of all of them. It holds what was
/// read, with the hash of its content, and what came out; it counts as long as reading would give the same.
///
/// Files appear whole or not at all, and what is damaged counts as absent and is written anew. So any number of runs can
/// share a directory without locks: at worst two of them do the same work.
class Cache {
public:
  /// \p Directory is made when there is something to store. If it \p IsReadOnly, nothing in it is touched.
  explicit Cache(std::string Directory, bool IsReadOnly = false)
      : Directory(std::move(Directory)), IsReadOnly(IsReadOnly) {}

  /// The directory that is used if no other is named: beside the compilation database in the folder \p DatabaseDirectory.
  static std::string directoryBeside(llvm::StringRef DatabaseDirectory);

  /// The name of the entry for a lint that \p Description describes.
  static std::string keyFor(llvm::StringRef Description);

  /// The result under \p Key, if all that it was made from still is as it was.
  std::optional<LintedFile> find(llvm::StringRef Key);
  /// What writeLintedFile() gave. A failure is kept for problem(); nothing else depends on it.
  void store(llvm::StringRef Key, llvm::StringRef Bytes);

  /// Why entries could not be written, one line; empty if all could.
  const std::string &problem() const { return Problem; }

  /// Removes what \p Policy does not let stay.
  void prune(const llvm::CachePruningPolicy &Policy);

  struct Contents {
    uint64_t Entries = 0, Bytes = 0;
    int64_t OldestUse = 0; ///< seconds since the epoch; 0 if there are none
  };
  Contents contents() const;
  /// Removes all entries. \returns why that failed, or an empty string.
  std::string clear();

  const std::string &directory() const { return Directory; }

private:
  std::string pathOf(llvm::StringRef Key) const;
  bool prepareDirectory();

  std::string Directory, Problem;
  const bool IsReadOnly;
  bool IsPrepared = false;
  InputChecker Checker;
};

} // namespace clang::tidy::coro

#endif
