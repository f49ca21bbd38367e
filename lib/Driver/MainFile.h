// Makes the parse of one main file go on as that of another with the same beginning.
#ifndef CORO_TIDY_DRIVER_MAINFILE_H
#define CORO_TIDY_DRIVER_MAINFILE_H

#include "Driver/Padding.h"
#include "Driver/PreamblePlan.h"
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
/// be had it begun with the other file. The space of source locations is given out in the beginning, and is made large
/// enough for each of the files. What is left of it reads as empty lines.
///
/// Comments in front of the first directive may differ. Until it is known whose they are, spaces stand there. The
/// file that takes over gets its comments, and spaces between them and the directive where others have more. So all lines are what they are in the file, and all offsets behind are larger by the same number.
class MainFile {
public:
  MainFile(CompilerInstance &Compiler, MainFileRoom Room);
  /// Whether there is one, and in a form that can be replaced.
  bool isReplaceable() const { return Text != nullptr; }

  /// Goes on with the file that the compiler would be told as \p Name, if the first \p Read bytes behind its leading
  /// comments are the same. After a failure, the compiler has no main file that it could read. \returns why it can't, or
  /// an empty string.
  std::string become(llvm::StringRef Name, size_t Read);

  /// Where the first directive stands for the compiler.
  size_t firstDirective() const { return Room.Lead; }
  /// The size of the file itself.
  size_t size() const { return Size; }
  /// What the compiler reads that is not in the file.
  const Padding &padding() const { return Spaces; }
  std::string path() const;

  /// Whether the file that the compiler began with, or the one that took its place, is \p File: it can't be included.
  bool is(FileEntryRef File) const;

private:
  SrcMgr::ContentCache &content() const;
  void fill(llvm::StringRef Comments, llvm::StringRef Rest);
  void show(FileEntryRef Entry, std::unique_ptr<llvm::MemoryBuffer> Shown);
  bool handleComments();

  CompilerInstance &Compiler;
  SourceManager &Sources;
  const MainFileRoom Room;
  std::unique_ptr<llvm::WritableMemoryBuffer> Text; ///< what the lexer reads
  OptionalFileEntryRef First;
  size_t Size = 0;
  Padding Spaces;
};

} // namespace clang::tidy::coro

#endif
