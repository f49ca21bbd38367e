// Turns findings into edited files, and proves each edit by linting what it makes.
#include "Driver/Fixes.h"
#include "Driver/FindingOrder.h"
#include "Driver/UnifiedDiff.h"
#include "Support/RelativePaths.h"
#include "Support/WholeFile.h"
#include "clang/Format/Format.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include <set>

namespace clang::tidy::coro {

/// A fix can make room for the next one; that ends some time.
static constexpr unsigned MaxRounds = 10;

using FileReplacements = std::map<std::string, tooling::Replacements>;

struct Fixes::Trial {
  std::vector<const Candidate *> Chosen;
  FileReplacements Replacements; ///< to the text of the round
  Overlay Text;
  std::map<std::string, std::vector<ClangTidyError>> After; ///< by unit
};

namespace {

bool isError(const ClangTidyError &Finding) {
  return Finding.DiagnosticName == "clang-diagnostic-error";
}

/// Gives each file one name, whatever paths the compiler reached it by: a header that is included from two directories
/// is one header.
void normalizePaths(ClangTidyError &Finding) {
  auto Normalize = [&](std::string &Path) {
    if (!Path.empty())
      Path = normalPath(Path, Finding.BuildDirectory);
  };
  auto NormalizeMessage = [&](tooling::DiagnosticMessage &Message) {
    Normalize(Message.FilePath);
    for (tooling::FileByteRange &Range : Message.Ranges)
      Normalize(Range.FilePath);
    llvm::StringMap<tooling::Replacements> Fix;
    for (const auto &File : Message.Fix)
      for (const tooling::Replacement &R : File.getValue()) {
        std::string Path = R.getFilePath().str();
        Normalize(Path);
        llvm::consumeError(Fix[Path].add(
            {Path, R.getOffset(), R.getLength(), R.getReplacementText()}));
      }
    Message.Fix = std::move(Fix);
  };
  NormalizeMessage(Finding.Message);
  for (tooling::DiagnosticMessage &Note : Finding.Notes)
    NormalizeMessage(Note);
}

/// Adds all of \p Fix, or nothing if a part of it overlaps with what is there. What two fixes both insert, such as an
/// include, is inserted once.
bool addFix(const llvm::StringMap<tooling::Replacements> &Fix,
            FileReplacements &Into, std::set<tooling::Replacement> &Known) {
  FileReplacements Tried = Into;
  std::set<tooling::Replacement> New;
  for (const auto &File : Fix)
    for (const tooling::Replacement &R : File.getValue()) {
      if (Known.count(R))
        continue;
      if (llvm::Error Overlap = Tried[R.getFilePath().str()].add(R)) {
        llvm::consumeError(std::move(Overlap));
        return false;
      }
      New.insert(R);
    }
  Into = std::move(Tried);
  Known.insert(New.begin(), New.end());
  return true;
}

/// A range of offsets, both ends in it.
struct Stretch {
  int Begin, End;
  bool contains(unsigned Offset) const {
    return Begin <= int(Offset) && int(Offset) <= End;
  }
};

/// Where a finding at \p Offset is among what \p Edits change there, and where that is after them: of a fix that inserts
/// it could be either side.
std::pair<Stretch, Stretch> beforeAndAfter(unsigned Offset,
                                           const tooling::Replacements &Edits) {
  int Shift = 0;
  std::optional<Stretch> Old, New;
  for (const tooling::Replacement &R : Edits) {
    unsigned End = R.getOffset() + R.getLength();
    int Size = int(R.getReplacementText().size());
    if (R.getOffset() > Offset)
      break;
    if (End >= Offset) {
      int Start = int(R.getOffset());
      Old = {Old ? Old->Begin : Start, int(End)};
      New = {New ? New->Begin : Start + Shift, Start + Shift + Size};
    }
    Shift += Size - int(R.getLength());
  }
  int At = int(Offset), Then = At + Shift;
  if (!Old)
    return {{At, At}, {Then, Then}};
  return {*Old, {std::min(New->Begin, Then), std::max(New->End, Then)}};
}

/// How many of \p Findings say in \p Where what \p Said says.
unsigned countLike(const ClangTidyError &Said,
                   llvm::ArrayRef<ClangTidyError> Findings, Stretch Where) {
  return llvm::count_if(Findings, [&](const ClangTidyError &Finding) {
    return Finding.DiagnosticName == Said.DiagnosticName &&
           Finding.Message.Message == Said.Message.Message &&
           Finding.Message.FilePath == Said.Message.FilePath &&
           Where.contains(Finding.Message.FileOffset);
  });
}

/// Whether clang-tidy took the fix of \p Finding away, as one of the same translation unit overlaps with it.
bool hasLostFix(const ClangTidyError &Finding) {
  return llvm::any_of(
      Finding.Notes, [](const tooling::DiagnosticMessage &Note) {
        return Note.Message ==
               "this fix will not be applied because it overlaps with another "
               "fix";
      });
}

std::string place(llvm::StringRef Text, const ClangTidyError &Finding) {
  llvm::StringRef Before = Text.take_front(Finding.Message.FileOffset);
  return Finding.Message.FilePath + ":" +
         std::to_string(Before.count('\n') + 1) + ":" +
         std::to_string(Before.size() - (Before.rfind('\n') + 1) + 1);
}

/// The line of the text that the offset is in.
llvm::StringRef lineAt(llvm::StringRef Text, unsigned Offset) {
  size_t Begin = Text.take_front(Offset).rfind('\n') + 1; // npos + 1 is 0
  return Text.substr(Begin).take_until([](char C) { return C == '\n'; });
}

} // namespace

void Fixes::add(const LintedFile &Linted) {
  Index.add(Linted.File, Linted.Read);
  std::vector<ClangTidyError> &Ours = Findings[Linted.File] = Linted.Findings;
  llvm::for_each(Ours, normalizePaths);
}

std::optional<std::string> Fixes::textOf(const std::string &Path) const {
  auto It = Edited.find(Path);
  if (It != Edited.end())
    return It->second;
  auto Buffer = llvm::MemoryBuffer::getFile(Path);
  if (!Buffer)
    return std::nullopt;
  return (*Buffer)->getBuffer().str();
}

std::vector<Fixes::Candidate> Fixes::candidates(bool IsLater) {
  std::vector<ClangTidyError> All;
  for (const auto &[Unit, Found] : Findings)
    llvm::append_range(All, Found);
  sortFindings(All);
  std::vector<Candidate> Wanted;
  Conflicts = 0;
  for (ClangTidyError &Finding : All) {
    Candidate C{std::move(Finding), nullptr, ""};
    const auto *Fix = getFixIt(C.Finding, Settings.Suggestions);
    std::optional<std::string> Text = textOf(C.Finding.Message.FilePath);
    Conflicts += hasLostFix(C.Finding) && IsWanted(C.Finding, IsLater);
    if (!Fix || Fix->empty() || !Text || !IsWanted(C.Finding, IsLater))
      continue;
    C.Identity = C.Finding.DiagnosticName + '\n' + C.Finding.Message.FilePath +
                 '\n' + C.Finding.Message.Message + '\n' +
                 lineAt(*Text, C.Finding.Message.FileOffset).str();
    if (!llvm::is_contained(Rejected, C.Identity))
      Wanted.push_back(std::move(C));
  }
  for (Candidate &C : Wanted) // they have their final place now
    C.Fix = getFixIt(C.Finding, Settings.Suggestions);
  return Wanted;
}

std::optional<Fixes::Trial>
Fixes::apply(llvm::ArrayRef<const Candidate *> Chosen) const {
  Trial Tried;
  Tried.Chosen = Chosen.vec();
  Tried.Text = Edited;
  std::set<tooling::Replacement> Known;
  for (const Candidate *C : Chosen)
    if (!addFix(*C->Fix, Tried.Replacements, Known))
      return std::nullopt;
  for (auto &[Path, Edits] : Tried.Replacements) {
    std::optional<std::string> Code = textOf(Path);
    if (!Code)
      return std::nullopt;
    auto Style = format::getStyle(Config.formatStyleFor(Path), Path, "none");
    if (Style) {
      if (auto Clean = format::cleanupAroundReplacements(*Code, Edits, *Style))
        Edits = std::move(*Clean);
      else
        llvm::consumeError(Clean.takeError());
      if (auto Formatted = format::formatReplacements(*Code, Edits, *Style))
        Edits = std::move(*Formatted);
      else
        llvm::consumeError(Formatted.takeError());
    } else {
      llvm::consumeError(Style.takeError());
    }
    auto Text = tooling::applyAllReplacements(*Code, Edits);
    if (!Text) {
      llvm::consumeError(Text.takeError());
      return std::nullopt;
    }
    Tried.Text[Path] = std::move(*Text);
  }
  return Tried;
}

std::string Fixes::fault(const std::string &Unit,
                         const std::vector<ClangTidyError> &After,
                         const Trial &Tried) const {
  const std::vector<ClangTidyError> &Before = Findings.find(Unit)->second;
  std::map<std::string, int> NewErrors;
  int More = 0;
  for (const ClangTidyError &Finding : After)
    if (isError(Finding))
      ++NewErrors[Finding.Message.Message], ++More;
  for (const ClangTidyError &Finding : Before)
    if (isError(Finding))
      --NewErrors[Finding.Message.Message], --More;
  for (const auto &[Message, Count] : NewErrors)
    if (Count > 0 && More >= 0)
      return "it brings an error: " + Message;

  for (const Candidate *C : Tried.Chosen) {
    const std::string &Path = C->Finding.Message.FilePath;
    auto Edits = Tried.Replacements.find(Path);
    if (Edits == Tried.Replacements.end())
      continue; // a fix that edits other files only
    auto [Old, New] =
        beforeAndAfter(C->Finding.Message.FileOffset, Edits->second);
    // What is replaced may hold the same fault once more, deeper.
    unsigned Now = countLike(C->Finding, After, New);
    if (Now && Now >= countLike(C->Finding, Before, Old))
      return "its warning stands after it";
  }
  return "";
}

/// \returns what is wrong with the edits of \p Tried, or an empty string.
std::string Fixes::lint(Trial &Tried) {
  std::vector<std::string> Units =
      Index.unitsThatRead([&](llvm::StringRef Path) {
        return Tried.Replacements.count(Path.str());
      });
  std::string Why;
  bool All = Project.lint(Units, Tried.Text, [&](LintedFile Linted) {
    llvm::for_each(Linted.Findings, normalizePaths);
    if (Why.empty())
      Why = Linted.Read.Folders.empty()
                ? Linted.Problem
                : fault(Linted.File, Linted.Findings, Tried);
    Tried.After[Linted.File] = std::move(Linted.Findings);
  });
  WasInterrupted |= !All;
  return Why;
}

void Fixes::settle(llvm::ArrayRef<const Candidate *> Chosen,
                   std::vector<const Candidate *> &Accepted,
                   std::optional<Trial> &Best) {
  if (WasInterrupted)
    return;
  std::vector<const Candidate *> All = Accepted;
  llvm::append_range(All, Chosen);
  std::optional<Trial> Tried = apply(All);
  std::string Why = Tried ? lint(*Tried) : "it can't be applied";
  if (Why.empty()) {
    Accepted = std::move(All);
    Best = std::move(Tried);
  } else if (Chosen.size() > 1) {
    settle(Chosen.take_front(Chosen.size() / 2), Accepted, Best);
    settle(Chosen.drop_front(Chosen.size() / 2), Accepted, Best);
  } else {
    const ClangTidyError &Finding = Chosen.front()->Finding;
    Rejected.push_back(Chosen.front()->Identity);
    std::string Text = textOf(Finding.Message.FilePath).value_or("");
    TakenBack.push_back(place(Text, Finding) + ": the fix of '" +
                        Finding.DiagnosticName + "' was taken back: " + Why);
  }
}

bool Fixes::run() {
  for (unsigned Round = 0; Round != MaxRounds && !WasInterrupted; ++Round) {
    std::vector<Candidate> Wanted = candidates(/*IsLater=*/Round != 0);
    FileReplacements Whole;
    std::set<tooling::Replacement> Known;
    std::vector<const Candidate *> Chosen, Accepted;
    for (const Candidate &C : Wanted)
      if (addFix(*C.Fix, Whole, Known))
        Chosen.push_back(&C);
    Conflicts += unsigned(Wanted.size() - Chosen.size());
    if (Chosen.empty())
      break;
    std::optional<Trial> Best;
    settle(Chosen, Accepted, Best);
    if (!Best)
      continue; // all were taken back; what overlaps with them may be next
    Fixed += unsigned(Accepted.size());
    for (const Candidate *C : Accepted) {
      std::vector<std::string> &Files = FilesOfFixes.emplace_back();
      for (const auto &File : *C->Fix)
        for (const tooling::Replacement &R : File.getValue())
          Files.push_back(R.getFilePath().str());
    }
    for (auto &[Unit, After] : Best->After)
      Findings[Unit] = std::move(After);
    for (const auto &[Path, Now] : Best->Replacements)
      Edits[Path] = Edits[Path].merge(Now);
    Edited = std::move(Best->Text);
  }
  return !WasInterrupted;
}

/// The edited files that are not what was linted any more, and with them those that share a fix: it is written to both or
/// to none. Says so in \p Problems.
std::set<std::string>
Fixes::leftAlone(std::vector<std::string> &Problems) const {
  std::set<std::string> Left;
  for (const auto &[Path, Text] : Edited) {
    auto Buffer = llvm::MemoryBuffer::getFile(Path, /*IsText=*/false,
                                              /*RequiresNullTerminator=*/false);
    if (!Buffer || hashContent((*Buffer)->getBuffer()) != Index.hash(Path)) {
      Left.insert(Path);
      Problems.push_back(
          Path + ": has changed since it was linted, and was not fixed");
    }
  }
  for (bool Grows = !Left.empty(); Grows;) {
    Grows = false;
    for (const std::vector<std::string> &Files : FilesOfFixes)
      if (llvm::any_of(Files, [&](const auto &F) { return Left.count(F); }))
        for (const std::string &File : Files)
          if (Left.insert(File).second) {
            Grows = true;
            Problems.push_back(File + ": was not fixed, for its fixes "
                                      "belong to such a file");
          }
  }
  return Left;
}

/// \returns why it could not be done, or an empty string.
static std::string writeText(const std::string &Path, llvm::StringRef Text) {
  llvm::SmallString<256> Real; // a link stays a link
  if (llvm::sys::fs::real_path(Path, Real))
    Real = Path;
  auto Mode = llvm::sys::fs::getPermissions(Real);
  std::string Why = writeAtomically(Real, Text);
  if (Why.empty() && Mode)
    llvm::sys::fs::setPermissions(Real, *Mode);
  return Why.empty() ? "" : "can't write '" + Path + "': " + Why;
}

Fixes::Written Fixes::write() const {
  Written Result;
  std::set<std::string> Left = leftAlone(Result.Problems);
  for (const auto &[Path, Text] : Edited) {
    if (Left.count(Path))
      continue;
    std::string Why = writeText(Path, Text);
    if (Why.empty())
      ++Result.Files;
    else
      Result.Problems.push_back(Why);
  }
  return Result;
}

std::string Fixes::patch() const {
  std::string Patch;
  DirectoryPath Here("");
  for (const auto &[Path, Text] : Edited)
    if (auto Buffer = llvm::MemoryBuffer::getFile(Path)) {
      std::string Name = Here.relative(Path);
      Patch += unifiedDiff((*Buffer)->getBuffer(), Text,
                           llvm::StringRef(Name).ltrim('/'));
    }
  return Patch;
}

} // namespace clang::tidy::coro
