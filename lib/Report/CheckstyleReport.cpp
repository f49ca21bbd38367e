// Findings in the XML of Checkstyle, which many CI servers and review tools read.
#include "Report/Report.h"
#include "Report/Xml.h"

namespace clang::tidy::coro {
namespace {

class CheckstyleReport : public Reporter {
public:
  CheckstyleReport(llvm::raw_ostream &OS, const ReportContext &Context)
      : OS(OS), Sources(Context.Sources) {}

  void begin() override {
    OS << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
          "<checkstyle version=\"4.3\">\n";
  }

  void report(const Finding &Found) override {
    if (Found.isCompilerError())
      return;
    std::string Path =
        Found.At.isValid() ? Sources.shown(Found.At) : "coro-tidy";
    if (!IsOpen || Path != Current) {
      close();
      OS << "<file name=\"" << xmlText(Path) << "\">\n";
      IsOpen = true;
      Current = Path;
    }
    OS << "<error";
    if (Found.At.isValid())
      OS << " line=\"" << Found.At.Begin.Line << "\" column=\""
         << Found.At.Begin.Character << '"';
    else
      OS << " line=\"0\"";
    OS << " severity=\"" << (Found.isError() ? "error" : "warning")
       << "\" message=\"" << xmlText(Found.Message) << "\" source=\""
       << xmlText(Found.Check) << "\"/>\n";
  }

  void finish(const RunOutcome &Outcome) override {
    close();
    if (!Outcome.Problems.empty()) {
      OS << "<file name=\"coro-tidy\">\n";
      for (const std::string &Problem : Outcome.Problems)
        OS << "<error line=\"0\" severity=\"error\" message=\""
           << xmlText(Problem) << "\" source=\"coro-tidy\"/>\n";
      OS << "</file>\n";
    }
    OS << "</checkstyle>\n";
  }

private:
  void close() {
    if (IsOpen)
      OS << "</file>\n";
    IsOpen = false;
  }

  llvm::raw_ostream &OS;
  SourceTable &Sources;
  std::string Current;
  bool IsOpen = false;
};

FormatRegistration<CheckstyleReport> Register("checkstyle",
                                              "XML of Checkstyle");

} // namespace
} // namespace clang::tidy::coro
