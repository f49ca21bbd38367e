// Findings as SARIF 2.1.0, for code scanning services and editors. Clang's writer makes the document; what it has no
// words for (help, notes, fixes, paths relative to the project) is added to what it made.
#include "Report/Report.h"
#include "clang/Basic/Sarif.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FormatVariadic.h"

namespace clang::tidy::coro {
namespace {

namespace json = llvm::json;

/// The name by which the paths of the report refer to the project's root.
constexpr llvm::StringLiteral RootId = "SRCROOT";

json::Object message(llvm::StringRef Text) {
  return json::Object{{"text", json::fixUTF8(Text)}};
}

/// "coro-unawaited-task" as "UnawaitedTask": a rule's name must not be its id.
std::string ruleName(llvm::StringRef Check) {
  Check.consume_front("coro-");
  llvm::SmallVector<llvm::StringRef, 4> Words;
  Check.split(Words, '-', /*MaxSplit=*/-1, /*KeepEmpty=*/false);
  std::string Name;
  for (llvm::StringRef Word : Words)
    Name += llvm::toUpper(Word.front()) + Word.drop_front().str();
  return Name;
}

class SarifReport : public Reporter {
public:
  SarifReport(llvm::raw_ostream &OS, const ReportContext &Context)
      : OS(OS), Context(Context),
        Sources(Context.Sources.root(), SourceTable::Names::Absolute,
                Context.Sources.disk()),
        Writer(Sources.manager()) {}

  void begin() override {
    Writer.createRun("coro-tidy", "coro-tidy: misuse of C++20 coroutines",
                     Context.Version);
  }

  void report(const Finding &Found) override {
    if (Found.isCompilerError())
      return;
    auto Result =
        SarifResult::create(ruleOf(Found))
            .setDiagnosticMessage(json::fixUTF8(Found.Message))
            .setDiagnosticLevel(Found.isError() ? SarifResultLevel::Error
                                                : SarifResultLevel::Warning)
            .addPartialFingerprint("coroTidyFinding/v1", Found.Fingerprint);
    CharSourceRange Range = Sources.range(Found.At);
    if (Range.isValid())
      Result = Result.addLocations({Range}).setThreadFlows(pathOf(Found));
    Writer.appendResult(Result);
    Extras.push_back(extrasOf(Found));
  }

  void finish(const RunOutcome &Outcome) override {
    json::Object Document = Writer.createDocument();
    json::Object &Run = *Document.getArray("runs")->front().getAsObject();
    addExtras(Run);
    addHelp(*Run.getObject("tool")->getObject("driver"));
    sortArtifacts(*Run.getArray("artifacts"));
    Run["invocations"] = json::Array{invocation(Outcome)};
    std::string Root =
        SarifDocumentWriter::fileNameToURI(Sources.root().path());
    std::string RealRoot =
        SarifDocumentWriter::fileNameToURI(Sources.root().realPath());
    json::Value Whole(std::move(Document));
    makeRelative(Whole, {Root + "/", RealRoot + "/"});
    // After the walk, which would make it relative to itself.
    (*Whole.getAsObject()
          ->getArray("runs")
          ->front()
          .getAsObject())["originalUriBaseIds"] =
        json::Object{{RootId, json::Object{{"uri", Root + "/"}}}};
    OS << llvm::formatv("{0:2}\n", Whole);
  }

private:
  size_t ruleOf(const Finding &Found) {
    auto [It, Inserted] = Rules.try_emplace(Found.Check, RuleNames.size());
    if (!Inserted)
      return It->getValue();
    std::optional<RulePage> Page = Context.Page(Found.Check);
    RuleNames.push_back(Found.Check);
    return Writer.createRule(
        SarifRule::create()
            .setRuleId(Found.Check)
            .setName(ruleName(Found.Check))
            .setDescription(Page ? Page->Purpose : Found.Check));
  }

  /// The finding and its notes as the way there: where it begins, and what happens next.
  std::vector<ThreadFlow> pathOf(const Finding &Found) {
    std::vector<ThreadFlow> Path;
    auto Step = [&](const Span &At, llvm::StringRef Message,
                    ThreadFlowImportance Importance) {
      CharSourceRange Range = Sources.range(At);
      if (Range.isValid())
        Path.push_back(ThreadFlow::create()
                           .setRange(Range)
                           .setImportance(Importance)
                           .setMessage(json::fixUTF8(Message)));
    };
    Step(Found.At, Found.Message, ThreadFlowImportance::Essential);
    for (const Note &ANote : Found.Notes)
      if (!ANote.HasFix)
        Step(ANote.At, ANote.Message, ThreadFlowImportance::Important);
    if (Path.size() < 2)
      Path.clear();
    return Path;
  }

  static json::Object region(const Span &At) {
    return json::Object{{"startLine", At.Begin.Line},
                        {"startColumn", At.Begin.Character},
                        {"endLine", At.End.Line},
                        {"endColumn", At.End.Character}};
  }

  static json::Object artifact(const Span &At) {
    return json::Object{{"uri", SarifDocumentWriter::fileNameToURI(At.Path)}};
  }

  static json::Object fix(const Fix &AFix, llvm::StringRef Check) {
    json::Array Changes;
    llvm::StringRef Path;
    for (const Edit &AnEdit : AFix.Edits) {
      if (Changes.empty() || AnEdit.At.Path != Path)
        Changes.push_back(
            json::Object{{"artifactLocation", artifact(AnEdit.At)},
                         {"replacements", json::Array{}}});
      Path = AnEdit.At.Path;
      Changes.back()
          .getAsObject()
          ->getArray("replacements")
          ->push_back(
              json::Object{{"deletedRegion", region(AnEdit.At)},
                           {"insertedContent", message(AnEdit.Replacement)}});
    }
    std::string Title =
        AFix.Title.empty() ? "Apply the fix of " + Check.str() : AFix.Title;
    return json::Object{
        {"description", message(Title)},
        {"artifactChanges", std::move(Changes)},
        {"properties",
         json::Object{{"applicability", AFix.IsSafe ? "safe" : "suggestion"}}}};
  }

  /// The properties of a result that the writer does not know.
  static json::Object extrasOf(const Finding &Found) {
    json::Object Extra;
    json::Array Related, Fixes;
    for (const Note &ANote : Found.Notes)
      if (ANote.At.isValid())
        Related.push_back(
            json::Object{{"id", static_cast<int64_t>(Related.size() + 1)},
                         {"message", message(ANote.Message)},
                         {"physicalLocation",
                          json::Object{{"artifactLocation", artifact(ANote.At)},
                                       {"region", region(ANote.At)}}}});
    for (const Fix &AFix : Found.Fixes)
      Fixes.push_back(fix(AFix, Found.Check));
    if (!Related.empty())
      Extra["relatedLocations"] = std::move(Related);
    if (!Fixes.empty())
      Extra["fixes"] = std::move(Fixes);
    return Extra;
  }

  void addExtras(json::Object &Run) {
    json::Array &Results = *Run.getArray("results");
    for (size_t I = 0; I != Results.size(); ++I)
      for (auto &[Key, Value] : Extras[I])
        (*Results[I].getAsObject())[Key] = std::move(Value);
  }

  void addHelp(json::Object &Driver) {
    // The writer's is that of clang.
    Driver.erase("informationUri");
    json::Array &Rules = *Driver.getArray("rules");
    for (size_t I = 0; I != Rules.size(); ++I) {
      std::optional<RulePage> Page = Context.Page(RuleNames[I]);
      if (!Page)
        continue;
      json::Object &Rule = *Rules[I].getAsObject();
      Rule["shortDescription"] = message(Page->Purpose);
      Rule["help"] = json::Object{{"text", json::fixUTF8(Page->Markdown)},
                                  {"markdown", json::fixUTF8(Page->Markdown)}};
    }
  }

  /// The writer (clang 22) sorts them by path, and refers to them by the order in which it met them.
  static void sortArtifacts(json::Array &Artifacts) {
    llvm::sort(Artifacts, [](const json::Value &A, const json::Value &B) {
      auto Index = [](const json::Value &Artifact) {
        return Artifact.getAsObject()
            ->getObject("location")
            ->getInteger("index");
      };
      return Index(A) < Index(B);
    });
  }

  json::Object invocation(const RunOutcome &Outcome) const {
    json::Array Notifications;
    for (const std::string &Problem : Outcome.Problems)
      Notifications.push_back(
          json::Object{{"level", "error"}, {"message", message(Problem)}});
    json::Object Made{{"executionSuccessful", Outcome.Problems.empty()}};
    if (!Notifications.empty())
      Made["toolExecutionNotifications"] = std::move(Notifications);
    return Made;
  }

  static void makeRelative(json::Value &Part,
                           llvm::ArrayRef<std::string> Roots) {
    if (json::Array *Items = Part.getAsArray())
      for (json::Value &Item : *Items)
        makeRelative(Item, Roots);
    json::Object *Object = Part.getAsObject();
    if (!Object)
      return;
    if (std::optional<llvm::StringRef> URI = Object->getString("uri"))
      for (const std::string &Root : Roots)
        if (URI->starts_with(Root)) {
          std::string Relative = URI->substr(Root.size()).str();
          (*Object)["uri"] = std::move(Relative);
          (*Object)["uriBaseId"] = RootId;
          break;
        }
    for (auto &[Key, Value] : *Object)
      makeRelative(Value, Roots);
  }

  llvm::raw_ostream &OS;
  ReportContext Context;
  SourceTable Sources; ///< of its own: the document names files by full paths
  SarifDocumentWriter Writer;
  llvm::StringMap<size_t> Rules;
  std::vector<std::string> RuleNames; ///< by index
  std::vector<json::Object> Extras;   ///< by result
};

FormatRegistration<SarifReport>
    Register("sarif", "SARIF 2.1.0, for code scanning and editors");

} // namespace
} // namespace clang::tidy::coro
