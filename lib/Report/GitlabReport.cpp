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
    // GitLab shows findings at lines of files; one without a place is none to it.
    if (Found.isCompilerError() || !Found.At.isValid())
      return;
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
                   {"path", llvm::json::fixUTF8(Sources.shown(Found.At))},
                   {"lines",
                    llvm::json::Object{{"begin", Found.At.Begin.Line},
                                       {"end", Found.At.End.Line}}}}}});
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
