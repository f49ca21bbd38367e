// Findings as failed tests of JUnit's XML, for CI servers that know only tests: a run without any is one that passed.
#include "Report/Report.h"
#include "Report/Xml.h"

namespace clang::tidy::coro {
namespace {

class JunitReport : public Reporter {
public:
  JunitReport(llvm::raw_ostream &OS, const ReportContext &Context)
      : OS(OS), Sources(Context.Sources) {}

  void report(const Finding &Found) override {
    if (Found.isCompilerError())
      return;
    std::string Path =
        Found.At.Written.empty() ? "coro-tidy" : Sources.shown(Found.At);
    std::string Place =
        Found.At.isValid()
            ? Path + ":" + std::to_string(Found.At.Begin.Line) + ":" +
                  std::to_string(Found.At.Begin.Character) + ": "
            : "";
    std::string Text = Place + Found.Message;
    for (const Note &ANote : Found.Notes) {
      Text += "\n";
      if (ANote.At.isValid())
        Text += Sources.shown(ANote.At) + ":" +
                std::to_string(ANote.At.Begin.Line) + ": ";
      Text += ANote.Message;
    }
    // The name is what tells tests of two runs apart, so it has no line in it.
    Cases += "<testcase classname=\"" + xmlText(Path) + "\" name=\"" +
             xmlText(Found.Check) + " " + Found.Fingerprint +
             "\"><failure type=\"" + xmlText(Found.Check) + "\" message=\"" +
             xmlText(Place + Found.Message) + "\">" + xmlText(Text) +
             "</failure></testcase>\n";
    ++Failures;
  }

  void finish(const RunOutcome &Outcome) override {
    size_t Errors = Outcome.Problems.size();
    for (const std::string &Problem : Outcome.Problems)
      Cases += "<testcase classname=\"coro-tidy\" name=\"lint\"><error "
               "message=\"" +
               xmlText(Problem) + "\"/></testcase>\n";
    if (Cases.empty())
      Cases = "<testcase classname=\"coro-tidy\" name=\"lint\"/>\n";
    std::string Counts =
        " tests=\"" + std::to_string(std::max<size_t>(1, Failures + Errors)) +
        "\" failures=\"" + std::to_string(Failures) + "\" errors=\"" +
        std::to_string(Errors) + "\"";
    OS << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites" << Counts
       << ">\n<testsuite name=\"coro-tidy\"" << Counts << ">\n"
       << Cases << "</testsuite>\n</testsuites>\n";
  }

private:
  llvm::raw_ostream &OS;
  SourceTable &Sources;
  std::string Cases; ///< the counts stand before them
  size_t Failures = 0;
};

FormatRegistration<JunitReport> Register("junit", "XML of JUnit");

} // namespace
} // namespace clang::tidy::coro
