// Correct use of TooManyCooks: no check has anything to say here.
#include <iostream>
#include <string>
#include <tmc/all_headers.hpp>

tmc::task<int> answer() { co_return 42; }
tmc::task<std::string> describe(std::string Name) {
  co_return Name + std::to_string(co_await answer());
}

// What fork() gives runs at once and is awaited later.
tmc::task<int> forked() {
  auto Running = tmc::spawn(answer()).fork();
  int Sum = co_await tmc::spawn(answer()).with_priority(1);
  Sum += co_await std::move(Running);
  auto Kept = answer();
  Sum += co_await std::move(Kept);
  Sum += co_await answer().resume_on(tmc::current_executor());
  co_return Sum;
}

tmc::task<int> concurrently() {
  auto [A, Text] = co_await tmc::spawn_tuple(answer(), describe("x"));
  std::vector<tmc::task<int>> Tasks;
  for (int I = 0; I < 3; ++I)
    Tasks.push_back(answer());
  int Sum = A + static_cast<int>(Text.size());
  auto Results = co_await tmc::spawn_many(std::move(Tasks));
  for (int Each : Results)
    Sum += Each;
  co_return Sum;
}

// The mutex and the semaphore are awaitable themselves; a guard may be held
// across a suspension, because they suspend.
class Counter {
public:
  tmc::task<void> increment() {
    auto Guard = co_await Mutex.lock_scope();
    Value += co_await answer();
  }
  tmc::task<int> get() {
    co_await Mutex;
    int Copy = Value;
    co_await Mutex.co_unlock();
    co_return Copy;
  }
  tmc::task<void> limited() {
    auto Unit = co_await Limit.acquire_scope();
    co_await increment();
  }
  tmc::task<void> manual() {
    co_await Limit;
    co_await increment();
    Limit.release();
  }
  bool tryLock() { return Mutex.try_lock(); }

private:
  tmc::mutex Mutex;
  tmc::semaphore Limit{2};
  int Value = 0;
};

// The group is awaited before the locals that its work refers to die.
tmc::task<int> grouped() {
  Counter Shared;
  auto Group = tmc::fork_group();
  Group.fork(Shared.limited());
  Group.fork(Shared.manual());
  co_await std::move(Group);
  co_return co_await Shared.get();
}

tmc::task<void> arrive(tmc::latch &Done) {
  Done.count_down();
  co_await Done;
}
tmc::task<void> rendezvous() {
  tmc::latch Done(2);
  co_await tmc::spawn_tuple(arrive(Done), arrive(Done));
}

tmc::task<int> hopping(tmc::ex_braid &Braid) {
  auto Scope = co_await tmc::enter(Braid);
  int Value = co_await answer();
  co_await Scope.exit();
  co_await tmc::resume_on(tmc::cpu_executor());
  co_await tmc::yield();
  co_return Value;
}

tmc::task<void> background() { std::cout << co_await describe("background"); }

tmc::task<int> mainTask() {
  tmc::ex_braid Braid;
  tmc::spawn(background()).run_on(tmc::cpu_executor()).detach();
  co_await rendezvous();
  co_return co_await forked() + co_await concurrently() + co_await grouped() +
      co_await hopping(Braid);
}

int main() {
  tmc::cpu_executor().init();
  tmc::post(tmc::cpu_executor(), background());
  auto Future = tmc::post_waitable(tmc::cpu_executor(), answer());
  std::cout << Future.get();
  return tmc::async_main(mainTask());
}
