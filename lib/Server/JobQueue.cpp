// What the server does beside talking: jobs in child processes.
#include "Server/JobQueue.h"
#include "Driver/Pipes.h"
#include "Driver/WorkerPool.h"
#include "Support/LargePages.h"
#include "llvm/Support/Compiler.h"
#include "llvm/Support/ErrorHandling.h"
#include "llvm/Support/raw_ostream.h"
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <fstream>
#include <new>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace clang::tidy::coro {

/// Of what a job takes of memory, so much in large pages.
static constexpr size_t LargestHeap = size_t(256) << 20;

/// The status of a job that has ended for lack of memory.
static constexpr int NoMemoryStatus = ENOMEM;

/// A child process, seen from the parent. It writes its result and ends with status 0, or it has failed.
class JobQueue::Child {
public:
  Child(Clock::time_point Deadline, size_t Memory)
      : Deadline(Deadline), Memory(Memory) {}
  ~Child() {
    if (Pid > 0)
      kill(Pid, SIGKILL);
    reap();
  }

  bool start(const std::function<std::string()> &Run);
  /// Reads what is there. \returns whether there will be more.
  bool receive();
  /// How it ended, after receive() has seen the end.
  JobOutcome outcome();

  int descriptor() const { return From; }
  const Clock::time_point Deadline;

private:
  const size_t Memory;
  [[noreturn]] static void work(int To, size_t Memory,
                                const std::function<std::string()> &Run);
  int reap();

  pid_t Pid = -1;
  int From = -1;
  std::string Received;
  double Seconds = 0; ///< of processor time, when it has ended
};

/// How much of the memory of this process is its own to write to, in bytes; 0 if nobody knows.
static size_t dataSize() {
  std::ifstream Kernel("/proc/self/statm");
  size_t Pages = 0;
  for (unsigned Field = 0; Field != 6; ++Field)
    Kernel >> Pages;
  return Kernel ? Pages * size_t(sysconf(_SC_PAGESIZE)) : 0;
}

/// Ends this process when it asks for more than \p Bytes beside what it has. Code and files don't count, and what is
/// shared with the parent until it is written to has its room already.
static void boundMemory(size_t Bytes) {
// Sanitizers take the whole address space.
#if !LLVM_ADDRESS_SANITIZER_BUILD
  size_t Size = dataSize();
  rlimit Limit{};
  if (!Bytes || !Size || getrlimit(RLIMIT_DATA, &Limit) != 0)
    return;
  Limit.rlim_cur = std::min<rlim_t>(Limit.rlim_max, Size + Bytes);
  setrlimit(RLIMIT_DATA, &Limit);
  std::set_new_handler([] { _exit(NoMemoryStatus); });
  llvm::install_bad_alloc_error_handler(
      [](void *, const char *, bool) { _exit(NoMemoryStatus); });
#endif
}

void JobQueue::Child::work(int To, size_t Memory,
                           const std::function<std::string()> &Run) {
  boundMemory(Memory);
  growInLargePages(LargestHeap);
  std::string Bytes = Run();
  // Nothing that was set up before the fork is this process's to take down.
  _exit(writeAll(To, Bytes.data(), Bytes.size()) ? 0 : 1);
}

bool JobQueue::Child::start(const std::function<std::string()> &Run) {
  int Pipe[2];
  if (pipe2(Pipe, O_CLOEXEC) != 0)
    return false;
  pid_t Parent = getpid();
  Pid = fork();
  if (Pid == 0) {
    endWith(Parent);
    // Finding the names of a stack trace can take longer than the lint.
    setenv("LLVM_DISABLE_SYMBOLIZATION", "1", 1);
    // The streams of the protocol are the server's.
    int Null = open("/dev/null", O_RDONLY);
    dup2(Null, STDIN_FILENO);
    dup2(STDERR_FILENO, STDOUT_FILENO);
    work(Pipe[1], Memory, Run);
  }
  close(Pipe[1]);
  From = Pipe[0];
  return Pid > 0;
}

bool JobQueue::Child::receive() {
  char Buffer[1 << 16];
  ssize_t Size = ::read(From, Buffer, sizeof(Buffer));
  if (Size < 0 && errno == EINTR)
    return true;
  if (Size > 0)
    Received.append(Buffer, size_t(Size));
  return Size > 0;
}

static double seconds(const timeval &Time) {
  return double(Time.tv_sec) + double(Time.tv_usec) * 1e-6;
}

int JobQueue::Child::reap() {
  int Status = 0;
  rusage Usage{};
  if (Pid > 0)
    while (wait4(Pid, &Status, 0, &Usage) < 0 && errno == EINTR)
      ;
  Seconds = seconds(Usage.ru_utime) + seconds(Usage.ru_stime);
  Pid = -1;
  if (From >= 0)
    close(From);
  From = -1;
  return Status;
}

JobOutcome JobQueue::Child::outcome() {
  int Status = reap();
  if (WIFEXITED(Status) && WEXITSTATUS(Status) == 0)
    return {std::move(Received), "", Seconds};
  if (WIFEXITED(Status) && WEXITSTATUS(Status) == NoMemoryStatus)
    return {"",
            "needs more than " + std::to_string(Memory >> 20) +
                " MB of memory, the bound of '--lint-memory'",
            Seconds};
  return {"", describeEnd(Status), Seconds};
}

JobQueue::JobQueue(Options Settings) : Settings(Settings) {}
JobQueue::~JobQueue() = default;

void JobQueue::schedule(const JobKey &Key, Clock::duration Delay) {
  Running.erase(Key);
  Waiting[Key] = Clock::now() + Delay;
}

void JobQueue::cancel(const JobKey &Key) {
  Running.erase(Key);
  Waiting.erase(Key);
}

bool JobQueue::has(const JobKey &Key) const {
  return Running.count(Key) || Waiting.count(Key);
}

void JobQueue::addDescriptors(std::vector<pollfd> &To) const {
  for (const auto &[Key, Job] : Running)
    To.push_back({Job->descriptor(), POLLIN, 0});
}

std::optional<JobQueue::Clock::time_point> JobQueue::deadline() const {
  std::optional<Clock::time_point> First;
  auto Consider = [&First](Clock::time_point At) {
    if (!First || At < *First)
      First = At;
  };
  for (const auto &[Key, At] : Waiting)
    if (canStart(Key))
      Consider(At);
  for (const auto &[Key, Job] : Running)
    Consider(Job->Deadline);
  return First;
}

/// Whether there is room for a job. What nobody waits for never takes the last place. Who can use a preamble waits for
/// it: it is there sooner than without.
bool JobQueue::canStart(const JobKey &Key) const {
  if (Running.size() >= Settings.Workers)
    return false;
  if (Key.second == JobKind::Preamble || Key.second == JobKind::Facts)
    return Running.empty() || Running.size() + 1 < Settings.Workers;
  return !Running.count({Key.first, JobKind::Preamble});
}

std::optional<JobKey> JobQueue::nextDue() const {
  std::optional<JobKey> Next;
  for (const auto &[Key, At] : Waiting)
    if (At <= Clock::now() && canStart(Key) &&
        (!Next || Key.second < Next->second))
      Next = Key;
  return Next;
}

void JobQueue::startDue() {
  while (std::optional<JobKey> Due = nextDue()) {
    JobKey Key = *Due;
    Waiting.erase(Key);
    auto Job = std::make_unique<Child>(Clock::now() + Settings.Timeout,
                                       Settings.Memory);
    Started(Key);
    if (Job->start([this, &Key] { return Run(Key); })) {
      Running[Key] = std::move(Job);
      continue;
    }
    Done(Key, {"", std::string("could not be started: ") + strerror(errno)});
  }
}

void JobQueue::receive() {
  std::vector<pollfd> Polled;
  std::vector<JobKey> Keys;
  for (const auto &[Key, Job] : Running)
    Keys.push_back(Key);
  addDescriptors(Polled);
  if (poll(Polled.data(), Polled.size(), 0) < 0)
    return;
  for (size_t I = 0; I != Keys.size(); ++I) {
    auto It = Running.find(Keys[I]);
    // What Done() does for one job can end another.
    if (It == Running.end() || It->second->descriptor() != Polled[I].fd)
      continue;
    JobOutcome Outcome;
    if (Polled[I].revents) {
      if (It->second->receive())
        continue;
      Outcome = It->second->outcome();
    } else if (Clock::now() >= It->second->Deadline) {
      Outcome.Failure = "did not end within " +
                        std::to_string(Settings.Timeout.count()) + " s";
    } else {
      continue;
    }
    Running.erase(It);
    Done(Keys[I], std::move(Outcome));
  }
}

void JobQueue::attend() {
  receive();
  startDue();
}

} // namespace clang::tidy::coro
