// Findings as JSON, one to a line, in the format that docs/findings.schema.json describes. Nothing is gathered for it: it
// takes no more memory for more findings, and a reader that takes lines need not either.
#include "Report/Report.h"
#include "llvm/Support/JSON.h"

namespace clang::tidy::coro {
namespace {

/// Raised whenever a reader of the format would have to change.
constexpr int FormatVersion = 1;

class JsonReport : public Reporter {
public:
  JsonReport(llvm::raw_ostream &OS, const ReportContext &Context)
      : OS(OS), Sources(Context.Sources), Version(Context.Version) {}

  void begin() override {
    OS << "{\"version\":" << FormatVersion << ",\"tool\":"
       << llvm::json::Value(
              llvm::json::Object{{"name", "coro-tidy"}, {"version", Version}})
       << ",\"root\":" << text(Sources.root().path()) << ",\"findings\":[";
  }

  void report(const Finding &Found) override {
    if (Found.isCompilerError())
      return;
    OS << (Count++ ? ",\n" : "\n");
    llvm::json::OStream J(OS);
    J.object([&] {
      J.attribute("check", Found.Check);
      J.attribute("severity", Found.isError() ? "error" : "warning");
      J.attribute("message", text(Found.Message));
      J.attribute("fingerprint", Found.Fingerprint);
      J.attributeBegin("location");
      location(J, Found.At);
      J.attributeEnd();
      J.attributeArray("notes", [&] {
        for (const Note &ANote : Found.Notes)
          J.object([&] {
            J.attribute("message", text(ANote.Message));
            J.attributeBegin("location");
            location(J, ANote.At);
            J.attributeEnd();
          });
      });
      J.attributeArray("fixes", [&] {
        for (const Fix &AFix : Found.Fixes)
          fix(J, AFix);
      });
    });
  }

  void finish(const RunOutcome &Outcome) override {
    OS << "\n],\"problems\":[";
    const char *Separator = "";
    for (const std::string &Problem : Outcome.Problems) {
      OS << Separator << text(Problem);
      Separator = ",";
    }
    OS << "],\"count\":" << Count << "}\n";
  }

private:
  /// Source files may be in any encoding; JSON is in UTF-8.
  static llvm::json::Value text(llvm::StringRef Text) {
    return llvm::json::isUTF8(Text) ? llvm::json::Value(Text)
                                    : llvm::json::fixUTF8(Text);
  }

  static void point(llvm::json::OStream &J, const Point &At) {
    J.object([&] {
      J.attribute("offset", At.Offset);
      J.attribute("line", At.Line);
      J.attribute("column", At.Column);
      J.attribute("character", At.Character);
    });
  }

  void location(llvm::json::OStream &J, const Span &At) {
    if (!At.isValid())
      return J.value(nullptr);
    J.object([&] {
      J.attribute("path", text(Sources.shown(At)));
      J.attributeBegin("start");
      point(J, At.Begin);
      J.attributeEnd();
      J.attributeBegin("end");
      point(J, At.End);
      J.attributeEnd();
    });
  }

  void fix(llvm::json::OStream &J, const Fix &AFix) {
    J.object([&] {
      J.attribute("applicability", AFix.IsSafe ? "safe" : "suggestion");
      if (!AFix.Title.empty())
        J.attribute("title", text(AFix.Title));
      J.attributeArray("edits", [&] {
        for (const Edit &AnEdit : AFix.Edits)
          J.object([&] {
            J.attributeBegin("location");
            location(J, AnEdit.At);
            J.attributeEnd();
            J.attribute("replacement", text(AnEdit.Replacement));
          });
      });
    });
  }

  llvm::raw_ostream &OS;
  SourceTable &Sources;
  std::string Version;
  unsigned Count = 0;
};

FormatRegistration<JsonReport>
    Register("json", "for programs; see docs/findings.schema.json");

} // namespace
} // namespace clang::tidy::coro
