// Text that stands in for what is on disk.
#ifndef CORO_TIDY_DRIVER_OVERLAY_H
#define CORO_TIDY_DRIVER_OVERLAY_H

#include "llvm/Support/VirtualFileSystem.h"
#include <map>
#include <string>

namespace clang::tidy::coro {

/// By absolute path; those that are made here are normal ones.
using Overlay = std::map<std::string, std::string>;

/// The disk with \p Edited in place of what it has there, by whatever path that is reached.
llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem>
overlayFileSystem(const Overlay &Edited);

} // namespace clang::tidy::coro

#endif
