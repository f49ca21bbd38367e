// Findings as text for people: message, source line, fix. They look as clang-tidy's users know them.
#include "Report/TextReport.h"
#include "Report/Report.h"
#include "clang/Frontend/TextDiagnosticPrinter.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringMap.h"

namespace clang::tidy::coro {
namespace {

class TextReport : public Reporter {
public:
  TextReport(llvm::raw_ostream &OS, const ReportContext &Context)
      : Sources(Context.Sources), Printer(OS, Options),
        Diagnostics(DiagnosticIDs::create(), Options, &Printer,
                    /*ShouldOwnClient=*/false) {
    Options.ShowColors = Context.UseColor;
    Printer.BeginSourceFile(Language, nullptr);
    Diagnostics.setSourceManager(&Sources.manager());
  }
  ~TextReport() override { Printer.EndSourceFile(); }

  void report(const Finding &Found) override {
    const Fix *Next = Found.Fixes.data();
    bool IsFixed = !Found.Fixes.empty() && Next->IsSafe;
    say(Found.isError() ? DiagnosticsEngine::Error : Found.Level,
        Found.Message + " [" + Found.Check + Found.Aliases +
            (Found.IsWarningAsError ? ",-warnings-as-errors]" : "]"),
        Found.At, Found.Ranges, IsFixed ? Next++ : nullptr);
    for (const Note &ANote : Found.Notes)
      say(DiagnosticsEngine::Note, ANote.Message, ANote.At, ANote.Ranges,
          ANote.HasFix ? Next++ : nullptr);
  }

private:
  void say(DiagnosticsEngine::Level Level, const std::string &Message,
           const Span &At, llvm::ArrayRef<Span> Ranges, const Fix *Fixed) {
    DiagnosticBuilder Diag =
        Diagnostics.Report(Sources.location(At),
                           Diagnostics.getDiagnosticIDs()->getCustomDiagID(
                               static_cast<DiagnosticIDs::Level>(Level), "%0"));
    Diag << Message;
    for (const Span &Range : Ranges)
      Diag << Sources.range(Range);
    if (!Fixed)
      return;
    for (const Edit &AnEdit : Fixed->Edits)
      Diag << FixItHint::CreateReplacement(Sources.range(AnEdit.At),
                                           AnEdit.Replacement);
  }

  SourceTable &Sources;
  LangOptions Language;
  DiagnosticOptions Options;
  TextDiagnosticPrinter Printer;
  DiagnosticsEngine Diagnostics;
};

FormatRegistration<TextReport> Register("text",
                                        "for people, with source lines");

} // namespace

std::string summary(llvm::ArrayRef<ClangTidyError> Findings) {
  llvm::StringMap<unsigned> Counts;
  for (const ClangTidyError &Finding : Findings)
    ++Counts[Finding.DiagnosticName];
  std::vector<std::pair<unsigned, llvm::StringRef>> Rows;
  for (const auto &Entry : Counts)
    Rows.push_back({Entry.getValue(), Entry.getKey()});
  llvm::sort(Rows, [](const auto &A, const auto &B) {
    return A.first != B.first ? A.first > B.first : A.second < B.second;
  });
  std::string Text = std::to_string(Findings.size()) +
                     (Findings.size() == 1 ? " finding" : " findings");
  const char *Separator = ": ";
  for (const auto &[Count, Check] : Rows) {
    Text += Separator + std::to_string(Count) + " " + Check.str();
    Separator = ", ";
  }
  return Text;
}

} // namespace clang::tidy::coro
