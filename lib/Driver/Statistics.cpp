// What a run did and what it cost, for `--statistics`.
#include "Driver/Statistics.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/Format.h"

namespace clang::tidy::coro {

void Statistics::add(const LintedFile &File, Origin From) {
  Skipped.erase(File.File);
  switch (From) {
  case Origin::Cached:
    ++Cached;
    return;
  case Origin::Skipped:
    Skipped.insert(File.File);
    return;
  case Origin::Unselected:
    ++Unselected;
    return;
  case Origin::Lost:
    ++Lost;
    return;
  case Origin::Linted:
    break;
  }
  ++Linted;
  PeakMemory = std::max(PeakMemory, File.Cost.PeakMemory);
  if (File.Cost.SharedSeconds) {
    ++Shared;
    SharedSeconds += *File.Cost.SharedSeconds;
  } else if (!File.Cost.WhyNotShared.empty()) {
    ++NotShared[File.Cost.WhyNotShared];
  }
  Files.push_back({File.Cost.Seconds, File.File});
  for (const auto &[Check, Seconds] : File.Cost.Checks)
    CheckSeconds[Check] += Seconds;
}

void Statistics::endPhase(llvm::StringRef Phase) {
  Clock::time_point Now = Clock::now();
  Phases.push_back(
      {Phase.str(), std::chrono::duration<double>(Now - PhaseStart).count()});
  PhaseStart = Now;
}

void Statistics::printShared(llvm::raw_ostream &OS) const {
  if (!Shared && NotShared.empty())
    return;
  OS << "shared preambles: " << Shared << " of " << Linted
     << " translation units used one";
  if (Shared)
    OS << llvm::format(", which saved %.2f s of parsing", SharedSeconds);
  OS << '\n';
  for (const auto &[Why, Count] : NotShared)
    OS << llvm::format("%6zu did not: ", Count) << Why << '\n';
}

void Statistics::print(llvm::ArrayRef<ClangTidyError> Findings,
                       llvm::raw_ostream &OS) {
  size_t Units = Linted + Cached + Skipped.size() + Unselected + Lost;
  OS << "translation units: " << Units << ", " << Linted << " linted, "
     << Cached << " from the cache";
  if (Units)
    OS << llvm::format(" (%.0f %%)", 100.0 * double(Cached) / double(Units));
  if (!Skipped.empty())
    OS << ", " << Skipped.size() << " without coroutines";
  if (Unselected)
    OS << ", " << Unselected << " not selected";
  OS << ", " << Lost << " lost\n";
  printShared(OS);
  for (const auto &[Phase, Seconds] : Phases)
    OS << llvm::format("%9.3f s  ", Seconds) << Phase << '\n';
  if (PeakMemory)
    OS << "peak memory of a worker: " << PeakMemory / (1 << 20) << " MiB\n";

  std::map<std::string, unsigned> Counts;
  for (const ClangTidyError &Finding : Findings)
    ++Counts[Finding.DiagnosticName];
  std::vector<std::pair<double, std::string>> Checks;
  for (const auto &[Check, Seconds] : CheckSeconds)
    Checks.push_back({Seconds, Check});
  for (const auto &[Check, Count] : Counts)
    if (!CheckSeconds.count(Check))
      Checks.push_back({0, Check});
  llvm::sort(Checks, [](const auto &A, const auto &B) {
    return A.first != B.first ? A.first > B.first : A.second < B.second;
  });
  OS << "findings and seconds per check:\n";
  for (const auto &[Seconds, Check] : Checks)
    OS << llvm::format("%6u %9.3f s  ", Counts[Check], Seconds) << Check
       << '\n';

  constexpr size_t Shown = 5;
  llvm::sort(Files, std::greater<>());
  if (!Files.empty())
    OS << "slowest translation units:\n";
  for (const auto &[Seconds, File] : llvm::ArrayRef(Files).take_front(Shown))
    OS << llvm::format("%9.3f s  ", Seconds) << File << '\n';
}

} // namespace clang::tidy::coro
