// A finding as reports see it: places with lines and columns, fixes by how safe they are, and a fingerprint.
#include "Report/Finding.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/xxhash.h"

namespace clang::tidy::coro {

/// \p Line without blanks around it, and with one blank for each run of them.
static std::string evenedOut(llvm::StringRef Line) {
  llvm::SmallVector<llvm::StringRef, 16> Words;
  llvm::SplitString(Line, Words);
  return llvm::join(Words, " ");
}

Span FindingMaker::spanOf(const tooling::DiagnosticMessage &Message,
                          llvm::StringRef Directory) {
  if (Message.FilePath.empty())
    return {};
  unsigned Begin = Message.FileOffset, End = Begin;
  for (const tooling::FileByteRange &Range : Message.Ranges)
    if (Range.FilePath == Message.FilePath && Range.FileOffset <= Begin)
      End = std::max(End, Range.FileOffset + Range.Length);
  return Sources.span(Message.FilePath, Directory, Begin, End);
}

std::vector<Span>
FindingMaker::rangesOf(const tooling::DiagnosticMessage &Message,
                       llvm::StringRef Directory) {
  std::vector<Span> Ranges;
  for (const tooling::FileByteRange &Range : Message.Ranges)
    Ranges.push_back(Sources.span(Range.FilePath, Directory, Range.FileOffset,
                                  Range.FileOffset + Range.Length));
  return Ranges;
}

std::optional<Fix>
FindingMaker::fixOf(const tooling::DiagnosticMessage &Message,
                    llvm::StringRef Directory) {
  Fix Made;
  for (const auto &OfFile : Message.Fix)
    for (const tooling::Replacement &R : OfFile.getValue())
      if (R.isApplicable())
        Made.Edits.push_back(
            {Sources.span(R.getFilePath(), Directory, R.getOffset(),
                          R.getOffset() + R.getLength(),
                          /*MayBeEmpty=*/true),
             R.getReplacementText().str()});
  if (Made.Edits.empty())
    return std::nullopt;
  // The files of a fix stand in a hash table.
  llvm::sort(Made.Edits, [](const Edit &A, const Edit &B) {
    return std::tie(A.At.Path, A.At.Begin.Offset) <
           std::tie(B.At.Path, B.At.Begin.Offset);
  });
  return Made;
}

std::string FindingMaker::fingerprint(const Finding &Of) {
  std::string Key = Of.Check + '\0' + Sources.shown(Of.At) + '\0' + Of.Code;
  if (Of.Code.empty())
    Key += Of.Message;
  std::string Hash =
      llvm::utohexstr(llvm::xxh3_64bits(Key), /*LowerCase=*/true, 16);
  unsigned Number = ++Seen[Hash];
  return Hash + ":" + std::to_string(Number);
}

Finding FindingMaker::make(const ClangTidyError &Error) {
  llvm::StringRef Directory = Error.BuildDirectory;
  Finding Made;
  Made.Check = Error.DiagnosticName;
  for (const std::string &Alias : Error.EnabledDiagnosticAliases)
    Made.Aliases += "," + Alias;
  Made.Message = Error.Message.Message;
  Made.Level = static_cast<DiagnosticsEngine::Level>(Error.DiagLevel);
  Made.IsWarningAsError = Error.IsWarningAsError;
  Made.At = spanOf(Error.Message, Directory);
  Made.Ranges = rangesOf(Error.Message, Directory);
  if (std::optional<Fix> Safe = fixOf(Error.Message, Directory)) {
    Safe->IsSafe = true;
    Made.Fixes.push_back(std::move(*Safe));
  }
  for (const tooling::DiagnosticMessage &Message : Error.Notes) {
    Note ANote{Message.Message, spanOf(Message, Directory),
               rangesOf(Message, Directory)};
    if (std::optional<Fix> Suggested = fixOf(Message, Directory)) {
      Suggested->Title = Message.Message;
      Made.Fixes.push_back(std::move(*Suggested));
      ANote.HasFix = true;
    }
    Made.Notes.push_back(std::move(ANote));
  }
  Made.Code = evenedOut(Sources.line(Made.At));
  Made.Fingerprint = fingerprint(Made);
  return Made;
}

} // namespace clang::tidy::coro
