// A file system that writes down what is asked of it, and what it answered.
#include "Driver/RecordingFileSystem.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"

namespace clang::tidy::coro {
namespace {

/// A file whose content is hashed as it is handed out: what the compiler saw, whatever happens to the file meanwhile.
class RecordingFile : public llvm::vfs::File {
public:
  RecordingFile(std::unique_ptr<llvm::vfs::File> Base, Input &Entry,
                std::optional<FileStamp> Stamp)
      : Base(std::move(Base)), Entry(Entry), Stamp(std::move(Stamp)) {}

  llvm::ErrorOr<llvm::vfs::Status> status() override { return Base->status(); }
  llvm::ErrorOr<std::string> getName() override { return Base->getName(); }
  llvm::ErrorOr<std::unique_ptr<llvm::MemoryBuffer>>
  getBuffer(const llvm::Twine &Name, int64_t FileSize,
            bool RequiresNullTerminator, bool IsVolatile) override {
    auto Buffer =
        Base->getBuffer(Name, FileSize, RequiresNullTerminator, IsVolatile);
    if (Buffer) {
      Entry.What = Input::Content;
      Entry.Hash = hashContent((*Buffer)->getBuffer());
      Entry.Stamp = Stamp && !Stamp->isYoung() ? Stamp : std::nullopt;
    }
    return Buffer;
  }
  std::error_code close() override { return Base->close(); }

private:
  std::unique_ptr<llvm::vfs::File> Base;
  Input &Entry;
  std::optional<FileStamp> Stamp; ///< from before it was opened
};

} // namespace

std::string RecordingFileSystem::absolute(const llvm::Twine &Path) const {
  llvm::SmallString<256> Absolute;
  Path.toVector(Absolute);
  // Dots stay: what `link/..` is only the disk knows.
  (void)makeAbsolute(Absolute);
  while (Absolute.size() > 1 && Absolute.back() == '/')
    Absolute.pop_back();
  return std::string(Absolute);
}

Input &RecordingFileSystem::entry(llvm::StringRef Path) {
  llvm::StringRef Parent = llvm::sys::path::parent_path(Path);
  auto [Folder, IsNew] = Read.Folders.try_emplace(Parent.str());
  if (IsNew) {
    Folder->second.Stamp = FileStamp::of(Parent);
    if (Folder->second.Stamp && Folder->second.Stamp->isYoung())
      Folder->second.Stamp.reset();
  }
  return Folder->second.Entries[llvm::sys::path::filename(Path).str()];
}

llvm::ErrorOr<llvm::vfs::Status>
RecordingFileSystem::status(const llvm::Twine &Path) {
  Input &Entry = entry(absolute(Path));
  auto Status = ProxyFileSystem::status(Path);
  if (Status && Entry.What == Input::Absent)
    Entry.What = Status->isDirectory() ? Input::Directory : Input::Present;
  return Status;
}

bool RecordingFileSystem::exists(const llvm::Twine &Path) {
  return bool(status(Path));
}

llvm::ErrorOr<std::unique_ptr<llvm::vfs::File>>
RecordingFileSystem::openFileForRead(const llvm::Twine &Path) {
  std::string Absolute = absolute(Path);
  Input &Entry = entry(Absolute);
  std::optional<FileStamp> Stamp = FileStamp::of(Absolute);
  auto File = ProxyFileSystem::openFileForRead(Path);
  if (!File) {
    // A directory can't be read, but is there all the same.
    if (Stamp && Entry.What == Input::Absent)
      Entry.What = Stamp->IsDirectory ? Input::Directory : Input::Present;
    return File;
  }
  if (Entry.What == Input::Absent)
    Entry.What = Input::Present;
  return std::make_unique<RecordingFile>(std::move(*File), Entry,
                                         std::move(Stamp));
}

llvm::vfs::directory_iterator
RecordingFileSystem::dir_begin(const llvm::Twine &Dir, std::error_code &Error) {
  std::string Absolute = absolute(Dir);
  Input &Entry = entry(Absolute);
  std::optional<FileStamp> Stamp = FileStamp::of(Absolute);
  if (auto Hash = hashListing(Absolute)) {
    Entry.What = Input::Listing;
    Entry.Hash = *Hash;
    Entry.Stamp = Stamp && !Stamp->isYoung() ? Stamp : std::nullopt;
  }
  return ProxyFileSystem::dir_begin(Dir, Error);
}

} // namespace clang::tidy::coro
