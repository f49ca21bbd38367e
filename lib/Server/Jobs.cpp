// What the server has its copies do: to parse files.
#include "Server/Jobs.h"
#include "Driver/Bytes.h"
#include "Driver/ReadIndex.h"
#include "clang-tidy/ClangTidy.h"

namespace clang::tidy::coro {

static LintOptions optionsFor(const std::string &Path, Session &Known) {
  LintOptions Options;
  Options.WithFacts = Known.Others.isKnown(Path);
  Options.IsLast = true;
  Options.Ahead = Known.Ahead.find(Path);
  return Options;
}

//===----------------------------------------------------------------------===//
// Lints
//===----------------------------------------------------------------------===//

static std::string write(const LintAnswer &Answer) {
  ByteWriter W;
  W.number(Answer.WantsPreamble);
  W.number(Answer.HasNoChecks);
  W.string(writeLintedFile(Answer.Linted));
  return W.take();
}

std::optional<LintAnswer> readLintAnswer(llvm::StringRef Bytes) {
  ByteReader R(Bytes);
  LintAnswer Answer;
  Answer.WantsPreamble = R.number(2);
  Answer.HasNoChecks = R.number(2);
  std::optional<LintedFile> Linted = readLintedFile(R.string());
  if (!Linted)
    return std::nullopt;
  Answer.Linted = std::move(*Linted);
  return Answer;
}

static bool hasChecks(Configuration &Config, const std::string &Path) {
  ClangTidyContext Context(Config.makeProvider());
  return !getCheckNames(Context.getOptionsForFile(Path), false, false).empty();
}

static std::string lint(const std::string &Path, Session &Known) {
  Configuration Config(Known.Options.Flags);
  LintAnswer Answer;
  Answer.Linted.File = Path;
  std::vector<std::string> Errors = Config.errors();
  if (Errors.empty())
    Errors = Config.errorsFor(Path);
  if (!Errors.empty()) {
    Answer.Linted.Problem = Errors.front();
    return write(Answer);
  }
  Linter Linter(Config, Known.Commands.databaseFor(Path),
                optionsFor(Path, Known));
  const Overlay Texts = Known.Open.overlay();
  Answer.Linted = Linter.lint(Path, Texts);
  if (std::unique_ptr<FactsLinker> Project = Known.Others.others(Path)) {
    Project->add(std::exchange(Answer.Linted.UnitFacts, Facts()));
    llvm::append_range(Answer.Linted.Findings, Project->link());
  }
  Answer.WantsPreamble = !Answer.Linted.Cost.ParsedAhead &&
                         !Linter.hasCurrentPreamble(Path, Texts);
  Answer.HasNoChecks = !hasChecks(Config, Path);
  return write(Answer);
}

//===----------------------------------------------------------------------===//
// Other jobs
//===----------------------------------------------------------------------===//

static std::string inspect(const std::string &Path, Session &Known) {
  Configuration Config(Known.Options.Flags);
  Linter Linter(Config, Known.Commands.databaseFor(Path),
                optionsFor(Path, Known));
  std::unique_ptr<FactsLinker> Project = Known.Others.others(Path);
  return writeInspection(inspectFile(Linter, Config.profilesFor(Path), Path,
                                     Known.Open.overlay(), Project.get()));
}

static std::string prove(const std::string &Path, Session &Known) {
  Configuration Config(Known.Options.Flags);
  const tooling::CompilationDatabase &Database =
      Known.Commands.databaseFor(Path);
  LintOptions HowToLint;
  HowToLint.Ahead = Known.Ahead.find(Path);
  Linter Linter(Config, Database, HowToLint);
  FixProof Asked{Path, {}, Known.Proofs.asked(Path)};
  for (const auto &[Reader, Document] : Known.Open.all()) {
    // What was not linted yet may read it.
    auto Result = Known.Results.find(Reader);
    if (Reader != Path && &Known.Commands.databaseFor(Reader) == &Database &&
        (Result == Known.Results.end() ||
         !namesIn(Result->second.Read, Path).empty()))
      Asked.Readers.push_back(Reader);
  }
  return writeProvedFixes(
      proveFixes(Asked, Config, Linter, Known.Open.overlay()));
}

static std::string makePreamble(const std::string &Path, Session &Known) {
  Configuration Config(Known.Options.Flags);
  return writePreamble(
      Linter(Config, Known.Commands.databaseFor(Path), optionsFor(Path, Known))
          .makePreamble(Path, Known.Open.overlay()));
}

std::string runJob(const JobKey &Key, Session &Known) {
  switch (Key.second) {
  case JobKind::Lint:
    return lint(Key.first, Known);
  case JobKind::Inspect:
    return inspect(Key.first, Known);
  case JobKind::Fix:
    return prove(Key.first, Known);
  case JobKind::Facts:
    return Known.Others.load(Key.first);
  case JobKind::Preamble:
    return makePreamble(Key.first, Known);
  }
  llvm_unreachable("all kinds of jobs are run");
}

} // namespace clang::tidy::coro
