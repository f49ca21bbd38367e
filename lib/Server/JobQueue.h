// What the server does beside talking: jobs in child processes, the newest of each kind only.
#ifndef CORO_TIDY_SERVER_JOBQUEUE_H
#define CORO_TIDY_SERVER_JOBQUEUE_H

#include "llvm/ADT/StringRef.h"
#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <poll.h>
#include <string>
#include <vector>

namespace clang::tidy::coro {

/// What there is to do for a file, or (Facts) for the directory of a compilation database, the most urgent first.
enum class JobKind { Lint, Inspect, Fix, Facts, Preamble };
using JobKey = std::pair<std::string, JobKind>;

/// How a job of a JobQueue ended.
struct JobOutcome {
  std::string Bytes; ///< what it gave, if Failure is empty
  std::string Failure;
  double Seconds = 0; ///< of processor time
};

/// Each job runs in a copy of this process, made by fork() without an exec(): a crash of the parser, a stack that is too
/// deep or memory that runs out ends the copy and not the server; a job that nobody wants any more is ended at once,
/// wherever it is; and what it has taken of memory is given back to the last byte. So this process must not have other
/// threads; whoever waits for input asks the queue what else to wait for.
class JobQueue {
public:
  using Clock = std::chrono::steady_clock;
  struct Options {
    unsigned Workers = 2; ///< so many at once
    std::chrono::seconds Timeout{60};
    /// What each may take beside what this process has, in bytes; 0 for as much as there is.
    size_t Memory = 0;
  };
  explicit JobQueue(Options Settings);
  ~JobQueue();

  /// Called in the child.
  std::function<std::string(const JobKey &)> Run;
  /// Called when a job is started, and with its outcome.
  std::function<void(const JobKey &)> Started;
  std::function<void(const JobKey &, JobOutcome)> Done;

  /// Has a job run after \p Delay. One of the same key that waits or runs is dropped: it is stale.
  void schedule(const JobKey &Key, Clock::duration Delay);
  void cancel(const JobKey &Key);
  bool has(const JobKey &Key) const;
  bool isRunning(const JobKey &Key) const { return Running.count(Key); }
  bool isBusy() const { return !Waiting.empty() || !Running.empty(); }

  /// What to wait for: descriptors, and how long at most.
  void addDescriptors(std::vector<pollfd> &To) const;
  std::optional<Clock::time_point> deadline() const;
  /// Does what there is to do, without waiting.
  void attend();

private:
  class Child;
  bool canStart(const JobKey &Key) const;
  std::optional<JobKey> nextDue() const;
  void startDue();
  void receive();

  Options Settings;
  std::map<JobKey, Clock::time_point> Waiting;
  std::map<JobKey, std::unique_ptr<Child>> Running;
};

} // namespace clang::tidy::coro

#endif
