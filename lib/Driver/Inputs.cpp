// What a lint of one translation unit has read, and whether reading it again would give the same.
#include "Driver/Inputs.h"
#include "Driver/Bytes.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include <chrono>
#include <sys/stat.h>

namespace clang::tidy::coro {

static uint64_t nanoseconds(const timespec &Time) {
  return uint64_t(Time.tv_sec) * 1000000000 + uint64_t(Time.tv_nsec);
}

std::optional<FileStamp> FileStamp::of(llvm::StringRef Path) {
  struct stat Status;
  if (::stat(llvm::SmallString<256>(Path).c_str(), &Status) != 0)
    return std::nullopt;
  FileStamp Stamp;
  Stamp.Size = uint64_t(Status.st_size);
  Stamp.Modified = nanoseconds(Status.st_mtim);
  Stamp.Changed = nanoseconds(Status.st_ctim);
  Stamp.Inode = Status.st_ino;
  Stamp.IsDirectory = S_ISDIR(Status.st_mode);
  return Stamp;
}

bool FileStamp::isYoung() const {
  // The clocks of local file systems move every few milliseconds; those of network file systems may be off.
  constexpr uint64_t Margin = 1000000000;
  auto Now = std::chrono::duration_cast<std::chrono::nanoseconds>(
      std::chrono::system_clock::now().time_since_epoch());
  return Changed + Margin > uint64_t(Now.count());
}

ContentHash hashContent(llvm::StringRef Content) {
  llvm::XXH128_hash_t Hash =
      llvm::xxh3_128bits(llvm::arrayRefFromStringRef(Content));
  return {Hash.low64, Hash.high64};
}

std::optional<ContentHash> hashListing(llvm::StringRef Path) {
  std::error_code Error;
  std::vector<std::string> Names;
  for (llvm::sys::fs::directory_iterator It(Path, Error), End;
       It != End && !Error; It.increment(Error))
    Names.push_back(llvm::sys::path::filename(It->path()).str());
  if (Error)
    return std::nullopt;
  llvm::sort(Names);
  std::string All;
  for (const std::string &Name : Names)
    All.append(Name).push_back('\0');
  return hashContent(All);
}

Input &Inputs::at(llvm::StringRef Path) {
  return Folders[llvm::sys::path::parent_path(Path).str()]
      .Entries[llvm::sys::path::filename(Path).str()];
}

const Input *Inputs::find(llvm::StringRef Path) const {
  auto Folder = Folders.find(llvm::sys::path::parent_path(Path));
  if (Folder == Folders.end())
    return nullptr;
  auto It = Folder->second.Entries.find(llvm::sys::path::filename(Path));
  return It == Folder->second.Entries.end() ? nullptr : &It->second;
}

void Inputs::forget(llvm::StringRef Path) {
  auto Folder = Folders.find(llvm::sys::path::parent_path(Path));
  if (Folder == Folders.end())
    return;
  auto &Entries = Folder->second.Entries;
  auto Entry = Entries.find(llvm::sys::path::filename(Path));
  if (Entry != Entries.end())
    Entries.erase(Entry);
  if (Entries.empty())
    Folders.erase(Folder);
}

void Inputs::add(const Inputs &Other) {
  for (const auto &[Path, Folder] : Other.Folders) {
    auto [It, IsNew] = Folders.insert({Path, Folder});
    if (IsNew)
      continue;
    It->second.Entries.insert(Folder.Entries.begin(), Folder.Entries.end());
    // It proves something of all entries, or of none.
    if (It->second.Stamp && Folder.Stamp &&
        !(*It->second.Stamp == *Folder.Stamp))
      It->second.Stamp.reset();
  }
}

static void write(ByteWriter &W, const std::optional<FileStamp> &Stamp) {
  W.number(Stamp ? (Stamp->IsDirectory ? 2 : 1) : 0);
  if (!Stamp)
    return;
  W.number(Stamp->Size);
  W.fixed(Stamp->Modified);
  W.fixed(Stamp->Changed);
  W.number(Stamp->Inode);
}

static std::optional<FileStamp> readStamp(ByteReader &R) {
  uint64_t Kind = R.number(3);
  if (Kind == 0)
    return std::nullopt;
  FileStamp Stamp;
  Stamp.IsDirectory = Kind == 2;
  Stamp.Size = R.number();
  Stamp.Modified = R.fixed();
  Stamp.Changed = R.fixed();
  Stamp.Inode = R.number();
  return Stamp;
}

std::string writeInputs(const Inputs &Read) {
  ByteWriter W;
  W.number(Read.Folders.size());
  for (const auto &[Path, Folder] : Read.Folders) {
    W.string(Path);
    write(W, Folder.Stamp);
    W.number(Folder.Entries.size());
    for (const auto &[Name, Entry] : Folder.Entries) {
      W.string(Name);
      W.number(Entry.What);
      if (Entry.What < Input::Content)
        continue;
      write(W, Entry.Stamp);
      W.fixed(Entry.Hash.first);
      W.fixed(Entry.Hash.second);
    }
  }
  return W.take();
}

std::optional<Inputs> readInputs(llvm::StringRef Bytes) {
  ByteReader R(Bytes);
  Inputs Read;
  for (size_t I = 0, Folders = R.length(); I != Folders && R.good(); ++I) {
    Inputs::Folder &Folder = Read.Folders[R.string().str()];
    Folder.Stamp = readStamp(R);
    for (size_t J = 0, Entries = R.length(); J != Entries && R.good(); ++J) {
      Input &Entry = Folder.Entries[R.string().str()];
      Entry.What = Input::Kind(R.number(Input::Listing + 1));
      if (Entry.What < Input::Content)
        continue;
      Entry.Stamp = readStamp(R);
      Entry.Hash.first = R.fixed();
      Entry.Hash.second = R.fixed();
    }
  }
  if (!R.atEnd())
    return std::nullopt;
  return Read;
}

const std::optional<FileStamp> &InputChecker::stamp(llvm::StringRef Path) {
  auto [It, IsNew] = Stamps.try_emplace(Path);
  if (IsNew)
    It->second = FileStamp::of(Path);
  return It->second;
}

std::optional<ContentHash> InputChecker::hash(llvm::StringRef Path) {
  auto [It, IsNew] = Hashes.try_emplace(Path);
  if (!IsNew)
    return It->second;
  // The stamp comes first: a change between the two then shows.
  const std::optional<FileStamp> &Stamp = stamp(Path);
  if (Stamp && Stamp->IsDirectory) {
    It->second = hashListing(Path);
  } else if (Stamp) {
    if (auto Buffer = llvm::MemoryBuffer::getFile(
            Path, /*IsText=*/false, /*RequiresNullTerminator=*/false))
      It->second = hashContent((*Buffer)->getBuffer());
  }
  return It->second;
}

bool InputChecker::check(llvm::StringRef Path, Input &Read, bool &IsNew) {
  const std::optional<FileStamp> &Now = stamp(Path);
  switch (Read.What) {
  case Input::Absent:
    return !Now;
  case Input::Present:
    return Now && !Now->IsDirectory;
  case Input::Directory:
    return Now && Now->IsDirectory;
  case Input::Content:
  case Input::Listing:
    break;
  }
  if (!Now || Now->IsDirectory != (Read.What == Input::Listing))
    return false;
  if (Read.Stamp && *Read.Stamp == *Now)
    return true;
  if (hash(Path) != Read.Hash)
    return false;
  if (!Now->isYoung()) {
    Read.Stamp = Now;
    IsNew = true;
  }
  return true;
}

InputChecker::Answer InputChecker::check(Inputs &Read) {
  bool IsNew = false;
  llvm::SmallString<256> Path;
  for (auto &[FolderPath, Folder] : Read.Folders) {
    const std::optional<FileStamp> &Now = stamp(FolderPath);
    bool Stands = Folder.Stamp && Now && *Folder.Stamp == *Now;
    // Taken before the entries are looked at, as when they were recorded.
    bool CanStand = !Stands && Now && !Now->isYoung();
    for (auto &[Name, Entry] : Folder.Entries) {
      if (Stands && Entry.What == Input::Absent)
        continue;
      Path = FolderPath;
      llvm::sys::path::append(Path, Name);
      if (!check(Path, Entry, IsNew))
        return Changed;
    }
    if (CanStand) {
      Folder.Stamp = Now;
      IsNew = true;
    }
  }
  return IsNew ? Restamped : Same;
}

} // namespace clang::tidy::coro
