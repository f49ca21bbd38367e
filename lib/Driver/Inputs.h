// What a lint of one translation unit has read, and whether reading it again would give the same.
#ifndef CORO_TIDY_DRIVER_INPUTS_H
#define CORO_TIDY_DRIVER_INPUTS_H

#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/xxhash.h"
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace clang::tidy::coro {

/// What the file system says of a file without its content being read. The time of the last change of its inode is part
/// of it: a tool can set the time of modification back, but not that one.
struct FileStamp {
  uint64_t Size = 0, Modified = 0, Changed = 0, Inode = 0;
  bool IsDirectory = false;

  /// The stamp of what is at \p Path now, links followed; none if nothing is there.
  static std::optional<FileStamp> of(llvm::StringRef Path);

  /// Whether a change that comes right now could leave the stamp as it is, because the clock of the file system has not
  /// moved on. Such a stamp proves nothing.
  bool isYoung() const;

  bool operator==(const FileStamp &Other) const {
    return Size == Other.Size && Modified == Other.Modified &&
           Changed == Other.Changed && Inode == Other.Inode &&
           IsDirectory == Other.IsDirectory;
  }
};

using ContentHash = std::pair<uint64_t, uint64_t>;
ContentHash hashContent(llvm::StringRef Content);

/// One path that was asked for, and what the answer was.
struct Input {
  enum Kind : uint8_t {
    Absent,    ///< nothing was there; something would be found now
    Present,   ///< a file whose content was not asked for
    Directory, ///< a directory whose entries were not asked for
    Content,   ///< a file that was read
    Listing,   ///< a directory whose entries were listed
  };
  Kind What = Absent;
  /// Of Content and Listing. Not set if it was too young to prove anything.
  std::optional<FileStamp> Stamp;
  ContentHash Hash; ///< of Content and Listing
};

/// The inputs of a translation unit by directory and name, with the stamps that the directories had before anything was
/// looked for in them: as long as such a stamp stands, what was absent there still is.
struct Inputs {
  struct Folder {
    std::optional<FileStamp> Stamp;
    std::map<std::string, Input, std::less<>> Entries;
  };
  std::map<std::string, Folder, std::less<>> Folders;

  Input &at(llvm::StringRef Path);
  const Input *find(llvm::StringRef Path) const;
  /// As if \p Path had not been asked for.
  void forget(llvm::StringRef Path);
  /// Adds what \p Other has and this has not.
  void add(const Inputs &Other);
};

std::string writeInputs(const Inputs &Read);
/// None if \p Bytes are not what writeInputs() wrote.
std::optional<Inputs> readInputs(llvm::StringRef Bytes);

/// Compares inputs with what is on disk. Asks the disk once for each path, however many translation units read it.
class InputChecker {
public:
  enum Answer {
    Changed,
    Same,
    Restamped, ///< the same content under other stamps; \p Read has the new ones
  };
  Answer check(Inputs &Read);

  /// The stamp and the hash of what is at \p Path now.
  const std::optional<FileStamp> &stamp(llvm::StringRef Path);
  std::optional<ContentHash> hash(llvm::StringRef Path);

private:
  bool check(llvm::StringRef Path, Input &Read, bool &IsNew);

  llvm::StringMap<std::optional<FileStamp>> Stamps;
  llvm::StringMap<std::optional<ContentHash>> Hashes;
};

/// The hash of the names in a directory; none if it can't be listed.
std::optional<ContentHash> hashListing(llvm::StringRef Path);

} // namespace clang::tidy::coro

#endif
