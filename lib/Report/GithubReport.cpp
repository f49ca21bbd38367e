// Findings as workflow commands of GitHub Actions, which shows them as annotations of a pull request.
#include "Report/Report.h"

namespace clang::tidy::coro {
namespace {

class GithubReport : public Reporter {
public:
  GithubReport(llvm::raw_ostream &OS, const ReportContext &Context)
      : OS(OS), Sources(Context.Sources) {}

  void report(const Finding &Found) override {
    OS << "::" << (Found.isError() ? "error" : "warning") << " ";
    if (Found.At.isValid()) {
      OS << "file=" << property(Sources.shown(Found.At))
         << ",line=" << Found.At.Begin.Line << ",endLine=" << Found.At.End.Line;
      // GitHub takes columns only for what stands on one line.
      if (Found.At.Begin.Line == Found.At.End.Line)
        OS << ",col=" << Found.At.Begin.Character
           << ",endColumn=" << Found.At.End.Character;
      OS << ',';
    }
    OS << "title=" << property(Found.Check) << "::" << data(Found.Message);
    for (const Note &ANote : Found.Notes) {
      OS << "%0A";
      if (ANote.At.isValid())
        OS << data(Sources.shown(ANote.At)) << ':' << ANote.At.Begin.Line
           << ": ";
      OS << data(ANote.Message);
    }
    OS << '\n';
  }

  void finish(const RunOutcome &Outcome) override {
    for (const std::string &Problem : Outcome.Problems)
      OS << "::error title=coro-tidy::" << data(Problem) << '\n';
  }

private:
  static std::string escaped(llvm::StringRef Text, llvm::StringRef Special) {
    std::string Made;
    for (char C : Text) {
      if (Special.contains(C)) {
        const char *Hex = "0123456789ABCDEF";
        Made += '%';
        Made += Hex[static_cast<unsigned char>(C) >> 4];
        Made += Hex[C & 15];
      } else {
        Made += C;
      }
    }
    return Made;
  }
  static std::string data(llvm::StringRef Text) {
    return escaped(Text, "%\r\n");
  }
  static std::string property(llvm::StringRef Text) {
    return escaped(Text, "%\r\n:,");
  }

  llvm::raw_ostream &OS;
  SourceTable &Sources;
};

FormatRegistration<GithubReport> Register("github",
                                          "annotations in GitHub Actions");

} // namespace
} // namespace clang::tidy::coro
