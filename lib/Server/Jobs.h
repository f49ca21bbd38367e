// What the server has its copies do: to parse files.
#ifndef CORO_TIDY_SERVER_JOBS_H
#define CORO_TIDY_SERVER_JOBS_H

#include "Server/Session.h"

namespace clang::tidy::coro {

/// Does the job \p Key and gives what came out as bytes: for a child process. The configuration is read anew, because a
/// .clang-tidy may have changed.
std::string runJob(const JobKey &Key, Session &Known);

/// What a lint gives.
struct LintAnswer {
  /// It was done without a preamble that it could have used.
  bool WantsPreamble = false;
  /// The configuration leaves no check for this file.
  bool HasNoChecks = false;
  LintedFile Linted;
};

/// \returns none if these are not the bytes of a lint.
std::optional<LintAnswer> readLintAnswer(llvm::StringRef Bytes);

} // namespace clang::tidy::coro

#endif
