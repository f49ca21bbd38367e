// Correct use of stdexec and exec: no check has anything to say here.
#include <atomic>
#include <exec/async_scope.hpp>
#include <exec/start_detached.hpp>
#include <exec/static_thread_pool.hpp>
#include <exec/task.hpp>
#include <exec/timed_scheduler.hpp>
#include <exec/timed_thread_scheduler.hpp>
#include <exec/when_any.hpp>
#include <iostream>
#include <stdexec/execution.hpp>
#include <string>

namespace ex = stdexec;
using namespace std::chrono_literals;
using pool_scheduler =
    decltype(std::declval<exec::static_thread_pool &>().get_scheduler());
using timer_scheduler =
    decltype(std::declval<exec::timed_thread_context &>().get_scheduler());

exec::task<int> answer() { co_return 42; }
exec::task<std::string> describe(std::string Name) {
  int N = co_await answer();
  co_return Name + std::to_string(N);
}

// Any sender is awaitable in a task.
exec::task<int> pipelines(pool_scheduler Scheduler) {
  co_await ex::schedule(Scheduler);
  int Sum = co_await (ex::just(1) | ex::then([](int I) { return I + 1; }));
  Sum += co_await ex::starts_on(Scheduler, answer());
  auto Later = ex::just(3) | ex::let_value([](int &I) { return ex::just(I); });
  Sum += co_await std::move(Later);
  Sum += co_await (answer() | ex::continues_on(Scheduler));
  if (auto Maybe = co_await (answer() | ex::stopped_as_optional()))
    Sum += *Maybe;
  co_return Sum;
}

exec::task<int> concurrently() {
  auto [A, B] = co_await ex::when_all(answer(), answer());
  int First = co_await exec::when_any(answer(), answer());
  auto Kept = describe("kept");
  std::string Text = co_await std::move(Kept);
  co_return A + B + First + static_cast<int>(Text.size());
}

// The standard's task is awaited in itself, and by algorithms.
ex::task<int> checked(int Value) {
  if (Value < 0)
    co_yield ex::with_error{std::exception_ptr()};
  co_return Value;
}
ex::task<int> standard() {
  auto Kept = checked(1);
  int Sum = co_await std::move(Kept);
  co_return Sum + co_await checked(2);
}

exec::task<void> ticks(timer_scheduler Timer) {
  auto Token = co_await ex::read_env(ex::get_stop_token);
  while (!Token.stop_requested())
    co_await exec::schedule_after(Timer, 10ms);
}

// A plain function may build a pipeline and return it.
auto loadAndParse(pool_scheduler Scheduler) {
  return ex::schedule(Scheduler) | ex::let_value([] { return answer(); }) |
         ex::then([](int I) { return std::to_string(I); });
}

struct Statistics {
  std::atomic<int> Count = 0;
};
exec::task<void> increment(Statistics &Shared) {
  Shared.Count += co_await answer();
}

// Spawned work refers to locals; both scopes are joined before they die.
exec::task<int> scoped(pool_scheduler Scheduler) {
  Statistics Shared;
  exec::async_scope Scope;
  for (int I = 0; I < 3; ++I)
    Scope.spawn(ex::starts_on(Scheduler, increment(Shared)));
  auto Future = Scope.spawn_future(ex::starts_on(Scheduler, answer()));
  int Sum = co_await std::move(Future);
  co_await Scope.on_empty();

  ex::counting_scope Counting;
  ex::spawn(ex::schedule(Scheduler) |
                ex::then([&]() noexcept { ++Shared.Count; }),
            Counting.get_token());
  Sum += co_await ex::spawn_future(ex::just(1), Counting.get_token());
  Counting.close();
  co_await Counting.join();
  co_return Sum + Shared.Count;
}

int main() {
  exec::static_thread_pool Pool(2);
  exec::timed_thread_context Timers;
  auto Scheduler = Pool.get_scheduler();
  exec::start_detached(ex::schedule(Scheduler) |
                       ex::then([]() noexcept { std::cout << "detached\n"; }));
  auto [Sum] = ex::sync_wait(pipelines(Scheduler)).value();
  if (auto Text = ex::sync_wait(loadAndParse(Scheduler)))
    std::cout << std::get<0>(*Text) << Sum;
  auto [Total, Count] =
      *ex::sync_wait(ex::when_all(scoped(Scheduler), concurrently()));
  ex::sync_wait(
      exec::when_any(ticks(Timers.get_scheduler()),
                     exec::schedule_after(Timers.get_scheduler(), 1s)));
  auto [Checked] = *ex::sync_wait(standard());
  return Total + Count + Checked;
}
