// Finds out quickly which files a translation unit would read.
#ifndef CORO_TIDY_DRIVER_DEPENDENCYSCAN_H
#define CORO_TIDY_DRIVER_DEPENDENCYSCAN_H

#include "clang/Tooling/CompilationDatabase.h"
#include "llvm/Support/VirtualFileSystem.h"
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace clang::tidy::coro {

/// Preprocesses with clang's dependency scanner, which looks at the directives of a file alone, and at each file once.
/// Files must not change while it lives.
class DependencyScan {
public:
  explicit DependencyScan(
      llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> Files);
  ~DependencyScan();

  /// The files that \p Command reads, as normalPath() names them; none if that can't be told: a header is missing,
  /// or there are modules.
  std::optional<std::vector<std::string>>
  filesReadBy(const tooling::CompileCommand &Command);

private:
  struct Scanner;
  std::unique_ptr<Scanner> Impl;
};

} // namespace clang::tidy::coro

#endif
