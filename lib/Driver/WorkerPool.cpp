// Runs jobs in child processes, and survives them.
#include "Driver/WorkerPool.h"
#include "Driver/Pipes.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Threading.h"
#include "llvm/Support/raw_ostream.h"
#include <csignal>
#include <cstring>
#include <deque>
#include <map>
#include <poll.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace clang::tidy::coro {
namespace {

using Clock = std::chrono::steady_clock;

volatile std::sig_atomic_t Interrupt = 0;

/// Notes interrupts instead of ending the process, as long as it lives.
class InterruptGuard {
public:
  InterruptGuard() {
    struct sigaction Action = {};
    Action.sa_handler = [](int Signal) { Interrupt = Signal; };
    sigaction(SIGINT, &Action, &OldInt);
    sigaction(SIGTERM, &Action, &OldTerm);
    // A worker that is gone shows by the result of write().
    Action.sa_handler = SIG_IGN;
    sigaction(SIGPIPE, &Action, &OldPipe);
  }
  ~InterruptGuard() {
    sigaction(SIGINT, &OldInt, nullptr);
    sigaction(SIGTERM, &OldTerm, nullptr);
    sigaction(SIGPIPE, &OldPipe, nullptr);
  }

private:
  struct sigaction OldInt, OldTerm, OldPipe;
};

/// Takes over the children of workers that ended, as long as it lives, and waits for them at its end: nothing runs on
/// behind a run, and their processor time counts as its own.
class OrphanGuard {
public:
  OrphanGuard() { prctl(PR_SET_CHILD_SUBREAPER, 1); }
  ~OrphanGuard() {
    while (waitpid(-1, nullptr, 0) > 0 || errno == EINTR)
      ;
    prctl(PR_SET_CHILD_SUBREAPER, 0);
  }
};

/// What a worker does: job after job, until there are no more.
[[noreturn]] void work(int From, int To,
                       const std::function<std::string(size_t)> &Run,
                       const std::function<void()> &AtEnd) {
  while (std::optional<uint64_t> Job = readNumber(From))
    if (!writeMessage(To, Run(*Job)))
      break;
  if (AtEnd)
    AtEnd();
  llvm::errs().flush();
  // Nothing that was set up before the fork is this process's to take down.
  _exit(0);
}

} // namespace

std::string describeEnd(int Status) {
  if (WIFEXITED(Status))
    return "ended the linter with status " +
           std::to_string(WEXITSTATUS(Status));
  int Signal = WTERMSIG(Status);
  if (Signal == SIGKILL)
    return "was killed (SIGKILL; is memory short?)";
  return std::string("crashed the linter (") + strsignal(Signal) + ")";
}

/// A child process, seen from the parent.
class WorkerPool::Worker {
public:
  /// \returns whether the process could be started.
  bool start(const WorkerPool &Pool,
             llvm::ArrayRef<std::unique_ptr<Worker>> Others);
  ~Worker() { stop(); }

  bool isBusy() const { return Busy; }
  int descriptor() const { return From; }
  Clock::time_point deadline() const { return Deadline; }
  size_t job() const { return Job; }

  bool give(size_t NextJob, std::chrono::seconds Timeout) {
    Job = NextJob;
    Busy = true;
    Received.clear();
    Deadline =
        Timeout.count() ? Clock::now() + Timeout : Clock::time_point::max();
    return writeNumber(To, NextJob);
  }

  enum State { Working, HasResult, Ended };
  /// Reads what is there.
  State receive() {
    char Buffer[1 << 16];
    ssize_t Size = ::read(From, Buffer, sizeof(Buffer));
    if (Size < 0 && errno == EINTR)
      return Working;
    if (Size <= 0)
      return Ended;
    Received.append(Buffer, size_t(Size));
    uint64_t Expected;
    if (Received.size() < sizeof(Expected))
      return Working;
    std::memcpy(&Expected, Received.data(), sizeof(Expected));
    return Received.size() == sizeof(Expected) + Expected ? HasResult : Working;
  }
  std::string takeResult() {
    Busy = false;
    return std::move(Received).substr(sizeof(uint64_t));
  }

  /// What the worker has said on stderr since it was asked last.
  std::string takeOutput();
  /// Ends the process: in order if it waits for a job, so that what it and its own children have cost is known to the
  /// system as a cost of this run. \returns its status.
  int stop();

private:
  pid_t Pid = -1;
  int To = -1, From = -1, Errors = -1;
  off_t OutputRead = 0;
  bool Busy = false;
  size_t Job = 0;
  Clock::time_point Deadline;
  std::string Received;
};

bool WorkerPool::Worker::start(const WorkerPool &Pool,
                               llvm::ArrayRef<std::unique_ptr<Worker>> Others) {
  int Jobs[2], Results[2];
  if (!openPipes(Jobs, Results))
    return false;
  Errors = memfd_create("coro-tidy-stderr", MFD_CLOEXEC);
  llvm::outs().flush();
  llvm::errs().flush();
  pid_t Parent = getpid();
  Pid = fork();
  if (Pid == 0) {
    endWith(Parent);
    // An interrupt is the parent's affair.
    std::signal(SIGINT, SIG_IGN);
    std::signal(SIGTERM, SIG_DFL);
    // Finding the names of a stack trace can take longer than the lint.
    setenv("LLVM_DISABLE_SYMBOLIZATION", "1", 1);
    close(Jobs[1]);
    close(Results[0]);
    // The end of another worker's pipe must be seen when its parent closes it.
    for (const auto &Other : Others)
      if (Other) {
        close(Other->To);
        close(Other->From);
      }
    if (Errors >= 0)
      dup2(Errors, STDERR_FILENO);
    work(Jobs[0], Results[1], Pool.Run, Pool.Settings.AtEnd);
  }
  close(Jobs[0]);
  close(Results[1]);
  To = Jobs[1];
  From = Results[0];
  return Pid > 0;
}

std::string WorkerPool::Worker::takeOutput() {
  std::string Output;
  char Buffer[4096];
  ssize_t Size;
  while (Errors >= 0 &&
         (Size = pread(Errors, Buffer, sizeof(Buffer), OutputRead)) > 0) {
    Output.append(Buffer, size_t(Size));
    OutputRead += Size;
  }
  return Output;
}

int WorkerPool::Worker::stop() {
  if (Pid > 0 && Busy)
    kill(Pid, SIGKILL);
  for (int *FD : {&To, &From, &Errors}) {
    if (*FD >= 0)
      close(*FD);
    *FD = -1;
  }
  int Status = Pid > 0 ? waitForEnd(Pid) : 0;
  Pid = -1;
  return Status;
}

/// Some jobs, and the workers that do them.
class WorkerPool::Crew {
public:
  Crew(const WorkerPool &Pool, llvm::ArrayRef<size_t> Jobs, unsigned Count,
       llvm::function_ref<void(JobResult)> Done)
      : Pool(Pool), Settings(Pool.Settings), Waiting(Jobs.begin(), Jobs.end()),
        Workers(std::min<size_t>(Count, Jobs.size())), Done(Done) {}

  /// \returns false if there was an interrupt.
  bool run();

private:
  /// The next job for \p For; none if it is better done by another worker.
  std::optional<size_t> takeNext(const Worker *For);
  /// Gives \p W something to do, if it has nothing.
  void employ(std::unique_ptr<Worker> &W);
  /// Waits until one of the busy workers has something to say, or is late.
  void listen(llvm::ArrayRef<std::unique_ptr<Worker> *> Busy);
  void receive(std::unique_ptr<Worker> &W);
  void fail(std::unique_ptr<Worker> &W, std::string Why);

  const WorkerPool &Pool;
  const Options &Settings;
  std::deque<size_t> Waiting;
  std::vector<std::unique_ptr<Worker>> Workers;
  llvm::function_ref<void(JobResult)> Done;
};

std::optional<size_t> WorkerPool::Crew::takeNext(const Worker *For) {
  auto Next = Waiting.begin();
  if (Settings.GroupOf) {
    std::optional<size_t> Own;
    if (For)
      Own = Settings.GroupOf(For->job());
    std::map<size_t, size_t> Busy;
    for (const auto &W : Workers)
      if (W && W.get() != For && W->isBusy())
        ++Busy[Settings.GroupOf(W->job())];
    auto Find = [&](auto IsWanted) {
      return llvm::find_if(
          Waiting, [&](size_t Job) { return IsWanted(Settings.GroupOf(Job)); });
    };
    Next = Find([&](size_t Group) { return Group == Own; });
    if (Next == Waiting.end())
      Next = Find([&](size_t Group) { return !Busy.count(Group); });
    if (Next == Waiting.end()) {
      std::map<size_t, size_t> Left;
      for (size_t Job : Waiting)
        ++Left[Settings.GroupOf(Job)];
      Next = Find([&](size_t Group) {
        return !Settings.PaysToJoin ||
               Settings.PaysToJoin(Group, Left[Group], Busy[Group]);
      });
    }
    if (Next == Waiting.end())
      return std::nullopt;
  }
  size_t Job = *Next;
  Waiting.erase(Next);
  return Job;
}

void WorkerPool::Crew::employ(std::unique_ptr<Worker> &W) {
  if ((W && W->isBusy()) || Waiting.empty())
    return;
  std::optional<size_t> Job = takeNext(W.get());
  if (!Job)
    return;
  if (!W) {
    W = std::make_unique<Worker>();
    if (!W->start(Pool, Workers)) {
      W.reset();
      return Done(
          {*Job, "",
           std::string("could not start a worker: ") + std::strerror(errno),
           ""});
    }
  }
  // If the worker is gone, reading from it says so.
  (void)W->give(*Job, Settings.Timeout);
}

void WorkerPool::Crew::fail(std::unique_ptr<Worker> &W, std::string Why) {
  JobResult Result;
  Result.Job = W->job();
  Result.Output = W->takeOutput();
  int Status = W->stop();
  Result.Failure = Why.empty() ? describeEnd(Status) : std::move(Why);
  W.reset();
  Done(std::move(Result));
}

void WorkerPool::Crew::receive(std::unique_ptr<Worker> &W) {
  switch (W->receive()) {
  case Worker::Working:
    return;
  case Worker::Ended:
    return fail(W, "");
  case Worker::HasResult:
    llvm::errs() << W->takeOutput();
    Done({W->job(), W->takeResult(), "", ""});
  }
}

void WorkerPool::Crew::listen(llvm::ArrayRef<std::unique_ptr<Worker> *> Busy) {
  std::vector<pollfd> Polled;
  Clock::time_point First = Clock::time_point::max();
  for (const std::unique_ptr<Worker> *W : Busy) {
    Polled.push_back({(*W)->descriptor(), POLLIN, 0});
    First = std::min(First, (*W)->deadline());
  }
  int Wait = -1;
  if (First != Clock::time_point::max())
    Wait =
        std::max<int>(0, std::chrono::duration_cast<std::chrono::milliseconds>(
                             First - Clock::now())
                                 .count() +
                             1);
  if (poll(Polled.data(), Polled.size(), Wait) < 0)
    return;
  for (size_t I = 0; I != Polled.size(); ++I) {
    std::unique_ptr<Worker> &W = *Busy[I];
    if (Polled[I].revents)
      receive(W);
    else if (Clock::now() >= W->deadline())
      fail(W, "did not end within " + std::to_string(Settings.Timeout.count()) +
                  " s");
  }
}

bool WorkerPool::Crew::run() {
  while (!Interrupt) {
    std::vector<std::unique_ptr<Worker> *> Busy;
    for (std::unique_ptr<Worker> &W : Workers) {
      employ(W);
      if (W && W->isBusy())
        Busy.push_back(&W);
    }
    if (!Busy.empty())
      listen(Busy);
    else if (Waiting.empty())
      return true;
  }
  return false;
}

bool WorkerPool::runAll(llvm::ArrayRef<size_t> Jobs, unsigned Count,
                        llvm::function_ref<void(JobResult)> Done) {
  return Crew(*this, Jobs, Count, Done).run();
}

bool WorkerPool::run(llvm::ArrayRef<size_t> Jobs,
                     llvm::function_ref<void(JobResult)> Done) {
  InterruptGuard Interrupts;
  OrphanGuard Orphans;
  std::vector<size_t> Failed;
  bool All = runAll(Jobs, Settings.Workers, [&](JobResult Result) {
    if (Result.Failure.empty())
      Done(std::move(Result));
    else
      Failed.push_back(Result.Job);
  });
  llvm::sort(Failed);
  for (size_t Job : Failed)
    All = All && runAll({Job}, 1, Done);
  return All;
}

int interruptSignal() { return Interrupt; }

/// The number after \p Key in a file of the kernel, or the largest one.
static uint64_t kernelNumber(const char *File, llvm::StringRef Key) {
  uint64_t Number = UINT64_MAX;
  auto Buffer = llvm::MemoryBuffer::getFileAsStream(File);
  if (!Buffer)
    return Number;
  llvm::SmallVector<llvm::StringRef, 64> Lines;
  (*Buffer)->getBuffer().split(Lines, '\n');
  for (llvm::StringRef Line : Lines)
    if (Line.consume_front(Key) && !Line.trim().consumeInteger(10, Number))
      break;
  return Number;
}

unsigned defaultWorkers() {
  unsigned Processors = llvm::hardware_concurrency().compute_thread_count();
  uint64_t Memory = kernelNumber("/proc/meminfo", "MemAvailable:");
  if (Memory != UINT64_MAX)
    Memory *= 1024;
  // A container has less than the machine.
  Memory = std::min(Memory, kernelNumber("/sys/fs/cgroup/memory.max", ""));
  constexpr uint64_t PerWorker = uint64_t(1) << 30;
  return unsigned(std::max<uint64_t>(
      1, std::min<uint64_t>(Processors, Memory / PerWorker)));
}

} // namespace clang::tidy::coro
