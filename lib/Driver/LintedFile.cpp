// What linting one translation unit gave, as bytes: findings are JSON, facts and inputs have their own tables.
#include "Driver/LintedFile.h"
#include "Driver/Bytes.h"
#include "llvm/Support/Base64.h"
#include "llvm/Support/JSON.h"

namespace clang::tidy::coro {
namespace {

namespace json = llvm::json;

/// JSON is UTF-8, and what a fix repeats from the source may not be.
json::Value toJson(llvm::StringRef Text) {
  if (json::isUTF8(Text))
    return Text.str();
  return json::Object{{"base64", llvm::encodeBase64(Text)}};
}

std::string textFrom(const json::Value *Value) {
  if (!Value)
    return "";
  if (const json::Object *Encoded = Value->getAsObject()) {
    std::vector<char> Text;
    if (llvm::Error Failure =
            llvm::decodeBase64(Encoded->getString("base64").value_or(""), Text))
      llvm::consumeError(std::move(Failure));
    return std::string(Text.begin(), Text.end());
  }
  return Value->getAsString().value_or("").str();
}

unsigned numberFrom(const json::Object &Object, llvm::StringRef Key) {
  return unsigned(Object.getInteger(Key).value_or(0));
}

json::Array fixToJson(const llvm::StringMap<tooling::Replacements> &Fix) {
  json::Array Files;
  std::vector<llvm::StringRef> Names;
  for (const auto &File : Fix)
    Names.push_back(File.getKey());
  llvm::sort(Names); // the map has no order
  for (llvm::StringRef Name : Names)
    for (const tooling::Replacement &R : Fix.find(Name)->getValue())
      Files.push_back(json::Object{{"file", toJson(Name)},
                                   {"path", toJson(R.getFilePath())},
                                   {"offset", R.getOffset()},
                                   {"length", R.getLength()},
                                   {"text", toJson(R.getReplacementText())}});
  return Files;
}

json::Object toJson(const tooling::DiagnosticMessage &Message) {
  json::Object Object{{"text", toJson(Message.Message)},
                      {"path", toJson(Message.FilePath)},
                      {"offset", Message.FileOffset}};
  if (!Message.Fix.empty())
    Object["fix"] = fixToJson(Message.Fix);
  json::Array Ranges;
  for (const tooling::FileByteRange &Range : Message.Ranges)
    Ranges.push_back(json::Object{{"path", toJson(Range.FilePath)},
                                  {"offset", Range.FileOffset},
                                  {"length", Range.Length}});
  if (!Ranges.empty())
    Object["ranges"] = std::move(Ranges);
  return Object;
}

tooling::DiagnosticMessage messageFrom(const json::Object &Object) {
  tooling::DiagnosticMessage Message;
  Message.Message = textFrom(Object.get("text"));
  Message.FilePath = textFrom(Object.get("path"));
  Message.FileOffset = numberFrom(Object, "offset");
  if (const json::Array *Fix = Object.getArray("fix"))
    for (const json::Value &Value : *Fix)
      if (const json::Object *R = Value.getAsObject())
        // They came out of such a set, so that they go into one.
        llvm::consumeError(Message.Fix[textFrom(R->get("file"))].add(
            {textFrom(R->get("path")), numberFrom(*R, "offset"),
             numberFrom(*R, "length"), textFrom(R->get("text"))}));
  if (const json::Array *Ranges = Object.getArray("ranges"))
    for (const json::Value &Value : *Ranges)
      if (const json::Object *R = Value.getAsObject()) {
        tooling::FileByteRange &Range = Message.Ranges.emplace_back();
        Range.FilePath = textFrom(R->get("path"));
        Range.FileOffset = numberFrom(*R, "offset");
        Range.Length = numberFrom(*R, "length");
      }
  return Message;
}

json::Object toJson(const ClangTidyError &Finding) {
  json::Array Notes;
  for (const tooling::DiagnosticMessage &Note : Finding.Notes)
    Notes.push_back(toJson(Note));
  json::Object Object{{"check", Finding.DiagnosticName},
                      {"level", int64_t(Finding.DiagLevel)},
                      {"as-error", Finding.IsWarningAsError},
                      {"directory", toJson(Finding.BuildDirectory)},
                      {"message", toJson(Finding.Message)},
                      {"notes", std::move(Notes)}};
  if (!Finding.EnabledDiagnosticAliases.empty())
    Object["aliases"] = json::Array(Finding.EnabledDiagnosticAliases);
  return Object;
}

ClangTidyError findingFrom(const json::Object &Object) {
  unsigned Level = numberFrom(Object, "level");
  ClangTidyError Finding(Object.getString("check").value_or(""),
                         Level == ClangTidyError::Error ? ClangTidyError::Error
                         : Level == ClangTidyError::Remark
                             ? ClangTidyError::Remark
                             : ClangTidyError::Warning,
                         textFrom(Object.get("directory")),
                         Object.getBoolean("as-error").value_or(false));
  if (const json::Object *Message = Object.getObject("message"))
    Finding.Message = messageFrom(*Message);
  if (const json::Array *Notes = Object.getArray("notes"))
    for (const json::Value &Note : *Notes)
      if (const json::Object *Message = Note.getAsObject())
        Finding.Notes.push_back(messageFrom(*Message));
  if (const json::Array *Aliases = Object.getArray("aliases"))
    for (const json::Value &Alias : *Aliases)
      Finding.EnabledDiagnosticAliases.push_back(textFrom(&Alias));
  return Finding;
}

std::string asText(json::Value Value) {
  std::string Text;
  llvm::raw_string_ostream(Text) << Value;
  return Text;
}

std::string costToText(const LintCost &Cost) {
  json::Object Checks;
  for (const auto &[Check, Seconds] : Cost.Checks)
    Checks[Check] = Seconds;
  json::Object Object{{"seconds", Cost.Seconds},
                      {"memory", Cost.PeakMemory},
                      {"parsedAhead", Cost.ParsedAhead},
                      {"checks", std::move(Checks)}};
  if (Cost.SharedSeconds)
    Object["shared-seconds"] = *Cost.SharedSeconds;
  if (!Cost.WhyNotShared.empty())
    Object["not-shared"] = Cost.WhyNotShared;
  return asText(std::move(Object));
}

LintCost costFrom(llvm::StringRef Text) {
  LintCost Cost;
  auto Parsed = json::parse(Text);
  if (!Parsed) {
    llvm::consumeError(Parsed.takeError());
    return Cost;
  }
  if (const json::Object *Object = Parsed->getAsObject()) {
    Cost.Seconds = Object->getNumber("seconds").value_or(0);
    Cost.PeakMemory = uint64_t(Object->getInteger("memory").value_or(0));
    if (auto Shared = Object->getNumber("shared-seconds"))
      Cost.SharedSeconds = *Shared;
    Cost.WhyNotShared = Object->getString("not-shared").value_or("");
    Cost.ParsedAhead = Object->getBoolean("parsedAhead").value_or(false);
    if (const json::Object *Checks = Object->getObject("checks"))
      for (const auto &[Check, Seconds] : *Checks)
        Cost.Checks[llvm::StringRef(Check).str()] =
            Seconds.getAsNumber().value_or(0);
  }
  return Cost;
}

} // namespace

std::string writeResult(const LintedFile &Linted) {
  json::Array Findings;
  for (const ClangTidyError &Finding : Linted.Findings)
    Findings.push_back(toJson(Finding));
  ByteWriter W;
  W.string(asText(json::Object{{"file", toJson(Linted.File)},
                               {"problem", toJson(Linted.Problem)},
                               {"skipped", Linted.IsSkipped},
                               {"findings", std::move(Findings)}}));
  W.string(writeFacts(Linted.UnitFacts));
  return W.take();
}

std::optional<LintedFile> readResult(llvm::StringRef Bytes) {
  ByteReader R(Bytes);
  llvm::StringRef Text = R.string(), FactBytes = R.string();
  if (!R.atEnd())
    return std::nullopt;
  auto Parsed = json::parse(Text);
  llvm::Expected<Facts> Facts = readFacts(FactBytes, "");
  const json::Object *Object = Parsed ? Parsed->getAsObject() : nullptr;
  llvm::consumeError(Parsed.takeError());
  if (!Facts || !Object) {
    llvm::consumeError(Facts.takeError());
    return std::nullopt;
  }
  LintedFile Linted;
  Linted.File = textFrom(Object->get("file"));
  Linted.Problem = textFrom(Object->get("problem"));
  Linted.IsSkipped = Object->getBoolean("skipped").value_or(false);
  if (const json::Array *Findings = Object->getArray("findings"))
    for (const json::Value &Finding : *Findings)
      if (const json::Object *Fields = Finding.getAsObject())
        Linted.Findings.push_back(findingFrom(*Fields));
  Linted.UnitFacts = std::move(*Facts);
  return Linted;
}

std::string writeLintedFile(const LintedFile &Linted) {
  ByteWriter W;
  W.string(writeInputs(Linted.Read));
  W.string(costToText(Linted.Cost));
  W.string(writeResult(Linted));
  return W.take();
}

std::optional<LintedFile> readLintedFile(llvm::StringRef Bytes) {
  ByteReader R(Bytes);
  llvm::StringRef InputBytes = R.string(), Cost = R.string(),
                  Result = R.string();
  if (!R.atEnd())
    return std::nullopt;
  std::optional<Inputs> Read = readInputs(InputBytes);
  std::optional<LintedFile> Linted = readResult(Result);
  if (!Read || !Linted)
    return std::nullopt;
  Linted->Read = std::move(*Read);
  Linted->Cost = costFrom(Cost);
  return Linted;
}

} // namespace clang::tidy::coro
