// The fix-it that lets a lambda coroutine have what it captures in its own frame.
#ifndef CORO_TIDY_ANALYSIS_CAPTUREFIX_H
#define CORO_TIDY_ANALYSIS_CAPTUREFIX_H

#include "Analysis/DanglingTasks.h"

namespace clang::tidy::coro {

struct CaptureFix {
  llvm::SmallVector<FixItHint, 4>
      Edits;               ///< empty where nothing is sure to compile
  const char *Advice = ""; ///< what they do, in words
  bool IsSafe = false; ///< nothing is left that refers to the caller's objects
};

/// The edits for the lambda whose closure dies before the task of \p Dangling.
///
/// The function that starts the task is given the lambda itself, if it keeps it; else the lambda takes itself by value
/// (C++23), or, where it is called on the spot, what it captures as parameters.
CaptureFix captureFix(const DanglingTask &Dangling, CoroutineModel &Model);

} // namespace clang::tidy::coro

#endif
