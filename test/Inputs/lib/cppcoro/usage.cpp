// Correct use of cppcoro: no check has anything to say here.
#include <cppcoro/async_generator.hpp>
#include <cppcoro/async_latch.hpp>
#include <cppcoro/async_manual_reset_event.hpp>
#include <cppcoro/async_mutex.hpp>
#include <cppcoro/async_scope.hpp>
#include <cppcoro/cancellation_source.hpp>
#include <cppcoro/generator.hpp>
#include <cppcoro/io_service.hpp>
#include <cppcoro/recursive_generator.hpp>
#include <cppcoro/schedule_on.hpp>
#include <cppcoro/shared_task.hpp>
#include <cppcoro/static_thread_pool.hpp>
#include <cppcoro/sync_wait.hpp>
#include <cppcoro/task.hpp>
#include <cppcoro/when_all.hpp>
#include <iostream>
#include <string>

using cppcoro::task;
using namespace std::chrono_literals;

task<int> answer() { co_return 42; }
task<std::string> describe(std::string Name) {
  int N = co_await answer();
  co_return Name + std::to_string(N);
}

// A task may be kept and awaited later, by lvalue or by rvalue.
task<int> sumOfKept() {
  auto First = answer();
  task<int> Second = answer();
  int Sum = co_await First;
  Sum += co_await std::move(Second);
  co_return Sum;
}

task<int> concurrently() {
  auto [A, B] = co_await cppcoro::when_all(answer(), sumOfKept());
  std::vector<task<int>> Tasks;
  for (int I = 0; I < 3; ++I)
    Tasks.push_back(answer());
  std::vector<int> Results = co_await cppcoro::when_all(std::move(Tasks));
  co_return A + B + Results.front();
}

task<> onPool(cppcoro::static_thread_pool &Pool) {
  co_await Pool.schedule();
  co_await cppcoro::schedule_on(Pool, describe("pool"));
}

cppcoro::generator<int> upTo(int N) {
  for (int I = 0; I < N; ++I)
    co_yield I;
}
cppcoro::recursive_generator<int> twice(int N) {
  if (N > 0) {
    co_yield N;
    co_yield twice(N - 1);
  }
}
cppcoro::async_generator<int> ticks(cppcoro::io_service &Service, int N) {
  for (int I = 0; I < N; ++I) {
    co_await Service.schedule_after(10ms);
    co_yield I;
  }
}

task<int> consume(cppcoro::io_service &Service) {
  int Sum = 0;
  for (int I : upTo(3))
    Sum += I;
  for (int I : twice(3))
    Sum += I;
  auto Ticks = ticks(Service, 3);
  for (auto It = co_await Ticks.begin(); It != Ticks.end(); co_await ++It)
    Sum += *It;
  co_return Sum;
}

// The mutex is held across the suspension, but it is one that suspends.
class Counter {
public:
  task<> increment() {
    auto Lock = co_await Mutex.scoped_lock_async();
    Value += co_await answer();
  }
  task<int> get() {
    co_await Mutex.lock_async();
    int Copy = Value;
    Mutex.unlock();
    co_return Copy;
  }

private:
  cppcoro::async_mutex Mutex;
  int Value = 0;
};

// Spawned work refers to locals, and the scope is joined before they die.
task<int> spawnAndJoin() {
  Counter Shared;
  cppcoro::async_scope Scope;
  for (int I = 0; I < 4; ++I)
    Scope.spawn(Shared.increment());
  co_await Scope.join();
  co_return co_await Shared.get();
}

// Events and latches are awaited themselves; naming one awaits nothing.
task<> signalled(cppcoro::async_manual_reset_event &Event,
                 cppcoro::async_latch &Latch) {
  co_await Event;
  Latch.count_down();
  co_await Latch;
}
task<> signal(cppcoro::async_manual_reset_event &Event) {
  Event.set();
  co_return;
}

// A shared task is awaited by everyone who has a copy.
task<std::string> both() {
  cppcoro::shared_task<std::string> Shared =
      cppcoro::make_shared_task(describe("shared"));
  auto Copy = Shared;
  std::string Text = co_await Shared;
  co_return Text + co_await Copy;
}

task<> cancellable(cppcoro::cancellation_token Token) {
  while (!Token.is_cancellation_requested())
    (void)co_await answer();
  Token.throw_if_cancellation_requested();
}

task<> chooses(bool Long, cppcoro::cancellation_token Token) {
  return Long ? cancellable(Token) : cancellable(cppcoro::cancellation_token());
}

int main() {
  cppcoro::static_thread_pool Pool(2);
  cppcoro::io_service Service;
  cppcoro::cancellation_source Source;
  cppcoro::async_manual_reset_event Event;
  cppcoro::async_latch Latch(1);
  Source.request_cancellation();
  cppcoro::sync_wait(
      cppcoro::when_all(signalled(Event, Latch), signal(Event), onPool(Pool)));
  cppcoro::sync_wait(chooses(true, Source.token()));
  std::cout << cppcoro::sync_wait(both()) << cppcoro::sync_wait(concurrently())
            << cppcoro::sync_wait(consume(Service))
            << cppcoro::sync_wait(spawnAndJoin()) << '\n';
}
