// Makes the parse of one main file go on as that of another with the same beginning.
#ifndef CORO_TIDY_DRIVER_MAINFILE_H
#define CORO_TIDY_DRIVER_MAINFILE_H

#include "clang/Basic/FileEntry.h"
#include "clang/Frontend/CompilerInstance.h"
#include "llvm/Support/MemoryBuffer.h"
#include <memory>
#include <string>

namespace clang::tidy::coro {

/// The main file of a compiler that has not begun to read it.
///
/// The compiler holds its name and its text in one place, and reads the text from front to back. So both can be replaced
/// while it is underway, as long as what it has read is the same in either: it then is in the state in which it would
/// be had it begun with the other file. The space of source locations was given out for the first file, which therefore
/// has to be the larger one. The rest of that space reads as empty lines.
class MainFile {
public:
  explicit MainFile(CompilerInstance &Compiler);
  /// Whether there is one, and in a form that can be replaced.
  bool isReplaceable() const { return Text != nullptr; }

  /// Goes on with the file that the compiler would be told as \p Name, if the first \p Read bytes are the same. After a
  /// failure, the compiler has no main file that it could read. \returns why it can't, or an empty string.
  std::string become(llvm::StringRef Name, size_t Read);

  /// The size of the file itself.
  size_t size() const { return Size; }
  std::string path() const;

  /// Whether the file that the compiler began with, or the one that took its place, is \p File: it can't be included.
  bool is(FileEntryRef File) const;

private:
  SrcMgr::ContentCache &content() const;

  CompilerInstance &Compiler;
  SourceManager &Sources;
  std::unique_ptr<llvm::WritableMemoryBuffer> Text; ///< what the lexer reads
  OptionalFileEntryRef First;
  size_t Size = 0;
};

} // namespace clang::tidy::coro

#endif
