// Lints the translation units of a project: what the cache knows is taken from there, the rest is given to workers.
#include "Driver/ProjectLinter.h"
#include "Driver/CrashReport.h"
#include "Driver/WorkerPool.h"
#include "llvm/ADT/StringExtras.h"

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

} // namespace

bool ProjectLinter::canStore(const LintedFile &Linted) const {
  // What could not even be tried has read nothing that would say when that changes.
  return Settings.Store && !Linted.Read.Folders.empty();
}

bool ProjectLinter::lint(llvm::ArrayRef<std::string> Files,
                         const Overlay &Edited,
                         llvm::function_ref<void(LintedFile)> Done) {
  InOrder Results(Files.size(), Done);
  auto Add = [&](size_t Number, LintedFile Linted, Origin From) {
    if (Progress)
      Progress(Linted, From);
    if (!Settings.WithInputs)
      Linted.Read = Inputs();
    Results.add(Number, std::move(Linted));
  };

  bool UseCache = Settings.Store && Edited.empty();
  std::vector<std::string> Keys(Files.size());
  std::vector<size_t> Open;
  for (size_t I = 0; I != Files.size(); ++I) {
    if (UseCache) {
      Keys[I] = Cache::keyFor(Linter.describe(Files[I]));
      if (std::optional<LintedFile> Known = Settings.Store->find(Keys[I])) {
        Add(I, std::move(*Known), Origin::Cached);
        continue;
      }
    }
    Open.push_back(I);
  }

  auto Store = [&](size_t I, const LintedFile &Linted, StringRef Bytes) {
    if (UseCache && canStore(Linted))
      Settings.Store->store(Keys[I], Bytes);
  };
  if (Settings.Workers == 0) {
    for (size_t I : Open) {
      LintedFile Linted = Linter.lint(Files[I], Edited);
      Store(I, Linted, writeLintedFile(Linted));
      Add(I, std::move(Linted), Origin::Linted);
    }
    return true;
  }

  CrashReporter Reporter(Config, Linter, Settings.CrashReports);
  WorkerPool Pool({Settings.Workers, Settings.Timeout}, [&](size_t I) {
    return writeLintedFile(Linter.lint(Files[I], Edited));
  });
  return Pool.run(Open, [&](JobResult Result) {
    size_t I = Result.Job;
    std::optional<LintedFile> Linted;
    if (Result.Failure.empty())
      Linted = readLintedFile(Result.Bytes);
    if (Linted) {
      Store(I, *Linted, Result.Bytes);
      return Add(I, std::move(*Linted), Origin::Linted);
    }
    Linted.emplace();
    Linted->File = Files[I];
    Linted->Problem = Result.Failure + Reporter.report(Files[I], Result);
    Add(I, std::move(*Linted), Origin::Lost);
  });
}

} // namespace clang::tidy::coro
