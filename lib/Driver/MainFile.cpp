// Makes the parse of one main file go on as that of another with the same beginning.
#include "Driver/MainFile.h"
#include "clang/Basic/FileManager.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Lex/Lexer.h"
#include "clang/Lex/Preprocessor.h"
#include "llvm/ADT/SmallString.h"

namespace clang::tidy::coro {

MainFile::MainFile(CompilerInstance &Compiler, MainFileRoom Room)
    : Compiler(Compiler), Sources(Compiler.getSourceManager()), Room(Room) {
  FileID Main = Sources.getMainFileID();
  First = Sources.getFileEntryRefForID(Main);
  std::optional<llvm::MemoryBufferRef> Buffer = Sources.getBufferOrNone(Main);
  if (!First || !Buffer || !endsCleanly(Buffer->getBuffer()) ||
      content().BufferOverridden)
    return;
  // No location has been given out but those of this file.
  if (Sources.local_sloc_entry_size() != 2 || Sources.loaded_sloc_entry_size())
    return;
  llvm::StringRef Seen = Buffer->getBuffer();
  size_t Lead = leadingComments(Seen);
  if (Lead > Room.Lead || Seen.size() - Lead > Room.Rest)
    return;
  Size = Seen.size();
  Text = llvm::WritableMemoryBuffer::getNewUninitMemBuffer(
      Room.Lead + Room.Rest, Buffer->getBufferIdentifier());
  fill("", Seen.drop_front(Lead));

  Sources.clearIDTables();
  Sources.setMainFileID(
      Sources.createFileID(llvm::MemoryBuffer::getMemBuffer(*Text)));
  show(*First, llvm::MemoryBuffer::getMemBuffer(*Text));
}

/// Writes what the lexer reads: comments, spaces, and what begins with the first directive; empty lines behind.
void MainFile::fill(llvm::StringRef Comments, llvm::StringRef Rest) {
  char *Directive = Text->getBufferStart() + Room.Lead;
  std::fill(llvm::copy(Comments, Text->getBufferStart()), Directive, ' ');
  std::fill(llvm::copy(Rest, Directive), Text->getBufferEnd(), '\n');
}

SrcMgr::ContentCache &MainFile::content() const {
  // Nobody but the source manager has the content; it hands it out as constant to others.
  return const_cast<SrcMgr::ContentCache &>(
      Sources.getSLocEntry(Sources.getMainFileID())
          .getFile()
          .getContentCache());
}

/// Has the source manager show \p Entry with \p Shown as its text. A lexer that begins now reads that.
void MainFile::show(FileEntryRef Entry,
                    std::unique_ptr<llvm::MemoryBuffer> Shown) {
  SrcMgr::ContentCache &Content = content();
  Content.OrigEntry = Entry;
  Content.ContentsEntry = Entry;
  Content.Filename = Entry.getName();
  Content.SourceLineCache = SrcMgr::LineOffsetMapping();
  Content.setBuffer(std::move(Shown));
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
  llvm::StringRef Comments = New.take_front(leadingComments(New)),
                  Rest = New.drop_front(Comments.size());
  if (Comments.size() > Room.Lead || Rest.size() > Room.Rest ||
      Rest.size() < Read || New.size() != size_t(Entry->getSize()) ||
      Rest.take_front(Read) !=
          llvm::StringRef(Text->getBufferStart() + Room.Lead, Read))
    return "changed during the run";
  if (!endsCleanly(New) || SrcMgr::ContentCache::getInvalidBOM(New))
    return "has an unusual end or beginning";
  if (Sources.hasFileInfo(&Entry->getFileEntry()) && *Entry != *First)
    return "is included by its own headers";

  Size = New.size();
  Spaces = {Comments.size(), Room.Lead - Comments.size()};
  fill(Comments, Rest);
  // A copy, because there has to be a zero behind its end.
  show(*Entry, llvm::MemoryBuffer::getMemBufferCopy(
                   {Text->getBufferStart(), Room.Lead + Rest.size()},
                   (*Buffer)->getBufferIdentifier()));
  // The source manager remembers lines of the file that it was asked for last.
  Preprocessor &PP = Compiler.getPreprocessor();
  (void)Sources.getLineNumber(PP.getPredefinesFileID(), 0);
  // As Preprocessor::EnterMainSourceFile() does; the search for headers asks what is known of the file that includes.
  PP.markIncluded(*Entry);
  return handleComments() ? "" : "has an unusual beginning";
}

/// Has the preprocessor hear of the comments that the file begins with, as if it had read them. \returns false if there
/// is something else in front of the first directive.
bool MainFile::handleComments() {
  Preprocessor &PP = Compiler.getPreprocessor();
  SourceLocation Begin = Sources.getLocForStartOfFile(Sources.getMainFileID());
  Lexer Lex(Begin, PP.getLangOpts(), Text->getBufferStart(),
            Text->getBufferStart(), Text->getBufferEnd());
  Lex.SetCommentRetentionState(true);
  Token Next;
  for (Lex.LexFromRawLexer(Next); Next.is(tok::comment);
       Lex.LexFromRawLexer(Next))
    PP.HandleComment(Next, {Next.getLocation(), Next.getEndLoc()});
  return Sources.getFileOffset(Next.getLocation()) == Room.Lead;
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
