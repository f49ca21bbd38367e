// Findings as a code quality report of GitLab, which shows them in merge requests.
#include "Report/Report.h"
#include "llvm/Support/JSON.h"

namespace clang::tidy::coro {
namespace {

class GitlabReport : public Reporter {
public:
  GitlabReport(llvm::raw_ostream &OS, const ReportContext &Context)
      : OS(OS), Sources(Context.Sources) {}

  void begin() override { OS << '['; }

  void report(const Finding &Found) override {
    if (Found.isCompilerError())
      return;
    // GitLab shows findings at lines of files, and takes none without.
    std::string Path =
        Found.At.Written.empty() ? "coro-tidy" : Sources.shown(Found.At);
    std::string Description = Found.Message;
    for (const Note &ANote : Found.Notes)
      Description += "; " + ANote.Message;
    OS << Separator
       << llvm::json::Value(llvm::json::Object{
              {"check_name", Found.Check},
              {"description", llvm::json::fixUTF8(Description)},
              {"severity", Found.isError() ? "critical" : "major"},
              {"fingerprint", Found.Fingerprint},
              {"location",
               llvm::json::Object{
                   {"path", llvm::json::fixUTF8(Path)},
                   {"lines", llvm::json::Object{
                                 {"begin", std::max(1u, Found.At.Begin.Line)},
                                 {"end", std::max(1u, Found.At.End.Line)}}}}}});
    Separator = ",\n";
  }

  void finish(const RunOutcome &) override { OS << "]\n"; }

private:
  llvm::raw_ostream &OS;
  SourceTable &Sources;
  const char *Separator = "";
};

FormatRegistration<GitlabReport> Register("gitlab",
                                          "code quality report of GitLab");

} // namespace
} // namespace clang::tidy::coro
