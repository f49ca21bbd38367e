// The files that findings lie in: from paths and offsets to lines, columns, texts, and paths as reports write them.
#include "Report/SourceTable.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

namespace clang::tidy::coro {

SourceTable::SourceTable(DirectoryPath Root, Names TheNames,
                         llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> Disk)
    : Root(std::move(Root)), TheNames(TheNames), Disk(std::move(Disk)),
      Diagnostics(DiagnosticIDs::create(), Options, new IgnoringDiagConsumer),
      Files(FileSystemOptions{}), Sources(Diagnostics, Files) {}

FileID SourceTable::fileOf(const Span &Of) {
  auto [It, Inserted] = Known.try_emplace(Of.Path);
  if (!Inserted)
    return It->getValue();
  // A copy, because a file that is edited in place would change under the line tables.
  auto Buffer = Disk->getBufferForFile(Of.Path, /*FileSize=*/-1,
                                       /*RequiresNullTerminator=*/true,
                                       /*IsVolatile=*/true);
  if (!Buffer)
    return FileID();
  // Two directories of a database may use one relative name for two files.
  bool AsWritten =
      TheNames == Names::Written && Taken.insert(Of.Written).second;
  FileEntryRef Entry = Files.getVirtualFileRef(AsWritten ? Of.Written : Of.Path,
                                               (*Buffer)->getBufferSize(), 0);
  Sources.overrideFileContents(Entry, std::move(*Buffer));
  It->getValue() =
      Sources.createFileID(Entry, SourceLocation(), SrcMgr::C_User);
  return It->getValue();
}

Point SourceTable::pointAt(FileID File, unsigned Offset) {
  llvm::StringRef Text = Sources.getBufferData(File);
  Point Made;
  // The file may have become shorter since it was linted.
  Made.Offset = std::min<size_t>(Offset, Text.size());
  Made.Line = Sources.getLineNumber(File, Made.Offset);
  Made.Column = Sources.getColumnNumber(File, Made.Offset);
  Made.Character = 1;
  for (char C : Text.slice(Made.Offset - (Made.Column - 1), Made.Offset))
    Made.Character += (static_cast<unsigned char>(C) & 0xC0) != 0x80;
  return Made;
}

/// Where the word, or the one character, at \p Offset ends.
static unsigned endOfWord(llvm::StringRef Text, unsigned Offset) {
  auto IsWord = [](char C) {
    return llvm::isAlnum(C) || C == '_' || static_cast<signed char>(C) < 0;
  };
  size_t End = Offset;
  while (End < Text.size() && IsWord(Text[End]))
    ++End;
  if (End == Offset && End < Text.size() && Text[End] != '\n')
    ++End;
  return End;
}

Span SourceTable::span(llvm::StringRef Path, llvm::StringRef Directory,
                       unsigned Begin, unsigned End, bool MayBeEmpty) {
  Span Made;
  Made.Written = Path.str();
  llvm::SmallString<256> Absolute(Path);
  if (!Directory.empty())
    llvm::sys::path::make_absolute(Directory, Absolute);
  llvm::sys::fs::make_absolute(Absolute);
  llvm::sys::path::remove_dots(Absolute, /*remove_dot_dot=*/true);
  Made.Path = std::string(Absolute);
  FileID File = fileOf(Made);
  if (File.isInvalid())
    return Made;
  Made.Begin = pointAt(File, Begin);
  if (End <= Begin && !MayBeEmpty)
    End = endOfWord(Sources.getBufferData(File), Made.Begin.Offset);
  Made.End = pointAt(File, std::max(Begin, End));
  return Made;
}

llvm::StringRef SourceTable::line(const Span &Of) {
  FileID File = Of.isValid() ? fileOf(Of) : FileID();
  if (File.isInvalid())
    return {};
  llvm::StringRef Text = Sources.getBufferData(File).substr(
      Of.Begin.Offset - (Of.Begin.Column - 1));
  return Text.substr(0, Text.find_first_of("\r\n"));
}

llvm::StringRef SourceTable::text(const Span &Of) {
  FileID File = Of.isValid() ? fileOf(Of) : FileID();
  if (File.isInvalid())
    return {};
  return Sources.getBufferData(File).slice(Of.Begin.Offset, Of.End.Offset);
}

SourceLocation SourceTable::location(const Span &Of) {
  FileID File = Of.isValid() ? fileOf(Of) : FileID();
  return File.isInvalid() ? SourceLocation()
                          : Sources.getComposedLoc(File, Of.Begin.Offset);
}

CharSourceRange SourceTable::range(const Span &Of) {
  SourceLocation Begin = location(Of);
  return CharSourceRange::getCharRange(
      Begin, Begin.isValid()
                 ? Begin.getLocWithOffset(Of.End.Offset - Of.Begin.Offset)
                 : Begin);
}

} // namespace clang::tidy::coro
