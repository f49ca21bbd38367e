// The beginning of a main file, parsed ahead of the rest.
#include "Driver/Preamble.h"
#include "Driver/Bytes.h"
#include "Driver/LintAction.h"
#include "Driver/ReadIndex.h"
#include "Support/LargePages.h"
#include "clang/Frontend/CompilerInstance.h"
#include "clang/Frontend/PrecompiledPreamble.h"
#include "clang/Lex/PreprocessorOptions.h"
#include "clang/Serialization/ASTReader.h"
#include "clang/Serialization/ASTWriter.h"
#include "llvm/Support/MemoryBuffer.h"

namespace clang::tidy::coro {

/// Where the compiler finds the AST. No file is there.
static constexpr llvm::StringLiteral ASTPath = "/coro-tidy.preamble";

bool Preamble::isCurrent(const std::string &NowDescribed,
                         const Overlay &Edited) const {
  if (Description != NowDescribed)
    return false;
  for (const std::string &Path : Overlaid)
    if (!Edited.count(Path))
      return false;
  // What is laid over the disk is compared here, and the disk below.
  Inputs OnDisk = Read;
  for (const auto &[Path, Text] : Edited)
    for (const std::string &Name : namesIn(Read, Path)) {
      const Input &Then = *Read.find(Name);
      if (Then.What != Input::Content || Then.Hash != hashContent(Text))
        return false;
      OnDisk.forget(Name);
    }
  return InputChecker().check(OnDisk) != InputChecker::Changed;
}

/// The same for every language and standard: all that counts is that a preamble is used as it was made.
static PreambleBounds boundsOf(llvm::StringRef Main) {
  LangOptions Language;
  Language.CPlusPlus = Language.LineComment = true;
  return ComputePreambleBounds(Language, llvm::MemoryBufferRef(Main, ""),
                               /*MaxLines=*/0);
}

llvm::StringRef preambleText(llvm::StringRef Main) {
  return Main.take_front(boundsOf(Main).Size);
}

bool Preamble::fits(llvm::StringRef Main) const {
  PreambleBounds Bounds = boundsOf(Main);
  return Main.take_front(Bounds.Size) == Text &&
         Bounds.PreambleEndsAtStartOfLine == EndsAtStartOfLine;
}

std::string writePreamble(const Preamble &Of) {
  ByteWriter W;
  W.string(Of.Description);
  W.string(Of.Text);
  W.number(Of.EndsAtStartOfLine);
  W.number(Of.Declarations.size());
  for (uint64_t ID : Of.Declarations)
    W.number(ID);
  W.number(Of.Comments.size());
  for (auto [Begin, End] : Of.Comments) {
    W.number(Begin);
    W.number(End);
  }
  W.string(writeInputs(Of.Read));
  W.number(Of.Overlaid.size());
  for (const std::string &Path : Of.Overlaid)
    W.string(Path);
  W.string(Of.AST);
  return W.take();
}

std::optional<Preamble> readPreamble(llvm::StringRef Bytes) {
  ByteReader R(Bytes);
  Preamble Of;
  Of.Description = R.string().str();
  Of.Text = R.string().str();
  Of.EndsAtStartOfLine = R.number(2);
  Of.Declarations.resize(R.length());
  for (uint64_t &ID : Of.Declarations)
    ID = R.number();
  Of.Comments.resize(R.length());
  for (auto &[Begin, End] : Of.Comments) {
    Begin = unsigned(R.number());
    End = unsigned(R.number());
  }
  std::optional<Inputs> Read = readInputs(R.string());
  Of.Overlaid.resize(R.length());
  for (std::string &Path : Of.Overlaid)
    Path = R.string().str();
  llvm::StringRef AST = R.string();
  Of.AST.reserve(AST.size());
  useLargePages(Of.AST.data(), AST.size());
  Of.AST = AST;
  if (!R.atEnd() || !Read)
    return std::nullopt;
  Of.Read = std::move(*Read);
  return Of;
}

namespace {

/// Sees whether anything was said that a lint would have to repeat.
class ComplaintConsumer : public DiagnosticConsumer {
public:
  void HandleDiagnostic(DiagnosticsEngine::Level Level,
                        const Diagnostic &Info) override {
    DiagnosticConsumer::HandleDiagnostic(Level, Info);
    const bool IsOurs =
        !Info.hasSourceManager() || !Info.getLocation().isValid() ||
        Info.getSourceManager().isInMainFile(
            Info.getSourceManager().getExpansionLoc(Info.getLocation()));
    HasComplaints |= Level >= DiagnosticsEngine::Error ||
                     (Level == DiagnosticsEngine::Warning && IsOurs);
  }
  bool HasComplaints = false;
};

/// Gathers what a lint can't read from the AST.
class PreambleRecorder : public PreambleCallbacks, public CommentHandler {
public:
  explicit PreambleRecorder(Preamble &Into) : Into(Into) {}

  void BeforeExecute(CompilerInstance &Compiler) override {
    Sources = &Compiler.getSourceManager();
  }
  bool shouldSkipFunctionBody(Decl *D) override {
    return isBodyNotRead(*D, *Sources);
  }
  void HandleTopLevelDecl(DeclGroupRef Group) override {
    for (const Decl *D : Group)
      if (!Sources->isInSystemHeader(D->getLocation()))
        Own.push_back(D);
  }
  void AfterPCHEmitted(ASTWriter &Writer) override {
    for (const Decl *D : Own)
      if (Writer.wasDeclEmitted(D))
        Into.Declarations.push_back(Writer.getDeclID(D).getRawValue());
  }

  CommentHandler *getCommentHandler() override { return this; }
  bool HandleComment(Preprocessor &, SourceRange Comment) override {
    auto [File, Begin] = Sources->getDecomposedLoc(Comment.getBegin());
    unsigned End = Sources->getFileOffset(Comment.getEnd());
    if (File == Sources->getMainFileID() &&
        Sources->getBufferData(File).slice(Begin, End).contains("NOLINT"))
      Into.Comments.push_back({Begin, End});
    return false;
  }

private:
  Preamble &Into;
  SourceManager *Sources = nullptr;
  std::vector<const Decl *> Own;
};

} // namespace

static std::string mainFileOf(const CompilerInvocation &Invocation) {
  return Invocation.getFrontendOpts().Inputs.front().getFile().str();
}

/// The bytes of \p Built, which only hands them out as a file.
static std::string
serialised(const PrecompiledPreamble &Built,
           const CompilerInvocation &Invocation,
           llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> Disk) {
  CompilerInvocation Reader(Invocation);
  auto Main = llvm::MemoryBuffer::getMemBufferCopy("");
  Reader.getPreprocessorOpts().RetainRemappedFileBuffers = true;
  Built.OverridePreamble(Reader, Disk, Main.get());
  auto Bytes =
      Disk->getBufferForFile(Reader.getPreprocessorOpts().ImplicitPCHInclude,
                             /*FileSize=*/-1, /*RequiresNullTerminator=*/false);
  return Bytes ? (*Bytes)->getBuffer().str() : "";
}

void buildPreamble(const CompilerInvocation &Invocation, FileManager &Files,
                   std::shared_ptr<PCHContainerOperations> Operations,
                   Preamble &Into) {
  auto Main = Files.getBufferForFile(mainFileOf(Invocation));
  if (!Main)
    return;
  PreambleBounds Bounds = boundsOf((*Main)->getBuffer());
  Into.Text = (*Main)->getBuffer().take_front(Bounds.Size).str();
  Into.EndsAtStartOfLine = Bounds.PreambleEndsAtStartOfLine;
  // What the command has parsed ahead by itself comes before all of this.
  if (Bounds.Size == 0 ||
      !Invocation.getPreprocessorOpts().ImplicitPCHInclude.empty())
    return;

  CompilerInvocation Own(Invocation);
  Own.getFrontendOpts().SkipFunctionBodies = true;
  // Otherwise every lint makes what the headers alone ask for.
  Own.getLangOpts().PCHInstantiateTemplates = true;
  PreambleRecorder Recorder(Into);
  ComplaintConsumer Complaints;
  auto Engine = CompilerInstance::createDiagnostics(
      Files.getVirtualFileSystem(), Own.getDiagnosticOpts(), &Complaints,
      /*ShouldOwnClient=*/false);
  auto Built = PrecompiledPreamble::Build(
      Own, Main->get(), Bounds, Engine, Files.getVirtualFileSystemPtr(),
      std::move(Operations), /*StoreInMemory=*/true, "", Recorder);
  if (Built && !Complaints.HasComplaints)
    Into.AST = serialised(*Built, Own, Files.getVirtualFileSystemPtr());
}

namespace {

/// A file system with one more file. LLVM's own in memory hashes what it is given, and this is large.
class PreambleFileSystem : public llvm::vfs::ProxyFileSystem {
public:
  PreambleFileSystem(llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> Base,
                     llvm::StringRef Bytes)
      : ProxyFileSystem(std::move(Base)), Bytes(Bytes) {}

  llvm::ErrorOr<llvm::vfs::Status> status(const llvm::Twine &Path) override {
    return Path.str() == ASTPath ? statusOf(Bytes)
                                 : ProxyFileSystem::status(Path);
  }
  llvm::ErrorOr<std::unique_ptr<llvm::vfs::File>>
  openFileForRead(const llvm::Twine &Path) override {
    if (Path.str() != ASTPath)
      return ProxyFileSystem::openFileForRead(Path);
    return std::make_unique<OpenFile>(Bytes);
  }

private:
  static llvm::vfs::Status statusOf(llvm::StringRef Bytes) {
    return llvm::vfs::Status(
        ASTPath, llvm::vfs::getNextVirtualUniqueID(), {}, 0, 0, Bytes.size(),
        llvm::sys::fs::file_type::regular_file, llvm::sys::fs::perms::all_read);
  }

  class OpenFile : public llvm::vfs::File {
  public:
    explicit OpenFile(llvm::StringRef Bytes) : Bytes(Bytes) {}
    llvm::ErrorOr<llvm::vfs::Status> status() override {
      return statusOf(Bytes);
    }
    llvm::ErrorOr<std::unique_ptr<llvm::MemoryBuffer>>
    getBuffer(const llvm::Twine &, int64_t, bool, bool) override {
      return llvm::MemoryBuffer::getMemBuffer(Bytes, ASTPath);
    }
    std::error_code close() override { return {}; }

  private:
    llvm::StringRef Bytes;
  };

  llvm::StringRef Bytes;
};

} // namespace

llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem>
withPreamble(llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> Base,
             const Preamble &With) {
  return llvm::makeIntrusiveRefCnt<PreambleFileSystem>(std::move(Base),
                                                       With.AST);
}

bool usePreamble(const Preamble &With, CompilerInvocation &Invocation,
                 FileManager &Files) {
  std::string Path = mainFileOf(Invocation);
  auto Main = Files.getBufferForFile(Path);
  if (!Main || With.AST.empty() || !With.fits((*Main)->getBuffer()))
    return false;
  PreprocessorOptions &Options = Invocation.getPreprocessorOpts();
  Options.PrecompiledPreambleBytes = {With.Text.size(), With.EndsAtStartOfLine};
  Options.ImplicitPCHInclude = ASTPath.str();
  // It is known to be the right one, and the predefines are in it.
  Options.DisablePCHOrModuleValidation = DisableValidationForModuleKind::PCH;
  Options.UsePredefines = false;
  // The AST has its own copy of the beginning; the whole text must be there before that is read.
  Options.addRemappedFile(Path, Main->release());
  return true;
}

std::vector<Decl *> declarationsOf(const Preamble &Used,
                                   CompilerInstance &Compiler) {
  std::vector<Decl *> Found;
  ASTReader &Reader = *Compiler.getASTReader();
  serialization::ModuleFile &File =
      Reader.getModuleManager().getPrimaryModule();
  for (uint64_t ID : Used.Declarations)
    if (Decl *D = Reader.GetDecl(
            Reader.getGlobalDeclID(File, LocalDeclID::get(Reader, File, ID))))
      Found.push_back(D);
  return Found;
}

} // namespace clang::tidy::coro
