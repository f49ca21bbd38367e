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

/// The bytes of a result; none if the file is not selected.
std::string ProjectLinter::lintInWorker(llvm::ArrayRef<std::string> Files,
                                        size_t Number, const Overlay &Edited,
                                        PreambleClient *Preambles) {
  const std::string &File = Files[Number];
  if (Selected && Linter.readsNone(File, Edited, [&](llvm::StringRef Path) {
        return Selected->contains(Path);
      }))
    return "";
  if (MaySkip)
    if (std::optional<LintedFile> Skipped = Linter.skip(File, Edited))
      return writeLintedFile(*Skipped);
  std::string WhyNot;
  if (Preambles)
    if (std::optional<std::string> Bytes = Preambles->lint(Number, WhyNot))
      return std::move(*Bytes);
  LintedFile Linted = Linter.lint(File, Edited);
  Linted.Cost.WhyNotShared = WhyNot;
  return writeLintedFile(Linted);
}

PreamblePlan ProjectLinter::planPreambles(llvm::ArrayRef<std::string> Files,
                                          llvm::ArrayRef<size_t> Open,
                                          const Overlay &Edited) {
  PreamblePlan Plan;
  for (size_t I : Open) {
    auto Known = Edited.find(normalPath(Files[I]));
    if (Known == Edited.end() && !llvm::sys::fs::is_regular_file(Files[I]))
      continue;
    std::optional<Linter::Identity> Unit = Linter.identify(Files[I]);
    if (!Unit)
      continue;
    if (Known != Edited.end())
      Plan.add(I, Unit->Key, Unit->Name, Known->second);
    else if (auto Text = llvm::MemoryBuffer::getFile(Files[I]))
      Plan.add(I, Unit->Key, Unit->Name, (*Text)->getBuffer());
  }
  Plan.settle();
  return Plan;
}

bool ProjectLinter::lint(llvm::ArrayRef<std::string> Files,
                         const Overlay &Edited,
                         llvm::function_ref<void(LintedFile)> Done) {
  InOrder Results(Files.size(), Done);
  auto Add = [&](size_t Number, LintedFile Linted, Origin From) {
    if (Selected && From == Origin::Cached &&
        !touches(Linted.Read, Selected->Files))
      forgetProblems(Linted);
    if (Progress)
      Progress(Linted, From);
    if (!Settings.WithInputs && !Linted.IsSkipped)
      Linted.Read = Inputs();
    Results.add(Number, std::move(Linted));
  };

  std::vector<std::string> Keys(Files.size());
  std::vector<size_t> Open;
  for (size_t I = 0; I != Files.size(); ++I) {
    if (Settings.Store) {
      Keys[I] = Cache::keyFor(Linter.describe(Files[I]));
      std::optional<LintedFile> Known = Settings.Store->find(Keys[I]);
      if (Known && (MaySkip || !Known->IsSkipped) &&
          !touches(Known->Read, Edited)) {
        Add(I, std::move(*Known),
            Known->IsSkipped ? Origin::Skipped : Origin::Cached);
        continue;
      }
    }
    Open.push_back(I);
  }

  // Each worker has a copy of this.
  PreamblePlan Plan;
  SharedWork Work;
  auto Take = [&](size_t I, llvm::StringRef Bytes) {
    if (Bytes.empty()) {
      LintedFile Unread;
      Unread.File = Files[I];
      return Add(I, std::move(Unread), Origin::Unselected);
    }
    std::optional<LintedFile> Linted = readLintedFile(Bytes);
    assert(Linted && "what was written can be read");
    Work.note(Plan.groupOf(I), *Linted);
    // What could not even be tried has read nothing that would say when that changes.
    if (Settings.Store && !Linted->Read.Folders.empty() &&
        !touches(Linted->Read, Edited))
      Settings.Store->store(Keys[I], Bytes);
    Origin From = Linted->IsSkipped ? Origin::Skipped : Origin::Linted;
    Add(I, std::move(*Linted), From);
  };
  if (Settings.Workers == 0) {
    for (size_t I : Open)
      Take(I, lintInWorker(Files, I, Edited, nullptr));
    return true;
  }

  std::optional<PreambleClient> Preambles;
  WorkerPool::Options Pooled{Settings.Workers, Settings.Timeout};
  if (Settings.Preambles != Sharing::Never && Open.size() > 1) {
    Plan = planPreambles(Files, Open, Edited);
    Plan.sort(Open);
    Pooled.GroupOf = [&Plan](size_t I) { return Plan.groupOf(I); };
    Pooled.PaysToJoin = [&](size_t Group, size_t Waiting, size_t Busy) {
      return Work.paysToJoin(Group, Waiting, Busy);
    };
    Pooled.AtEnd = [&Preambles] { Preambles->stop(); };
    Preambles.emplace(
        Plan, Settings.Preambles, [&](size_t I, PreambleHost &Host) {
          LintedFile Linted =
              Linter.lint(Files[I], Edited, &Host,
                          [&](size_t Unit) { return Files[Unit]; });
          Host.answer(writeLintedFile(Linted));
        });
  }

  CrashReporter Reporter(Config, Linter, Settings.CrashReports);
  WorkerPool Pool(Pooled, [&](size_t I) {
    return lintInWorker(Files, I, Edited, Preambles ? &*Preambles : nullptr);
  });
  return Pool.run(Open, [&](JobResult Result) {
    if (Result.Failure.empty())
      return Take(Result.Job, Result.Bytes);
    LintedFile Lost;
    Lost.File = Files[Result.Job];
    Lost.Problem = Result.Failure + Reporter.report(Lost.File, Result);
    Add(Result.Job, std::move(Lost), Origin::Lost);
  });
}

} // namespace clang::tidy::coro
