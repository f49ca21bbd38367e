// Correct use of async_simple: no check has anything to say here.
#include <async_simple/Promise.h>
#include <async_simple/coro/Collect.h>
#include <async_simple/coro/ConditionVariable.h>
#include <async_simple/coro/Dispatch.h>
#include <async_simple/coro/Generator.h>
#include <async_simple/coro/Latch.h>
#include <async_simple/coro/Lazy.h>
#include <async_simple/coro/Mutex.h>
#include <async_simple/coro/Semaphore.h>
#include <async_simple/coro/Sleep.h>
#include <async_simple/coro/SyncAwait.h>
#include <async_simple/executors/SimpleExecutor.h>
#include <iostream>
#include <string>

namespace coro = async_simple::coro;
using coro::Lazy;
using namespace std::chrono_literals;

Lazy<int> answer() { co_return 42; }
Lazy<std::string> describe(std::string Name) {
  co_await coro::sleep(1ms);
  co_return Name + std::to_string(co_await answer());
}

Lazy<int> concurrently() {
  auto [A, Text] = co_await coro::collectAll(answer(), describe("x"));
  std::vector<Lazy<int>> Tasks;
  for (int I = 0; I < 3; ++I)
    Tasks.push_back(answer());
  int Sum = A.value();
  for (auto &Each : co_await coro::collectAllPara(std::move(Tasks)))
    Sum += Each.value();
  std::vector<Lazy<int>> Racing;
  Racing.push_back(answer());
  auto Winner = co_await coro::collectAny(std::move(Racing));
  auto Kept = answer();
  auto Tried = co_await Kept.coAwaitTry();
  co_return Sum + Winner.value() + Tried.value() +
      static_cast<int>(Text.value().size());
}

coro::Generator<int> upTo(int N) {
  for (int I = 0; I < N; ++I)
    co_yield I;
}

// The guard is a std::unique_lock, but of a mutex that suspends.
class Counter {
public:
  Lazy<void> increment() {
    auto Lock = co_await Mutex.coScopedLock();
    for (int I : upTo(3))
      Value += I * co_await answer();
    Changed.notifyAll();
  }
  Lazy<int> atLeast(int Minimum) {
    co_await Mutex.coLock();
    co_await Changed.wait(Mutex, [&] { return Value >= Minimum; });
    int Copy = Value;
    Mutex.unlock();
    co_return Copy;
  }

private:
  coro::Mutex Mutex;
  coro::ConditionVariable<coro::Mutex> Changed;
  int Value = 0;
};

Lazy<int> limited(coro::CountingSemaphore<> &Limit, coro::Latch &Done) {
  co_await Limit.acquire();
  int Value = co_await answer();
  co_await Limit.release();
  co_await Done.count_down();
  co_return Value;
}
Lazy<int> bounded(async_simple::Executor *Executor) {
  co_await coro::dispatch(Executor);
  coro::CountingSemaphore<> Limit(2);
  coro::Latch Done(1);
  int Value = co_await limited(Limit, Done);
  co_await Done.wait();
  co_await coro::Yield{};
  if (co_await async_simple::CurrentExecutor{} != Executor)
    co_return 0;
  Counter Shared;
  auto [Nothing, Count] =
      co_await coro::collectAll(Shared.increment(), Shared.atLeast(1));
  (void)Nothing;
  async_simple::Promise<int> Promise;
  auto Future = Promise.getFuture();
  Promise.setValue(1);
  co_return Value + Count.value() + co_await std::move(Future);
}

int main() {
  async_simple::executors::SimpleExecutor Pool(2);
  describe("started").via(&Pool).start(
      [](auto &&Result) { std::cout << Result.value(); });
  coro::sleep(1ms).via(&Pool).detach();
  answer().start([](async_simple::Try<int> Result) {
    if (!Result.hasError())
      std::cout << Result.value();
  });
  std::cout << coro::syncAwait(concurrently())
            << coro::syncAwait(bounded(&Pool), &Pool);
}
