// Text that stands in for what is on disk.
#include "Driver/Overlay.h"
#include "Driver/NormalPaths.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include <set>

namespace clang::tidy::coro {
namespace {

class EditedFileSystem : public llvm::vfs::ProxyFileSystem {
public:
  explicit EditedFileSystem(const Overlay &Edited)
      : ProxyFileSystem(llvm::vfs::getRealFileSystem()) {
    for (const auto &[Path, Text] : Edited) {
      Memory->addFile(Names.of(Path), 0,
                      llvm::MemoryBuffer::getMemBufferCopy(Text, Path));
      FileNames.insert(llvm::sys::path::filename(Path));
      if (auto OnDisk = ProxyFileSystem::status(Path))
        Replaced.insert(OnDisk->getUniqueID());
      else
        HasNew = true;
    }
  }

  llvm::ErrorOr<llvm::vfs::Status> status(const llvm::Twine &Path) override {
    auto OnDisk = ProxyFileSystem::status(Path);
    if (!mayBeEdited(Path, OnDisk))
      return OnDisk;
    auto Edited = Memory->status(normal(Path));
    if (!Edited || Edited->isDirectory())
      return OnDisk;
    return llvm::vfs::Status::copyWithNewName(*Edited, Path);
  }
  bool exists(const llvm::Twine &Path) override { return bool(status(Path)); }

  llvm::ErrorOr<std::unique_ptr<llvm::vfs::File>>
  openFileForRead(const llvm::Twine &Path) override {
    auto OnDisk = ProxyFileSystem::openFileForRead(Path);
    if (!mayBeEdited(Path, OnDisk ? (*OnDisk)->status() : OnDisk.getError()))
      return OnDisk;
    auto Edited = Memory->openFileForRead(normal(Path));
    if (!Edited)
      return OnDisk;
    return llvm::vfs::File::getWithPath(std::move(Edited), Path);
  }

private:
  /// False only where \p Path, at which the disk has \p OnDisk, leads to no edited text. To follow its links takes
  /// longer than all that a compiler asks of a header. A file that is replaced on disk meanwhile keeps its name.
  bool mayBeEdited(const llvm::Twine &Path,
                   const llvm::ErrorOr<llvm::vfs::Status> &OnDisk) const {
    if (OnDisk ? Replaced.count(OnDisk->getUniqueID()) != 0 : HasNew)
      return true;
    llvm::SmallString<256> Storage;
    return FileNames.contains(
        llvm::sys::path::filename(Path.toStringRef(Storage)));
  }

  const std::string &normal(const llvm::Twine &Path) {
    llvm::SmallString<256> Absolute;
    Path.toVector(Absolute);
    (void)makeAbsolute(Absolute);
    return Names.of(Absolute);
  }

  NormalPaths Names;
  std::set<llvm::sys::fs::UniqueID> Replaced; ///< what the disk has instead
  llvm::StringSet<> FileNames;
  bool HasNew = false; ///< a text of which the disk has no file
  llvm::IntrusiveRefCntPtr<llvm::vfs::InMemoryFileSystem> Memory =
      llvm::makeIntrusiveRefCnt<llvm::vfs::InMemoryFileSystem>();
};

} // namespace

llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem>
overlayFileSystem(const Overlay &Edited) {
  if (Edited.empty())
    return llvm::vfs::getRealFileSystem();
  return llvm::makeIntrusiveRefCnt<EditedFileSystem>(Edited);
}

} // namespace clang::tidy::coro
