// The files that findings lie in: from paths and offsets to lines, columns, texts, and paths as reports write them.
#ifndef CORO_TIDY_REPORT_SOURCETABLE_H
#define CORO_TIDY_REPORT_SOURCETABLE_H

#include "Support/RelativePaths.h"
#include "clang/Basic/Diagnostic.h"
#include "clang/Basic/DiagnosticOptions.h"
#include "clang/Basic/FileManager.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/VirtualFileSystem.h"
#include <string>

namespace clang::tidy::coro {

/// A point in a file. Lines and columns count from one; a point without a line is none.
struct Point {
  unsigned Offset = 0; ///< in bytes, from zero
  unsigned Line = 0;
  unsigned Column = 0;    ///< in bytes
  unsigned Character = 0; ///< a column too, in characters (code points)
};

/// A piece of a file.
struct Span {
  std::string Path;    ///< absolute
  std::string Written; ///< as the compilation database has it
  Point Begin, End;
  bool isValid() const { return Begin.Line != 0; }
};

/// Reads each file once, when it is first asked for: what reports say of a finding is true of the file as it was linted,
/// also if a fix has changed it since.
class SourceTable {
public:
  /// How manager() names files: as they are written, for people, or by absolute paths.
  enum class Names { Written, Absolute };

  /// \p Root is the directory that the paths in reports are relative to, if they are below it; \p Disk has the files as
  /// they were linted.
  explicit SourceTable(DirectoryPath Root, Names TheNames = Names::Written,
                       llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> Disk =
                           llvm::vfs::getRealFileSystem());

  /// The piece of \p Path from offset \p Begin to \p End; at least a word long unless \p MayBeEmpty. A relative path is
  /// one of \p Directory.
  Span span(llvm::StringRef Path, llvm::StringRef Directory, unsigned Begin,
            unsigned End, bool MayBeEmpty = false);

  /// The first line of \p Of, without its end.
  llvm::StringRef line(const Span &Of);

  /// The text from \p Begin to \p End of a span.
  llvm::StringRef text(const Span &Of);

  /// The path of \p Of as reports write it: relative to the root if it is below it, with slashes.
  std::string shown(const Span &Of) const { return Root.relative(Of.Path); }

  const DirectoryPath &root() const { return Root; }
  llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> disk() const { return Disk; }

  /// For clang's own writers and printers. Locations in files that can't be read are not valid.
  SourceManager &manager() { return Sources; }
  SourceLocation location(const Span &Of);
  CharSourceRange range(const Span &Of);

private:
  FileID fileOf(const Span &Of);
  Point pointAt(FileID File, unsigned Offset);

  DirectoryPath Root;
  Names TheNames;
  llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> Disk;
  DiagnosticOptions Options;
  DiagnosticsEngine Diagnostics;
  FileManager Files;
  SourceManager Sources;
  llvm::StringMap<FileID> Known; ///< by absolute path
  llvm::StringSet<> Taken;       ///< names in the manager
};

} // namespace clang::tidy::coro

#endif
