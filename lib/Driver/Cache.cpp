// The results of earlier lints, as files in a directory.
#include "Driver/Cache.h"
#include "Driver/Bytes.h"
#include "Driver/ToolIdentity.h"
#include "Support/WholeFile.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/BLAKE3.h"
#include "llvm/Support/Errno.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include <chrono>
#include <unistd.h>

namespace clang::tidy::coro {
namespace {

constexpr llvm::StringLiteral Magic = "coro-tidy result 1\n";
/// LLVM's pruning touches only files that are named so.
constexpr llvm::StringLiteral Prefix = "llvmcache-";

/// The checksum is in front of what it is about.
std::string seal(llvm::StringRef Payload) {
  ByteWriter W;
  ContentHash Hash = hashContent(Payload);
  W.fixed(Hash.first);
  W.fixed(Hash.second);
  return (Magic + W.take() + Payload).str();
}

std::optional<llvm::StringRef> unseal(llvm::StringRef Bytes) {
  if (!Bytes.consume_front(Magic) || Bytes.size() < 16)
    return std::nullopt;
  ByteReader R(Bytes.take_front(16));
  ContentHash Hash;
  Hash.first = R.fixed();
  Hash.second = R.fixed();
  llvm::StringRef Payload = Bytes.drop_front(16);
  if (hashContent(Payload) != Hash)
    return std::nullopt;
  return Payload;
}

/// The order in which the least recently used entry goes first is that of their times of access.
void markAsUsed(const llvm::Twine &Path) {
  int FD;
  if (llvm::sys::fs::openFileForRead(Path, FD))
    return;
  llvm::sys::fs::file_status Status;
  auto Now = std::chrono::system_clock::now();
  if (!llvm::sys::fs::status(FD, Status) &&
      Now - Status.getLastAccessedTime() > std::chrono::hours(1))
    (void)llvm::sys::fs::setLastAccessAndModificationTime(
        FD, Now, Status.getLastModificationTime());
  ::close(FD);
}

} // namespace

std::string Cache::directoryBeside(llvm::StringRef DatabaseDirectory) {
  llvm::SmallString<256> Path(DatabaseDirectory);
  llvm::sys::path::append(Path, ".coro-tidy-cache");
  return std::string(Path);
}

std::string Cache::keyFor(llvm::StringRef Description) {
  llvm::BLAKE3 Hasher;
  Hasher.update(toolIdentity());
  Hasher.update(llvm::StringRef("\0", 1));
  Hasher.update(Description);
  auto Hash = Hasher.final<20>();
  return llvm::toHex(Hash, /*LowerCase=*/true);
}

std::string Cache::pathOf(llvm::StringRef Key) const {
  llvm::SmallString<256> Path(Directory);
  llvm::sys::path::append(Path, Prefix + Key);
  return std::string(Path);
}

std::optional<LintedFile> Cache::find(llvm::StringRef Key) {
  std::string Path = pathOf(Key);
  auto Buffer = llvm::MemoryBuffer::getFile(Path, /*IsText=*/false,
                                            /*RequiresNullTerminator=*/false);
  if (!Buffer)
    return std::nullopt;
  std::optional<LintedFile> Linted;
  if (auto Payload = unseal((*Buffer)->getBuffer()))
    Linted = readLintedFile(*Payload);
  if (!Linted)
    return std::nullopt;
  InputChecker::Answer Answer = Checker.check(Linted->Read);
  if (IsReadOnly && Answer != InputChecker::Changed)
    return Linted;
  switch (Answer) {
  case InputChecker::Changed:
    return std::nullopt;
  case InputChecker::Restamped:
    store(Key, writeLintedFile(*Linted));
    break;
  case InputChecker::Same:
    markAsUsed(Path);
    break;
  }
  return Linted;
}

bool Cache::prepareDirectory() {
  if (IsPrepared)
    return true;
  if (std::error_code Error = llvm::sys::fs::create_directories(Directory)) {
    Problem = Error.message();
    return false;
  }
  // Neither backups nor commits want it.
  for (auto [Name, Text] :
       {std::pair<llvm::StringRef, llvm::StringRef>(
            "CACHEDIR.TAG",
            "Signature: 8a477f597d28d172789f06886806bc55\n"
            "# The results of earlier runs of coro-tidy. It can be removed at "
            "any time.\n"),
        {".gitignore", "*\n"}}) {
    llvm::SmallString<256> Path(Directory);
    llvm::sys::path::append(Path, Name);
    if (Problem.empty() && !llvm::sys::fs::exists(Path))
      Problem = writeAtomically(Path, Text);
  }
  return IsPrepared = Problem.empty();
}

void Cache::store(llvm::StringRef Key, llvm::StringRef Bytes) {
  // A full disk won't have room for the next one.
  if (!Problem.empty() || !prepareDirectory())
    return;
  Problem = writeAtomically(pathOf(Key), seal(Bytes));
}

void Cache::prune(const llvm::CachePruningPolicy &Policy) {
  if (llvm::sys::fs::is_directory(Directory))
    llvm::pruneCache(Directory, Policy);
}

Cache::Contents Cache::contents() const {
  Contents Found;
  std::error_code Error;
  for (llvm::sys::fs::directory_iterator It(Directory, Error), End;
       It != End && !Error; It.increment(Error)) {
    llvm::sys::fs::file_status Status;
    if (!llvm::sys::path::filename(It->path()).starts_with(Prefix) ||
        llvm::sys::fs::status(It->path(), Status))
      continue;
    ++Found.Entries;
    Found.Bytes += Status.getSize();
    int64_t Used = llvm::sys::toTimeT(Status.getLastAccessedTime());
    if (!Found.OldestUse || Used < Found.OldestUse)
      Found.OldestUse = Used;
  }
  return Found;
}

std::string Cache::clear() {
  std::error_code Error;
  std::vector<std::string> Paths;
  for (llvm::sys::fs::directory_iterator It(Directory, Error), End;
       It != End && !Error; It.increment(Error))
    if (llvm::sys::path::filename(It->path()).starts_with(Prefix))
      Paths.push_back(It->path());
  if (Error == std::errc::no_such_file_or_directory)
    return "";
  for (const std::string &Path : Paths)
    if (!Error)
      Error = llvm::sys::fs::remove(Path);
  return Error ? Error.message() : "";
}

} // namespace clang::tidy::coro
