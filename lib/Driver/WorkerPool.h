// Runs jobs in child processes, and survives them.
#ifndef CORO_TIDY_DRIVER_WORKERPOOL_H
#define CORO_TIDY_DRIVER_WORKERPOOL_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace clang::tidy::coro {

/// How a job ended.
struct JobResult {
  size_t Job = 0;
  std::string Bytes; ///< what it gave, if Failure is empty
  std::string
      Failure; ///< "crashed (Segmentation fault)", "did not end within 60 s"…
  std::string Output; ///< of a failed job: what it said on stderr
};

/// A job runs in a worker: a copy of this process, made by fork() without an exec(). It starts with all that is known
/// here (the database, the configuration, the profiles), in memory that is shared until it is written to, and nothing has
/// to be passed on to it but the number of its next job. So this process must not have other threads.
///
/// A worker that ends, or is ended because it takes too long, takes only its current job with it. That job is tried once
/// more when all others are done, with no other beside it: memory may have been short.
class WorkerPool {
public:
  struct Options {
    unsigned Workers = 1;
    std::chrono::seconds Timeout{0}; ///< for one job; 0 is none
    /// Jobs of one group are better done by one worker, as long as there is other work for the others. Null if none are.
    std::function<size_t(size_t Job)> GroupOf = nullptr;
    /// Whether one more worker should begin with \p Group, of which \p Waiting jobs wait while \p Busy workers are at
    /// others. If null, it should.
    std::function<bool(size_t Group, size_t Waiting, size_t Busy)> PaysToJoin =
        nullptr;
    /// Called in a worker before it ends in order, if it is not null.
    std::function<void()> AtEnd = nullptr;
  };
  /// \p Run is called in a worker.
  WorkerPool(Options Options, std::function<std::string(size_t Job)> Run)
      : Settings(Options), Run(std::move(Run)) {}

  /// Runs \p Jobs, and hands on how each ended, in the order in which they do. \returns whether all were run: an
  /// interrupt (SIGINT, SIGTERM) ends the workers and leaves the rest out.
  bool run(llvm::ArrayRef<size_t> Jobs,
           llvm::function_ref<void(JobResult)> Done);

private:
  class Worker;
  class Crew;
  bool runAll(llvm::ArrayRef<size_t> Jobs, unsigned Workers,
              llvm::function_ref<void(JobResult)> Done);

  Options Settings;
  std::function<std::string(size_t)> Run;
};

/// How a process ended that should have ended with status 0, by what waitpid() says of it: "crashed the linter
/// (Segmentation fault)".
std::string describeEnd(int Status);

/// The signal that asked this process to end while a pool ran; 0 if none did.
int interruptSignal();

/// As many workers as there are processors for, unless memory is short: what one of them needs is a guess from what
/// the parsing of large translation units takes.
unsigned defaultWorkers();

} // namespace clang::tidy::coro

#endif
