// The results of a run as a file: a line that says what it is, a checksum, what the run looked at, the
// hashes of sources, and one string per translation unit.
#include "Driver/Results.h"
#include "Driver/Bytes.h"
#include "Driver/Inputs.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/Twine.h"
#include "llvm/Support/MemoryBuffer.h"

namespace clang::tidy::coro {

static constexpr llvm::StringLiteral Magic = "coro-tidy results 3\n";
static constexpr size_t ChecksumSize = 16;

static std::string checksum(llvm::StringRef Payload) {
  ByteWriter W;
  ContentHash Hash = hashContent(Payload);
  W.fixed(Hash.first);
  W.fixed(Hash.second);
  return W.take();
}

void forEachFile(const ClangTidyError &Finding, NormalPaths &Names,
                 llvm::function_ref<void(const std::string &Path)> Found) {
  auto Look = [&](const tooling::DiagnosticMessage &Message) {
    if (!Message.FilePath.empty())
      Found(Names.of(Message.FilePath, Finding.BuildDirectory));
    for (const auto &[Path, Edits] : Message.Fix)
      Found(Names.of(Path, Finding.BuildDirectory));
  };
  Look(Finding.Message);
  llvm::for_each(Finding.Notes, Look);
}

void ResultsWriter::add(const LintedFile &Linted) {
  ByFile[Linted.File] = writeResult(Linted);
  auto Note = [this](const std::string &Path) {
    auto [It, IsNew] = Sources.try_emplace(Path);
    if (!IsNew)
      return;
    if (auto Buffer = llvm::MemoryBuffer::getFile(Path, /*IsText=*/false,
                                                  /*RequiresNullTerminator=*/
                                                  false))
      It->second = hashContent((*Buffer)->getBuffer());
  };
  for (const ClangTidyError &Finding : Linted.Findings)
    forEachFile(Finding, Names, Note);
  // What is linked names places of facts.
  const Facts &Unit = Linted.UnitFacts;
  auto NotePlace = [&](const FactPlace &Place) {
    if (Place.File)
      Note(Names.of(Unit.Strings[Place.File]));
  };
  for (const FactFunction &Function : Unit.Functions) {
    NotePlace(Function.Place);
    for (const FactCall &Call : Function.Calls)
      NotePlace(Call.Place);
  }
  for (const FactRoot &Root : Unit.Roots)
    NotePlace(Root.Call.Place);
}

std::string ResultsWriter::bytes() const {
  ByteWriter W;
  W.number(Scope.Part.Number);
  W.number(Scope.Part.Count);
  W.number(Scope.IsOfWholeProject);
  W.number(Scope.IsFiltered);
  W.number(Sources.size());
  for (const auto &[Path, Hash] : Sources) {
    W.string(Path);
    W.fixed(Hash.first);
    W.fixed(Hash.second);
  }
  W.number(ByFile.size());
  for (const auto &[File, Result] : ByFile)
    W.string(Result);
  std::string Payload = W.take();
  return (Magic + checksum(Payload) + Payload).str();
}

llvm::Expected<RunResults> readResults(llvm::StringRef Bytes,
                                       llvm::StringRef Name) {
  auto Problem = [&](const llvm::Twine &What) {
    return llvm::createStringError(Name + ": " + What);
  };
  if (!Bytes.consume_front(Magic))
    return Problem("is no results file of this version; 'coro-tidy "
                   "--save-results' makes one");
  llvm::StringRef Payload =
      Bytes.drop_front(std::min(ChecksumSize, Bytes.size()));
  if (Bytes.take_front(ChecksumSize) != checksum(Payload))
    return Problem("is damaged; make it anew");
  RunResults Results;
  ByteReader R(Payload);
  Results.Scope.Part.Number = R.number(UINT32_MAX);
  Results.Scope.Part.Count = R.number(UINT32_MAX);
  Results.Scope.IsOfWholeProject = R.number(2);
  Results.Scope.IsFiltered = R.number(2);
  for (size_t I = 0, Count = R.length(); I != Count && R.good(); ++I) {
    std::string Path = R.string().str();
    uint64_t First = R.fixed();
    Results.Sources[Path] = {First, R.fixed()};
  }
  for (size_t I = 0, Count = R.length(); I != Count && R.good(); ++I)
    if (std::optional<LintedFile> Linted = readResult(R.string()))
      Results.Units.push_back(std::move(*Linted));
    else
      return Problem("is damaged; make it anew");
  if (!R.atEnd())
    return Problem("is damaged; make it anew");
  return Results;
}

} // namespace clang::tidy::coro
