// A file system that writes down what is asked of it, and what it answered.
#ifndef CORO_TIDY_DRIVER_RECORDINGFILESYSTEM_H
#define CORO_TIDY_DRIVER_RECORDINGFILESYSTEM_H

#include "Driver/Inputs.h"
#include "llvm/Support/VirtualFileSystem.h"

namespace clang::tidy::coro {

/// Stands between the compiler and \p Base, so that nothing the compiler looks at can be forgotten: the directories
/// that it tries for a header before the one that has it, `__has_include`, the places where the compiler's driver looks
/// for a standard library, its configuration files. \p Base is the disk, or something laid over the disk.
class RecordingFileSystem : public llvm::vfs::ProxyFileSystem {
public:
  RecordingFileSystem(llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> Base,
                      Inputs &Read)
      : ProxyFileSystem(std::move(Base)), Read(Read) {}

  llvm::ErrorOr<llvm::vfs::Status> status(const llvm::Twine &Path) override;
  bool exists(const llvm::Twine &Path) override;
  llvm::ErrorOr<std::unique_ptr<llvm::vfs::File>>
  openFileForRead(const llvm::Twine &Path) override;
  llvm::vfs::directory_iterator dir_begin(const llvm::Twine &Dir,
                                          std::error_code &Error) override;

private:
  std::string absolute(const llvm::Twine &Path) const;
  /// The record of \p Path. To be called before the disk is asked, so that the stamp of its directory is old enough.
  Input &entry(llvm::StringRef Path);

  Inputs &Read;
};

} // namespace clang::tidy::coro

#endif
