// What a lint has said of an open document, as the editor is told.
#include "Server/LintResult.h"
#include "Driver/FindingOrder.h"
#include "Driver/SuppressionWatch.h"

namespace clang::tidy::coro {

using llvm::lsp::DiagnosticSeverity;
namespace json = llvm::json;

Places::Places(const Documents &Open) : Open(Open) {}

Places::File &Places::file(llvm::StringRef Path) {
  auto It = Files.find(Path);
  if (It != Files.end())
    return It->second;
  File &Made = Files[Path.str()];
  auto Document = Open.all().find(Path.str());
  if (Document != Open.all().end()) {
    Made.Text = Document->second.Text;
  } else if (auto Buffer = llvm::MemoryBuffer::getFile(Path)) {
    Made.OnDisk = std::move(*Buffer);
    Made.Text = Made.OnDisk->getBuffer();
  }
  Made.Lines = std::make_unique<TextLines>(Made.Text, Open.encoding());
  return Made;
}

llvm::StringRef Places::text(llvm::StringRef Path) { return file(Path).Text; }

llvm::lsp::Range Places::range(llvm::StringRef Path, size_t Begin, size_t End) {
  const TextLines &Lines = *file(Path).Lines;
  return {Lines.position(Begin), Lines.position(End)};
}

llvm::lsp::Range Places::range(const Span &Of) {
  return range(Of.Path, Of.Begin.Offset, Of.End.Offset);
}

/// Whether two paths name one file. A compile command may use another name for it than the editor.
static bool isSame(llvm::StringRef A, llvm::StringRef B) {
  return A == B ||
         (llvm::sys::path::filename(A) == llvm::sys::path::filename(B) &&
          llvm::sys::fs::equivalent(A, B));
}

/// Where to show \p Found: at its place; what is not needed, as a whole.
static const Span &placeOf(const Finding &Found) {
  if (Found.Check == UnusedSuppression && Found.Fixes.size() == 1 &&
      Found.Fixes.front().Edits.size() == 1)
    return Found.Fixes.front().Edits.front().At;
  return Found.At;
}

LintResult resultFor(const Document &Of, LintedFile Linted,
                     const Documents &Open) {
  LintResult Result;
  Result.Uri = Of.Uri;
  Result.Version = Of.Version;
  Result.Problem = std::move(Linted.Problem);
  Result.Read = std::move(Linted.Read);
  settleSuppressions(Linted.Findings, {Linted.File}, /*SawAllUnits=*/false);
  sortFindings(Linted.Findings);

  SourceTable Sources(DirectoryPath(""), SourceTable::Names::Absolute,
                      overlayFileSystem(Open.overlay()));
  FindingMaker Maker(Sources);
  Places Where(Open);
  std::string Path = Documents::pathOf(Of.Uri);
  for (const ClangTidyError &Error : Linted.Findings) {
    ShownFinding Shown{Maker.make(Error), {}};
    if (!Shown.Found.At.isValid() || !isSame(Shown.Found.At.Path, Path))
      continue;
    Shown.Where = Where.range(placeOf(Shown.Found));
    if (!Shown.Found.isCompilerError())
      Result.Findings.push_back(std::move(Shown));
    else if (Result.ProblemAt == llvm::lsp::Range())
      Result.ProblemAt = Shown.Where;
  }
  return Result;
}

json::Object diagnosticFor(const ShownFinding &Shown, const LintResult &Of,
                           Places &Where, const PageUri &Page) {
  const Finding &Found = Shown.Found;
  json::Array Related;
  for (const Note &Said : Found.Notes)
    if (Said.At.isValid()) {
      if (auto Uri = llvm::lsp::URIForFile::fromFile(Said.At.Path))
        Related.push_back(json::Object{
            {"location", json::Object{{"uri", Uri->uri().str()},
                                      {"range", Where.range(Said.At)}}},
            {"message", Said.Message}});
      else
        llvm::consumeError(Uri.takeError());
    }

  json::Object Diagnostic{
      {"range", Shown.Where},
      {"severity", int(Found.isError() ? DiagnosticSeverity::Error
                                       : DiagnosticSeverity::Warning)},
      {"code", Found.Check},
      {"source", "coro-tidy"},
      {"message", Found.Message},
      {"data", json::Object{{"fingerprint", Found.Fingerprint},
                            {"version", Of.Version}}}};
  if (std::string Uri = Page(Found.Check); !Uri.empty())
    Diagnostic["codeDescription"] = json::Object{{"href", Uri}};
  // Editors fade what is not needed.
  if (Found.Check == UnusedSuppression)
    Diagnostic["tags"] =
        json::Array{int(llvm::lsp::DiagnosticTag::Unnecessary)};
  if (!Related.empty())
    Diagnostic["relatedInformation"] = std::move(Related);
  return Diagnostic;
}

json::Array diagnosticsFor(const LintResult &Of, Places &Where,
                           const PageUri &Page) {
  json::Array All;
  if (!Of.Problem.empty())
    All.push_back(
        json::Object{{"range", Of.ProblemAt},
                     {"severity", int(DiagnosticSeverity::Information)},
                     {"source", "coro-tidy"},
                     {"message", Of.Problem}});
  for (const ShownFinding &Shown : Of.Findings)
    All.push_back(diagnosticFor(Shown, Of, Where, Page));
  return All;
}

} // namespace clang::tidy::coro
