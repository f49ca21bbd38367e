// Lints the translation units of a project: what the cache knows is taken from there, the rest is given to workers.
#include "Driver/ProjectLinter.h"
#include "Driver/CrashReport.h"
#include "Driver/WorkerPool.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include <set>

namespace clang::tidy::coro {
namespace {

/// Hands on results in the order of their numbers, each as soon as all before it are there.
class InOrder {
public:
  InOrder(size_t Size, llvm::function_ref<void(LintedFile)> Done)
      : Waiting(Size), Done(Done) {}

  void add(size_t Number, LintedFile Linted) {
    Waiting[Number] = std::move(Linted);
    for (; Next != Waiting.size() && Waiting[Next]; ++Next) {
      Done(std::move(*Waiting[Next]));
      Waiting[Next].reset();
    }
  }

private:
  std::vector<std::optional<LintedFile>> Waiting;
  llvm::function_ref<void(LintedFile)> Done;
  size_t Next = 0;
};

/// Which groups of a plan are worth another parse of their beginning, so that one more worker can help.
class SharedWork {
public:
  void note(size_t Group, const LintedFile &Linted) {
    if (!Linted.IsSkipped && !Linted.Cost.SharedSeconds)
      Apart.insert(Group);
  }
  bool paysToJoin(size_t Group, size_t Waiting, size_t Busy) const {
    return Apart.count(Group) ||
           Waiting >= UnitsPerBeginning * Busy * (Busy + 1);
  }

private:
  /// So many units take about as long behind their beginning as the beginning does. One more worker is done with n units
  /// by the time of n / (Busy * (Busy + 1)) of them earlier, and by that of one beginning later.
  static constexpr size_t UnitsPerBeginning = 6;
  std::set<size_t> Apart; ///< turned out to share nothing
};

} // namespace

template <typename Map>
bool ProjectLinter::touches(const Inputs &Read, const Map &Files) {
  if (Files.empty())
    return false;
  for (const auto &[FolderPath, Folder] : Read.Folders) {
    const std::string &Normal = Names.of(FolderPath);
    for (const auto &Entry : Folder.Entries)
      if (Files.count((Normal == "/" ? "" : Normal) + "/" + Entry.first))
        return true;
  }
  return false;
}

/// What is wrong with a file that is not selected is not said.
static void forgetProblems(LintedFile &Linted) {
  Linted.Problem.clear();
  llvm::erase_if(Linted.Findings, [](const ClangTidyError &Finding) {
    return Finding.DiagnosticName == "clang-diagnostic-error";
  });
}

/// One call of lint().
class ProjectLinter::Run {
public:
  Run(ProjectLinter &Of, llvm::ArrayRef<std::string> Files,
      const Overlay &Edited, llvm::function_ref<void(LintedFile)> Done)
      : Of(Of), Files(Files), Edited(Edited), Keys(Files.size()),
        Results(Files.size(), Done) {}

  /// Takes what the cache knows from there. \returns what is left.
  std::vector<size_t> findCached();
  void lintHere(llvm::ArrayRef<size_t> Open) {
    for (size_t I : Open)
      take(I, lintInWorker(I));
  }
  /// \returns false if it was interrupted.
  bool lintInWorkers(std::vector<size_t> Open);

private:
  void add(size_t Number, LintedFile Linted, Origin From);
  void take(size_t Number, llvm::StringRef Bytes);
  void planPreambles(llvm::ArrayRef<size_t> Open);
  void sharePreambles(std::vector<size_t> &Open, WorkerPool::Options &Pooled);
  std::string lintInWorker(size_t Number);

  ProjectLinter &Of;
  llvm::ArrayRef<std::string> Files;
  const Overlay &Edited;
  std::vector<std::string> Keys; ///< of the cache
  InOrder Results;

  // Each worker has a copy of these.
  PreamblePlan Plan;
  std::optional<PreambleClient> Preambles;
  SharedWork Work;
};

void ProjectLinter::Run::add(size_t Number, LintedFile Linted, Origin From) {
  if (Of.Selected && From == Origin::Cached &&
      !Of.touches(Linted.Read, Of.Selected->Files))
    forgetProblems(Linted);
  if (Of.Progress)
    Of.Progress(Linted, From);
  if (!Of.Settings.WithInputs && !Linted.IsSkipped)
    Linted.Read = Inputs();
  Results.add(Number, std::move(Linted));
}

std::vector<size_t> ProjectLinter::Run::findCached() {
  std::vector<size_t> Open;
  for (size_t I = 0; I != Files.size(); ++I) {
    std::optional<LintedFile> Known;
    if (Of.Settings.Store) {
      Keys[I] = Cache::keyFor(Of.Linter.describe(Files[I]));
      Known = Of.Settings.Store->find(Keys[I]);
    }
    if (!Known || (Known->IsSkipped && !Of.MaySkip) ||
        Of.touches(Known->Read, Edited)) {
      Open.push_back(I);
      continue;
    }
    Origin From = Known->IsSkipped ? Origin::Skipped : Origin::Cached;
    add(I, std::move(*Known), From);
  }
  return Open;
}

/// Takes over the bytes that lintInWorker() gave.
void ProjectLinter::Run::take(size_t Number, llvm::StringRef Bytes) {
  if (Bytes.empty()) {
    LintedFile Unread;
    Unread.File = Files[Number];
    return add(Number, std::move(Unread), Origin::Unselected);
  }
  std::optional<LintedFile> Linted = readLintedFile(Bytes);
  assert(Linted && "what was written can be read");
  Work.note(Plan.groupOf(Number), *Linted);
  // What could not even be tried has read nothing that would say when that changes.
  if (Of.Settings.Store && !Linted->Read.Folders.empty() &&
      !Of.touches(Linted->Read, Edited))
    Of.Settings.Store->store(Keys[Number], Bytes);
  Origin From = Linted->IsSkipped ? Origin::Skipped : Origin::Linted;
  add(Number, std::move(*Linted), From);
}

/// The bytes of a result; none if the file is not selected.
std::string ProjectLinter::Run::lintInWorker(size_t Number) {
  const std::string &File = Files[Number];
  if (Of.Selected &&
      Of.Linter.readsNone(File, Edited, [&](llvm::StringRef Path) {
        return Of.Selected->contains(Path);
      }))
    return "";
  if (Of.MaySkip)
    if (std::optional<LintedFile> Skipped = Of.Linter.skip(File, Edited))
      return writeLintedFile(*Skipped);
  std::string WhyNot;
  if (Preambles)
    if (std::optional<std::string> Bytes = Preambles->lint(Number, WhyNot))
      return std::move(*Bytes);
  LintedFile Linted = Of.Linter.lint(File, Edited);
  Linted.Cost.WhyNotShared = WhyNot;
  return writeLintedFile(Linted);
}

void ProjectLinter::Run::planPreambles(llvm::ArrayRef<size_t> Open) {
  for (size_t I : Open) {
    auto Known = Edited.find(normalPath(Files[I]));
    if (Known == Edited.end() && !llvm::sys::fs::is_regular_file(Files[I]))
      continue;
    std::optional<Linter::Identity> Unit = Of.Linter.identify(Files[I]);
    if (!Unit)
      continue;
    if (Known != Edited.end())
      Plan.add(I, Unit->Key, Unit->Name, Known->second);
    else if (auto Text = llvm::MemoryBuffer::getFile(Files[I]))
      Plan.add(I, Unit->Key, Unit->Name, (*Text)->getBuffer());
  }
  Plan.settle();
}

/// Has those that begin alike share their beginning, and be done by one worker one after another.
void ProjectLinter::Run::sharePreambles(std::vector<size_t> &Open,
                                        WorkerPool::Options &Pooled) {
  planPreambles(Open);
  Plan.sort(Open);
  Pooled.GroupOf = [this](size_t I) { return Plan.groupOf(I); };
  Pooled.PaysToJoin = [this](size_t Group, size_t Waiting, size_t Busy) {
    return Work.paysToJoin(Group, Waiting, Busy);
  };
  Pooled.AtEnd = [this] { Preambles->stop(); };
  Preambles.emplace(
      Plan, Of.Settings.Preambles, [this](size_t I, PreambleHost &Host) {
        LintedFile Linted =
            Of.Linter.lint(Files[I], Edited, &Host,
                           [this](size_t Unit) { return Files[Unit]; });
        Host.answer(writeLintedFile(Linted));
      });
}

bool ProjectLinter::Run::lintInWorkers(std::vector<size_t> Open) {
  WorkerPool::Options Pooled{Of.Settings.Workers, Of.Settings.Timeout};
  if (Of.Settings.Preambles != Sharing::Never && Open.size() > 1)
    sharePreambles(Open, Pooled);
  CrashReporter Reporter(Of.Config, Of.Linter, Of.Settings.CrashReports);
  WorkerPool Pool(Pooled, [this](size_t I) { return lintInWorker(I); });
  return Pool.run(Open, [&](JobResult Result) {
    if (Result.Failure.empty())
      return take(Result.Job, Result.Bytes);
    LintedFile Lost;
    Lost.File = Files[Result.Job];
    Lost.Problem = Result.Failure + Reporter.report(Lost.File, Result);
    add(Result.Job, std::move(Lost), Origin::Lost);
  });
}

bool ProjectLinter::lint(llvm::ArrayRef<std::string> Files,
                         const Overlay &Edited,
                         llvm::function_ref<void(LintedFile)> Done) {
  Run This(*this, Files, Edited, Done);
  std::vector<size_t> Open = This.findCached();
  if (Settings.Workers != 0)
    return This.lintInWorkers(std::move(Open));
  This.lintHere(Open);
  return true;
}

} // namespace clang::tidy::coro
