// What the editor can do about findings.
#include "Server/CodeActions.h"
#include "Server/FixTitle.h"
#include "clang/Format/Format.h"

namespace clang::tidy::coro {

namespace json = llvm::json;
using tooling::Replacement;
using tooling::Replacements;

static constexpr llvm::StringLiteral QuickFix = "quickfix";

bool CodeActionRequest::isForWholeFile() const {
  return !Only.empty() && llvm::all_of(Only, [](llvm::StringRef Kind) {
    return Kind == "source" || Kind.starts_with("source.");
  });
}

/// Adds the edits of \p Of to \p To, all or none: parts of a fix are none.
static bool addFix(const Fix &Of, std::map<std::string, Replacements> &To) {
  std::map<std::string, Replacements> With = To;
  for (const Edit &E : Of.Edits)
    if (llvm::Error Overlap = With[E.At.Path].add(
            Replacement(E.At.Path, E.At.Begin.Offset,
                        E.At.End.Offset - E.At.Begin.Offset, E.Replacement))) {
      llvm::consumeError(std::move(Overlap));
      return false;
    }
  To = std::move(With);
  return true;
}

/// The edits as they are to be made: clang-tidy cleans up the commas and empty lines around its fixes as well.
static Replacements cleanedUp(llvm::StringRef Path, llvm::StringRef Text,
                              const Replacements &Edits) {
  auto Style = format::getStyle("none", Path, "none");
  if (!Style) {
    llvm::consumeError(Style.takeError());
    return Edits;
  }
  auto Cleaned = format::cleanupAroundReplacements(Text, Edits, *Style);
  if (Cleaned)
    return *Cleaned;
  llvm::consumeError(Cleaned.takeError());
  return Edits;
}

json::Object CodeActionMaker::workspaceEdit(const FileEdits &Edits) {
  json::Array Versioned;
  json::Object Plain;
  for (const auto &[Path, Replaces] : Edits) {
    auto Document = Open.all().find(Path);
    bool IsOpen = Document != Open.all().end();
    auto Uri = llvm::lsp::URIForFile::fromFile(Path);
    if (!Uri) {
      llvm::consumeError(Uri.takeError());
      continue;
    }
    std::string Name = (IsOpen ? Document->second.Uri.uri() : Uri->uri()).str();
    json::Array OfFile;
    for (const Replacement &R : Replaces)
      OfFile.push_back(
          json::Object{{"range", Where.range(Path, R.getOffset(),
                                             R.getOffset() + R.getLength())},
                       {"newText", R.getReplacementText().str()}});
    if (!HasVersions) {
      Plain[Name] = std::move(OfFile);
      continue;
    }
    Versioned.push_back(json::Object{
        {"textDocument",
         json::Object{{"uri", Name},
                      {"version", IsOpen ? json::Value(Document->second.Version)
                                         : json::Value(nullptr)}}},
        {"edits", std::move(OfFile)}});
  }
  if (HasVersions)
    return json::Object{{"documentChanges", std::move(Versioned)}};
  return json::Object{{"changes", std::move(Plain)}};
}

/// `quickfix` is wanted by who asks for it, or for nothing; `source.fixAll.coro-tidy` also by who asks for `source`.
bool CodeActionMaker::isWanted(llvm::StringRef Kind) const {
  return Asked->Only.empty() ||
         llvm::any_of(Asked->Only, [Kind](llvm::StringRef Wanted) {
           llvm::StringRef Rest = Kind;
           return Rest.consume_front(Wanted) &&
                  (Rest.empty() || Wanted.empty() || Rest.starts_with("."));
         });
}

void CodeActionMaker::add(llvm::StringRef Title, llvm::StringRef Kind,
                          const FileEdits &Edits, const ShownFinding &Shown,
                          bool IsPreferred) {
  if (!isWanted(Kind) || Edits.empty())
    return;
  json::Object Action{
      {"title", Title.str()},
      {"kind", Kind},
      {"edit", workspaceEdit(Edits)},
      {"diagnostics", json::Array{diagnosticFor(Shown, Result, Where, Page)}}};
  if (IsPreferred)
    Action["isPreferred"] = true;
  Made.push_back(std::move(Action));
}

FileEdits CodeActionMaker::suppression(const ShownFinding &Shown) {
  const Span &At = Shown.Found.At;
  llvm::StringRef Text = Where.text(At.Path);
  size_t Begin = At.Begin.Offset - (At.Begin.Column - 1);
  llvm::StringRef Line = Text.substr(Begin);
  Line = Line.substr(0, Line.find_first_of("\r\n"));
  size_t Offset = Begin + Line.rtrim().size();
  std::string Comment = "  // NOLINT(" + Shown.Found.Check + "): ";
  // Behind a line that goes on, or has a comment, another comment would be part of something else.
  if (Line.rtrim().ends_with("\\") || Line.contains("//") ||
      Line.contains("/*")) {
    llvm::StringRef Indent = Line.take_while(llvm::isSpace);
    Offset = Begin;
    Comment =
        (Indent + "// NOLINTNEXTLINE(" + Shown.Found.Check + "): \n").str();
  }
  FileEdits Edits;
  llvm::consumeError(
      Edits[At.Path].add(Replacement(At.Path, Offset, 0, Comment)));
  return Edits;
}

void CodeActionMaker::addFor(const ShownFinding &Shown) {
  const Finding &Found = Shown.Found;
  for (const Fix &Each : Found.Fixes) {
    FileEdits Edits;
    if (!addFix(Each, Edits))
      continue;
    for (auto &[Path, Replaces] : Edits)
      Replaces = cleanedUp(Path, Where.text(Path), Replaces);
    add(titleOf(Each, [&](llvm::StringRef Path) { return Where.text(Path); }),
        QuickFix, Edits, Shown, Each.IsSafe);
  }
}

/// Whether there is anything to be fixed: of one check, more than the one finding that has a quick fix of its own.
bool CodeActionMaker::canFixAll(llvm::StringRef Check) const {
  unsigned Fixes = 0;
  for (const ShownFinding &Shown : Result.Findings)
    if (Check.empty() || Check == Shown.Found.Check)
      Fixes += llvm::any_of(Shown.Found.Fixes,
                            [](const Fix &Each) { return Each.IsSafe; });
  return Fixes > (Check.empty() ? 0 : 1) &&
         isWanted(Check.empty() ? FixAllKind : QuickFix);
}

void CodeActionMaker::addFixAll(llvm::StringRef Title, llvm::StringRef Kind,
                                const std::string &Check,
                                const ProvedFixes *Proved) {
  if (!canFixAll(Check))
    return;
  json::Object Action{{"title", Title.str()}, {"kind", Kind}};
  if (!Proved) {
    Action["data"] = json::Object{{"uri", Result.Uri.uri().str()},
                                  {"version", Result.Version},
                                  {"check", Check}};
  } else {
    auto Known = Proved->find(Check);
    if (Known == Proved->end() || Known->second.empty())
      return;
    Action["edit"] = workspaceEdit(Known->second);
  }
  Made.push_back(std::move(Action));
}

void CodeActionMaker::choose(const CodeActionRequest &Request) {
  Asked = &Request;
  Chosen.clear();
  Checks.clear();
  for (const ShownFinding &Shown : Result.Findings)
    if ((Shown.Where.start <= Request.Range.end &&
         Request.Range.start <= Shown.Where.end) ||
        llvm::is_contained(Request.Fingerprints, Shown.Found.Fingerprint)) {
      Chosen.push_back(&Shown);
      Checks.insert(Shown.Found.Check);
    }
}

std::set<std::string>
CodeActionMaker::checksToFix(const CodeActionRequest &Request) {
  choose(Request);
  std::set<std::string> ToFix = Checks;
  ToFix.insert("");
  for (auto It = ToFix.begin(); It != ToFix.end();)
    It = canFixAll(*It) ? std::next(It) : ToFix.erase(It);
  return ToFix;
}

json::Array CodeActionMaker::make(const CodeActionRequest &Request,
                                  const ProvedFixes *Proved) {
  choose(Request);
  for (const ShownFinding *Shown : Chosen)
    addFor(*Shown);
  for (const std::string &Check : Checks)
    addFixAll("fix all " + Check + " in this file", QuickFix, Check, Proved);
  addFixAll("fix all that coro-tidy can fix safely", FixAllKind, "", Proved);
  for (const ShownFinding *Shown : Chosen)
    add("suppress " + Shown->Found.Check + " here (NOLINT)", QuickFix,
        suppression(*Shown), *Shown);
  for (const std::string &Check : Checks)
    if (isWanted(QuickFix)) {
      std::string Title = "explain " + Check;
      Made.push_back(json::Object{
          {"title", Title},
          {"kind", QuickFix},
          {"command", json::Object{{"title", Title},
                                   {"command", ExplainCommand},
                                   {"arguments", json::Array{Check}}}}});
    }
  return std::move(Made);
}

} // namespace clang::tidy::coro
