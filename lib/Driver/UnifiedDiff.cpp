// The difference of two texts as a patch, by the greedy algorithm of Myers (1986).
#include "Driver/UnifiedDiff.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/Support/raw_ostream.h"
#include <algorithm>
#include <vector>

namespace clang::tidy::coro {
namespace {

constexpr size_t Context = 3;

/// The lines of a text, with their ends.
std::vector<llvm::StringRef> linesOf(llvm::StringRef Text) {
  std::vector<llvm::StringRef> Lines;
  while (!Text.empty()) {
    size_t Size = std::min(Text.find('\n'), Text.size() - 1) + 1;
    Lines.push_back(Text.take_front(Size));
    Text = Text.drop_front(Size);
  }
  return Lines;
}

using Lines = llvm::ArrayRef<llvm::StringRef>;

/// One line of the difference: in the old text, in the new one, or (' ') in both.
struct Step {
  char Kind;
  llvm::StringRef Line;
};

/// A shortest way from \p Old to \p New.
std::vector<Step> compare(Lines Old, Lines New) {
  const int N = int(Old.size()), M = int(New.size()), Max = N + M;
  std::vector<int> Furthest(2 * size_t(Max) + 2);
  std::vector<std::vector<int>> Trace;
  auto At = [&](std::vector<int> &V, int K) -> int & {
    return V[size_t(K + Max)];
  };
  auto ComesDown = [&](std::vector<int> &V, int K, int D) {
    return K == -D || (K != D && At(V, K - 1) < At(V, K + 1));
  };
  for (int D = 0; D <= Max; ++D) {
    Trace.push_back(Furthest);
    bool IsDone = false;
    for (int K = -D; K <= D && !IsDone; K += 2) {
      int X = ComesDown(Furthest, K, D) ? At(Furthest, K + 1)
                                        : At(Furthest, K - 1) + 1;
      while (X < N && X - K < M && Old[size_t(X)] == New[size_t(X - K)])
        ++X;
      At(Furthest, K) = X;
      IsDone = X >= N && X - K >= M;
    }
    if (IsDone)
      break;
  }
  std::vector<Step> Steps;
  int X = N, Y = M;
  for (int D = int(Trace.size()) - 1; D >= 0; --D) {
    int K = X - Y;
    int From = ComesDown(Trace[size_t(D)], K, D) ? K + 1 : K - 1;
    int FromX = At(Trace[size_t(D)], From), FromY = FromX - From;
    for (; X > FromX && Y > FromY && X > 0 && Y > 0; --X, --Y)
      Steps.push_back({' ', Old[size_t(X - 1)]});
    if (D == 0)
      break;
    if (X == FromX)
      Steps.push_back({'+', New[size_t(--Y)]});
    else
      Steps.push_back({'-', Old[size_t(--X)]});
  }
  std::reverse(Steps.begin(), Steps.end());
  return Steps;
}

/// All lines as steps: what is alike at the ends needs no search.
std::vector<Step> stepsFrom(Lines Old, Lines New) {
  std::vector<Step> Steps, Tail;
  while (!Old.empty() && !New.empty() && Old.front() == New.front()) {
    Steps.push_back({' ', Old.front()});
    Old = Old.drop_front();
    New = New.drop_front();
  }
  while (!Old.empty() && !New.empty() && Old.back() == New.back()) {
    Tail.push_back({' ', Old.back()});
    Old = Old.drop_back();
    New = New.drop_back();
  }
  llvm::append_range(Steps, compare(Old, New));
  Steps.insert(Steps.end(), Tail.rbegin(), Tail.rend());
  return Steps;
}

void printHunk(llvm::ArrayRef<Step> Hunk, size_t OldLine, size_t NewLine,
               llvm::raw_ostream &OS) {
  auto Count = [&](char Other) {
    return size_t(
        llvm::count_if(Hunk, [&](const Step &S) { return S.Kind != Other; }));
  };
  size_t OldCount = Count('+'), NewCount = Count('-');
  // An empty side is named by the line before it.
  OS << "@@ -" << OldLine + (OldCount != 0) << ',' << OldCount << " +"
     << NewLine + (NewCount != 0) << ',' << NewCount << " @@\n";
  for (const Step &S : Hunk) {
    OS << S.Kind << S.Line;
    if (!S.Line.ends_with("\n"))
      OS << "\n\\ No newline at end of file\n";
  }
}

} // namespace

std::string unifiedDiff(llvm::StringRef Old, llvm::StringRef New,
                        llvm::StringRef Name) {
  if (Old == New)
    return "";
  std::vector<Step> Steps = stepsFrom(linesOf(Old), linesOf(New));
  std::string Text;
  llvm::raw_string_ostream OS(Text);
  OS << "--- a/" << Name << "\n+++ b/" << Name << '\n';
  size_t OldLine = 0, NewLine = 0, At = 0;
  auto SkipTo = [&](size_t To) {
    for (; At != To; ++At) {
      OldLine += Steps[At].Kind != '+';
      NewLine += Steps[At].Kind != '-';
    }
  };
  auto NextChange = [&](size_t From) {
    while (From != Steps.size() && Steps[From].Kind == ' ')
      ++From;
    return From;
  };
  for (size_t Change = NextChange(0); Change != Steps.size();) {
    SkipTo(std::max(At, Change > Context ? Change - Context : 0));
    // Changes so close that their context would meet share a hunk.
    size_t End = Change;
    while (Change != Steps.size() && Change <= End + 2 * Context) {
      End = Change + 1;
      Change = NextChange(End);
    }
    size_t Last = std::min(End + Context, Steps.size());
    printHunk(llvm::ArrayRef(Steps).slice(At, Last - At), OldLine, NewLine, OS);
    SkipTo(Last);
  }
  return Text;
}

std::vector<unsigned> oldLines(llvm::StringRef Old, llvm::StringRef New) {
  std::vector<unsigned> Numbers;
  unsigned Line = 0;
  for (const Step &S : stepsFrom(linesOf(Old), linesOf(New))) {
    Line += S.Kind != '+';
    if (S.Kind != '-')
      Numbers.push_back(S.Kind == ' ' ? Line : 0);
  }
  return Numbers;
}

} // namespace clang::tidy::coro
