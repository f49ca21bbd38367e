// Text that stands in for what is on disk.
#include "Driver/Overlay.h"
#include "Driver/NormalPaths.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/MemoryBuffer.h"

namespace clang::tidy::coro {
namespace {

class EditedFileSystem : public llvm::vfs::ProxyFileSystem {
public:
  explicit EditedFileSystem(const Overlay &Edited)
      : ProxyFileSystem(llvm::vfs::getRealFileSystem()) {
    for (const auto &[Path, Text] : Edited)
      Memory->addFile(Names.of(Path), 0,
                      llvm::MemoryBuffer::getMemBufferCopy(Text, Path));
  }

  llvm::ErrorOr<llvm::vfs::Status> status(const llvm::Twine &Path) override {
    auto Edited = Memory->status(normal(Path));
    if (!Edited || Edited->isDirectory())
      return ProxyFileSystem::status(Path);
    return llvm::vfs::Status::copyWithNewName(*Edited, Path);
  }
  bool exists(const llvm::Twine &Path) override { return bool(status(Path)); }

  llvm::ErrorOr<std::unique_ptr<llvm::vfs::File>>
  openFileForRead(const llvm::Twine &Path) override {
    auto Edited = Memory->openFileForRead(normal(Path));
    if (!Edited)
      return ProxyFileSystem::openFileForRead(Path);
    return llvm::vfs::File::getWithPath(std::move(Edited), Path);
  }

private:
  const std::string &normal(const llvm::Twine &Path) {
    llvm::SmallString<256> Absolute;
    Path.toVector(Absolute);
    (void)makeAbsolute(Absolute);
    return Names.of(Absolute);
  }

  NormalPaths Names;
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
