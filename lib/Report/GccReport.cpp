// Findings one to a line, as GCC prints its warnings: for editors and problem matchers.
#include "Report/Report.h"

namespace clang::tidy::coro {
namespace {

class GccReport : public Reporter {
public:
  GccReport(llvm::raw_ostream &OS, const ReportContext &Context)
      : OS(OS), Sources(Context.Sources) {}

  void report(const Finding &Found) override {
    say(Found.At, Found.isError() ? "error" : "warning", Found.Message);
    OS << " [" << Found.Check << "]\n";
    for (const Note &ANote : Found.Notes) {
      say(ANote.At, "note", ANote.Message);
      OS << '\n';
    }
  }

private:
  void say(const Span &At, llvm::StringRef Kind, llvm::StringRef Message) {
    if (At.isValid())
      OS << Sources.shown(At) << ':' << At.Begin.Line << ':' << At.Begin.Column
         << ": ";
    else
      OS << "coro-tidy: ";
    OS << Kind << ": ";
    // Messages that quote code may have line ends.
    for (char C : Message)
      OS << (C == '\n' ? ' ' : C);
  }

  llvm::raw_ostream &OS;
  SourceTable &Sources;
};

FormatRegistration<GccReport>
    Register("gcc", "one line each: file:line:column: warning: message");

} // namespace
} // namespace clang::tidy::coro
