// Correct use of userver: no check has anything to say here.
#include <fstream>
#include <shared_mutex>
#include <string>
#include <userver/concurrent/background_task_storage.hpp>
#include <userver/engine/async.hpp>
#include <userver/engine/get_all.hpp>
#include <userver/engine/mutex.hpp>
#include <userver/engine/semaphore.hpp>
#include <userver/engine/sleep.hpp>
#include <userver/utils/async.hpp>

using namespace userver;
using namespace std::chrono_literals;

int answer() {
  engine::SleepFor(1ms);
  return 42;
}

// The guard of a task's mutex may be held while the task sleeps.
class Counter {
public:
  void increment() {
    std::lock_guard Lock(Mutex);
    Value += answer();
    Changed.NotifyAll();
  }
  int atLeast(int Minimum) {
    std::unique_lock<engine::Mutex> Lock(Mutex);
    if (!Changed.Wait(Lock, [&] { return Value >= Minimum; }))
      throw engine::TaskCancelledException();
    return Value;
  }

private:
  engine::Mutex Mutex;
  engine::ConditionVariable Changed;
  int Value = 0;
};

int concurrently() {
  auto First = engine::AsyncNoSpan(answer);
  auto Second = utils::Async("second", [](int I) { return I; }, 1);
  auto [A, B] = engine::GetAll(First, Second);
  std::vector<engine::TaskWithResult<int>> Tasks;
  for (int I = 0; I < 3; ++I)
    Tasks.push_back(utils::Async("each", answer));
  int Sum = A + B;
  for (int Each : engine::GetAll(Tasks))
    Sum += Each;
  return Sum;
}

// What blocks runs on the task processor for it.
std::string load(engine::TaskProcessor &FileSystem, std::string Path) {
  return utils::Async(FileSystem, "load",
                      [Path] {
                        std::ifstream In(Path);
                        std::string Line;
                        std::getline(In, Line);
                        return Line;
                      })
      .Get();
}

int limited(engine::Semaphore &Limit) {
  std::shared_lock Lock(Limit);
  return answer();
}

// Tasks refer to locals, and are waited for before those die.
int scoped() {
  Counter Shared;
  engine::Semaphore Limit(2);
  auto Incrementing = utils::Async("increment", [&] { Shared.increment(); });
  auto Limited = utils::Async("limited", [&] { return limited(Limit); });
  engine::WaitAllChecked(Incrementing, Limited);
  return Shared.atLeast(1) + Limited.Get();
}

// Background work is owned by a member, which is destroyed first.
class Component {
public:
  void start() {
    Background.AsyncDetach("ticks", [this] {
      while (!engine::IsCancelRequested()) {
        engine::InterruptibleSleepFor(10ms);
        ++Ticks;
      }
    });
  }

private:
  int Ticks = 0;
  concurrent::BackgroundTaskStorage Background;
};

int run(engine::TaskProcessor &FileSystem) {
  Component Ticking;
  Ticking.start();
  engine::AsyncNoSpan([] { engine::Yield(); }).Detach();
  return concurrently() + scoped() +
         static_cast<int>(load(FileSystem, "file").size());
}
