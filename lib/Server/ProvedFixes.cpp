// All fixes of a document at once, each proved as `--fix` proves it.
#include "Server/ProvedFixes.h"
#include "Driver/Bytes.h"
#include "Driver/Fixes.h"
#include "Driver/NormalPaths.h"
#include "Driver/SuppressionWatch.h"

namespace clang::tidy::coro {
namespace {

/// Proves the fixes of one document.
class Prover {
public:
  Prover(const FixProof &Asked, Configuration &Config, Linter &Linter,
         const Overlay &Texts)
      : Config(Config), File(normalPath(Asked.File)),
        // This is a child process already: what crashes here takes nothing along.
        Project(Config, Linter,
                {/*Workers=*/0, std::chrono::seconds(0), nullptr, "",
                 /*WithInputs=*/true}) {
    for (const auto &[Path, Text] : Texts) {
      NameOf[normalPath(Path)] = Path;
      Normal[normalPath(Path)] = Text;
    }
    std::vector<std::string> Units{Asked.File};
    llvm::append_range(Units, Asked.Readers);
    Project.lint(Units, Normal,
                 [&](LintedFile Unit) { Linted.push_back(std::move(Unit)); });
    Settled = Linted.front().Findings;
    settleSuppressions(Settled, {Asked.File}, /*SawAllUnits=*/false);
  }

  FileEdits prove(llvm::StringRef Check) {
    Fixes Fixer(Config, Project, Fixes::Options(), Normal);
    for (const LintedFile &Unit : Linted)
      Fixer.add(Unit);
    Fixer.IsWanted = [&](const ClangTidyError &Finding, bool IsLater) {
      return Finding.Message.FilePath == File &&
             (Check.empty() || Finding.DiagnosticName == Check) &&
             isOurs(Finding, IsLater);
    };
    Fixer.run();
    FileEdits Named;
    for (const auto &[Path, Edits] : Fixer.edits()) {
      auto Known = NameOf.find(Path);
      const std::string &Name = Known == NameOf.end() ? Path : Known->second;
      for (const tooling::Replacement &R : Edits)
        llvm::consumeError(Named[Name].add(
            {Name, R.getOffset(), R.getLength(), R.getReplacementText()}));
    }
    return Named;
  }

private:
  /// The compiler has fixes of its own for its errors, which an editor gets from elsewhere. Whether a comment is unused
  /// is not for one file alone to say.
  bool isOurs(const ClangTidyError &Finding, bool IsLater) const {
    if (llvm::StringRef(Finding.DiagnosticName).starts_with("clang-diagnostic"))
      return false;
    if (Finding.DiagnosticName != UnusedSuppression)
      return true;
    return !IsLater && llvm::any_of(Settled, [&](const ClangTidyError &Known) {
      return Known.DiagnosticName == UnusedSuppression &&
             Known.Message.FileOffset == Finding.Message.FileOffset &&
             normalPath(Known.Message.FilePath, Known.BuildDirectory) == File;
    });
  }

  Configuration &Config;
  const std::string File;
  ProjectLinter Project;
  Overlay Normal;
  std::map<std::string, std::string> NameOf; ///< the editor's, by normal path
  std::vector<LintedFile> Linted;
  std::vector<ClangTidyError> Settled;
};

} // namespace

ProvedFixes proveFixes(const FixProof &Asked, Configuration &Config,
                       Linter &Linter, const Overlay &Texts) {
  ProvedFixes Proved;
  Prover Prover(Asked, Config, Linter, Texts);
  for (const std::string &Check : Asked.Checks)
    Proved[Check] = Prover.prove(Check);
  return Proved;
}

std::string writeProvedFixes(const ProvedFixes &Proved) {
  ByteWriter W;
  W.number(Proved.size());
  for (const auto &[Check, Edits] : Proved) {
    W.string(Check);
    W.number(Edits.size());
    for (const auto &[Path, Replaces] : Edits) {
      W.string(Path);
      W.number(Replaces.size());
      for (const tooling::Replacement &R : Replaces) {
        W.number(R.getOffset());
        W.number(R.getLength());
        W.string(R.getReplacementText());
      }
    }
  }
  return W.take();
}

std::optional<ProvedFixes> readProvedFixes(llvm::StringRef Bytes) {
  ByteReader R(Bytes);
  ProvedFixes Proved;
  for (size_t Checks = R.length(); Checks != 0; --Checks) {
    FileEdits &Edits = Proved[R.string().str()];
    for (size_t Files = R.length(); Files != 0; --Files) {
      std::string Path = R.string().str();
      for (size_t Count = R.length(); Count != 0; --Count) {
        unsigned Offset = unsigned(R.number()), Length = unsigned(R.number());
        llvm::consumeError(Edits[Path].add({Path, Offset, Length, R.string()}));
      }
    }
  }
  if (!R.atEnd())
    return std::nullopt;
  return Proved;
}

} // namespace clang::tidy::coro
