// Correct use of folly::coro: no check has anything to say here.
#include <folly/coro/AsyncGenerator.h>
#include <folly/coro/AsyncScope.h>
#include <folly/coro/Baton.h>
#include <folly/coro/BlockingWait.h>
#include <folly/coro/Collect.h>
#include <folly/coro/GtestHelpers.h>
#include <folly/coro/Invoke.h>
#include <folly/coro/Mutex.h>
#include <folly/coro/Sleep.h>
#include <folly/coro/Task.h>
#include <folly/coro/Timeout.h>
#include <folly/coro/UnboundedQueue.h>
#include <folly/coro/safe/SafeTask.h>
#include <folly/executors/CPUThreadPoolExecutor.h>
#include <folly/executors/GlobalExecutor.h>
#include <iostream>
#include <stdexcept>
#include <string>

namespace coro = folly::coro;
using coro::Task;
using namespace std::chrono_literals;

Task<int> answer() { co_return 42; }
Task<std::string> describe(std::string Name) {
  co_return Name + std::to_string(co_await answer());
}

// co_yield of an error ends a task; it does not make it a generator.
Task<int> positive(int Value) {
  if (Value < 0)
    co_yield coro::co_error(std::invalid_argument("negative"));
  co_await coro::co_safe_point;
  co_return Value;
}

coro::AsyncGenerator<int> count(int N) {
  for (int I = 0; I < N; ++I) {
    co_await coro::sleep(1ms);
    co_yield I;
  }
}
Task<int> sum() {
  int Sum = 0;
  auto Numbers = count(3);
  while (auto Next = co_await Numbers.next())
    Sum += *Next;
  co_return Sum;
}

Task<int> concurrently() {
  auto [A, Text] = co_await coro::collectAll(answer(), describe("x"));
  std::vector<Task<int>> Tasks;
  for (int I = 0; I < 4; ++I)
    Tasks.push_back(positive(I));
  auto Results = co_await coro::collectAllWindowed(std::move(Tasks), 2);
  auto Kept = sum();
  auto Timed = co_await coro::timeout(std::move(Kept), 1s);
  auto [Index, First] = co_await coro::collectAny(answer(), sum());
  auto Tried = co_await coro::co_awaitTry(positive(-1));
  co_return A + static_cast<int>(Text.size() + Index) + Results.front() +
      Timed + First.value() + (Tried.hasValue() ? Tried.value() : 0);
}

// The guard is a std::unique_lock, but of a mutex that suspends.
class Counter {
public:
  Task<void> increment() {
    auto Lock = co_await Mutex.co_scoped_lock();
    Value += co_await answer();
  }
  Task<int> get() {
    co_await Mutex.co_lock();
    int Copy = Value;
    Mutex.unlock();
    co_return Copy;
  }

private:
  coro::Mutex Mutex;
  int Value = 0;
};

Task<int> scoped() {
  Counter Shared;
  coro::AsyncScope Scope;
  auto *Executor = co_await coro::co_current_executor;
  for (int I = 0; I < 4; ++I)
    Scope.add(coro::co_withExecutor(Executor, Shared.increment()));
  co_await Scope.joinAsync();
  coro::CancellableAsyncScope Cancellable;
  Cancellable.add(Shared.increment().scheduleOn(Executor));
  co_await Cancellable.co_schedule(Shared.increment());
  co_await Cancellable.cancelAndJoinAsync();
  co_return co_await Shared.get();
}

Task<void> waits(const coro::Baton &Ready) { co_await Ready; }
Task<void> signals(coro::Baton &Ready) {
  Ready.post();
  co_return;
}
Task<void> rendezvous() {
  coro::Baton Ready;
  co_await coro::collectAll(waits(Ready), signals(Ready));
}

Task<int> futures() {
  auto Started =
      coro::co_withExecutor(folly::getGlobalCPUExecutor(), answer()).start();
  int Sum = co_await std::move(Started);
  Sum += co_await folly::makeSemiFuture(1).deferValue([](int I) { return I; });
  auto Token = co_await coro::co_current_cancellation_token;
  while (!Token.isCancellationRequested() && Sum < 100)
    Sum += co_await coro::co_withCancellation(Token, answer());
  co_return Sum;
}

// The assertions await inside of macros and may return early.
Task<void> asserted() {
  CO_ASSERT_TRUE(co_await answer() > 0);
  CO_ASSERT_EQ(co_await answer(), 42);
}

// co_invoke keeps the closure, and so its captures, alive.
Task<int> invoked(int Base) {
  co_return co_await coro::co_invoke(
      [Base]() -> Task<int> { co_return Base + co_await answer(); });
}

coro::now_task<int> now() { co_return co_await answer(); }
coro::value_task<int> value(int V) { co_return V + co_await now(); }
Task<int> queued() {
  coro::UnboundedQueue<int> Queue;
  Queue.enqueue(co_await value(1));
  co_return co_await Queue.dequeue();
}

int main() {
  folly::CPUThreadPoolExecutor Pool(2);
  coro::blockingWait(rendezvous());
  coro::blockingWait(asserted());
  coro::co_withExecutor(folly::getKeepAliveToken(Pool), sum())
      .start([](auto &&Result) { std::cout << Result.value(); });
  int Sum = coro::blockingWait(concurrently()) +
            coro::blockingWait(scoped().scheduleOn(&Pool)) +
            coro::blocking_wait(futures()) + coro::blockingWait(queued()) +
            invoked(1).semi().via(&Pool).get();
  std::cout << Sum;
  Pool.join();
}
