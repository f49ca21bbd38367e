// Makes the parse of one main file go on as that of another with the same beginning.
#include "Driver/MainFile.h"
#include "clang/Basic/FileManager.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Lex/Preprocessor.h"
#include "llvm/ADT/SmallString.h"
#include <cstring>

namespace clang::tidy::coro {

/// Whether lines can follow \p Text without changing what it means: it ends with a line of its own. Characters that the
/// lexer takes for the end of the file are left to those who read them as they are.
static bool endsCleanly(llvm::StringRef Text) {
  if (!Text.ends_with("\n") || Text.contains('\0'))
    return false;
  llvm::StringRef LastLine = Text.drop_back().rtrim(" \t\r\f\v");
  return !LastLine.ends_with("\\") && !LastLine.ends_with("?\?/");
}

MainFile::MainFile(CompilerInstance &Compiler)
    : Compiler(Compiler), Sources(Compiler.getSourceManager()) {
  FileID Main = Sources.getMainFileID();
  First = Sources.getFileEntryRefForID(Main);
  std::optional<llvm::MemoryBufferRef> Buffer = Sources.getBufferOrNone(Main);
  if (!First || !Buffer || !endsCleanly(Buffer->getBuffer()) ||
      content().BufferOverridden)
    return;
  Size = Buffer->getBufferSize();
  Text = llvm::WritableMemoryBuffer::getNewUninitMemBuffer(
      Size, Buffer->getBufferIdentifier());
  std::memcpy(Text->getBufferStart(), Buffer->getBufferStart(), Size);
  content().setBuffer(llvm::MemoryBuffer::getMemBuffer(*Text));
}

SrcMgr::ContentCache &MainFile::content() const {
  // Nobody but the source manager has the content; it hands it out as constant to others.
  return const_cast<SrcMgr::ContentCache &>(
      Sources.getSLocEntry(Sources.getMainFileID())
          .getFile()
          .getContentCache());
}

std::string MainFile::become(llvm::StringRef Name, size_t Read) {
  FileManager &Files = Sources.getFileManager();
  // As CompilerInstance::InitializeSourceManager() and ContentCache::getBufferOrNone() would open it.
  Expected<FileEntryRef> Entry = Files.getFileRef(Name, /*OpenFile=*/true);
  if (!Entry) {
    llvm::consumeError(Entry.takeError());
    return "can't be read";
  }
  auto Buffer = Files.getBufferForFile(*Entry);
  if (!Buffer)
    return "can't be read";
  llvm::StringRef New = (*Buffer)->getBuffer();
  size_t Room = Text->getBufferSize();
  if (New.size() > Room || New.size() < Read ||
      New.size() != size_t(Entry->getSize()) ||
      New.take_front(Read) != llvm::StringRef(Text->getBufferStart(), Read))
    return "changed during the run";
  if (!endsCleanly(New) || SrcMgr::ContentCache::getInvalidBOM(New))
    return "has an unusual end or beginning";
  if (Sources.hasFileInfo(&Entry->getFileEntry()) && *Entry != *First)
    return "is included by its own headers";

  std::memcpy(Text->getBufferStart() + Read, New.data() + Read,
              New.size() - Read);
  std::memset(Text->getBufferStart() + New.size(), '\n', Room - New.size());
  Size = New.size();
  SrcMgr::ContentCache &Content = content();
  Content.OrigEntry = *Entry;
  Content.ContentsEntry = *Entry;
  Content.Filename = Entry->getName();
  Content.SourceLineCache = SrcMgr::LineOffsetMapping();
  Content.setBuffer(std::move(*Buffer));
  // As Preprocessor::EnterMainSourceFile() does; the search for headers asks what is known of the file that includes.
  Compiler.getPreprocessor().markIncluded(*Entry);
  return "";
}

std::string MainFile::path() const {
  llvm::SmallString<256> Path(content().Filename);
  Sources.getFileManager().makeAbsolutePath(Path);
  return std::string(Path);
}

bool MainFile::is(FileEntryRef File) const {
  return (First && File == *First) || File == *content().OrigEntry;
}

} // namespace clang::tidy::coro
