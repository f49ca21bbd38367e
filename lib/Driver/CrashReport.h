// What a user sends in when the linter crashes on a file: all that is needed to see it happen elsewhere.
#ifndef CORO_TIDY_DRIVER_CRASHREPORT_H
#define CORO_TIDY_DRIVER_CRASHREPORT_H

#include "Driver/Linter.h"
#include "Driver/WorkerPool.h"

namespace clang::tidy::coro {

class CrashReporter {
public:
  /// Reports go into \p Directory; an empty one means that nobody wants them.
  CrashReporter(Configuration &Config, Linter &Linter, std::string Directory)
      : Config(Config), Linter(Linter), Directory(std::move(Directory)) {}

  /// Writes a directory for \p File: its preprocessed source, its configuration, a script that lints the one with the
  /// other, and what the linter said. \returns where, or what to do to get one, as the end of a sentence.
  std::string report(const std::string &File, const JobResult &Crash);

private:
  Configuration &Config;
  coro::Linter &Linter;
  std::string Directory;
};

} // namespace clang::tidy::coro

#endif
