// The results of a run as a file: a line that says what it is, a checksum, which shard it is, and one string per translation unit.
#include "Driver/Results.h"
#include "Driver/Bytes.h"
#include "llvm/ADT/Twine.h"

namespace clang::tidy::coro {

static constexpr llvm::StringLiteral Magic = "coro-tidy results 2\n";
static constexpr size_t ChecksumSize = 16;

static std::string checksum(llvm::StringRef Payload) {
  ByteWriter W;
  ContentHash Hash = hashContent(Payload);
  W.fixed(Hash.first);
  W.fixed(Hash.second);
  return W.take();
}

std::string ResultsWriter::bytes() const {
  ByteWriter W;
  W.number(Part.Number);
  W.number(Part.Count);
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
  Results.Part.Number = R.number(UINT32_MAX);
  Results.Part.Count = R.number(UINT32_MAX);
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
