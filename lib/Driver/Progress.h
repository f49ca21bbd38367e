// What a user at a terminal sees while a project is linted.
#ifndef CORO_TIDY_DRIVER_PROGRESS_H
#define CORO_TIDY_DRIVER_PROGRESS_H

#include "llvm/ADT/StringRef.h"
#include "llvm/Support/raw_ostream.h"
#include <chrono>

namespace clang::tidy::coro {

/// One line that is written over and over: "[12/340] 3.4/s, 2 cached: src/a.cpp". Where stderr is no terminal, nothing.
class Progress {
public:
  Progress(size_t Total, bool IsWanted);
  ~Progress() { clear(); }

  /// \p File is done.
  void advance(llvm::StringRef File, bool IsCached);
  /// Takes the line away, for something that is to be printed.
  void clear();

private:
  using Clock = std::chrono::steady_clock;
  void draw(llvm::StringRef File);

  size_t Total, Done = 0, Cached = 0;
  bool IsShown;
  bool IsDrawn = false;
  Clock::time_point Start = Clock::now(), LastDrawn;
};

} // namespace clang::tidy::coro

#endif
