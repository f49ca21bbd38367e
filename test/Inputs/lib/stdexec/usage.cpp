// Correct use of stdexec and exec: no check has anything to say here.
#include <atomic>
#include <exec/async_scope.hpp>
#include <exec/repeat_effect_until.hpp>
#include <exec/start_detached.hpp>
#include <exec/static_thread_pool.hpp>
#include <exec/task.hpp>
#include <exec/timed_thread_scheduler.hpp>
#include <exec/when_any.hpp>
#include <iostream>
#include <stdexec/execution.hpp>
#include <string>

namespace ex = stdexec;
using namespace std::chrono_literals;

ex::task<int> answer() { co_return 42; }
exec::task<std::string> describe(std::string Name) {
  int N = co_await answer();
  co_return Name + std::to_string(N);
}

// Any sender is awaitable in a task.
ex::task<int> pipelines(exec::static_thread_pool::scheduler Scheduler) {
  co_await ex::schedule(Scheduler);
  int Sum = co_await (ex::just(1) | ex::then([](int I) { return I + 1; }));
  Sum += co_await ex::starts_on(Scheduler, answer());
  auto Later = ex::just(3) | ex::let_value([](int I) { return ex::just(I); });
  Sum += co_await std::move(Later);
  Sum += co_await (answer() | ex::continues_on(Scheduler));
  if (auto Maybe = co_await (answer() | ex::stopped_as_optional()))
    Sum += *Maybe;
  co_return Sum;
}

ex::task<int> checked(int Value) {
  if (Value < 0)
    co_yield ex::with_error{std::exception_ptr()};
  co_return Value;
}

exec::task<int> concurrently() {
  auto [A, B] = co_await ex::when_all(answer(), checked(1));
  int First = co_await exec::when_any(answer(), checked(2));
  auto Kept = describe("kept");
  std::string Text = co_await std::move(Kept);
  co_return A + B + First + static_cast<int>(Text.size());
}

ex::task<void> ticks(exec::timed_thread_context::scheduler Timer) {
  auto Token = co_await ex::read_env(ex::get_stop_token);
  while (!Token.stop_requested())
    co_await exec::schedule_after(Timer, 10ms);
}

// A plain function may build a pipeline and return it.
auto loadAndParse(exec::static_thread_pool::scheduler Scheduler) {
  return ex::schedule(Scheduler) | ex::let_value([] { return answer(); }) |
         ex::then([](int I) { return std::to_string(I); });
}

struct Statistics {
  std::atomic<int> Count = 0;
};
ex::task<void> increment(Statistics &Shared) {
  Shared.Count += co_await answer();
}

// Spawned work refers to locals; both scopes are joined before they die.
ex::task<int> scoped(exec::static_thread_pool::scheduler Scheduler) {
  Statistics Shared;
  exec::async_scope Scope;
  for (int I = 0; I < 3; ++I)
    Scope.spawn(ex::starts_on(Scheduler, increment(Shared)));
  auto Future = Scope.spawn_future(answer());
  int Sum = co_await std::move(Future);
  co_await Scope.on_empty();

  ex::counting_scope Counting;
  ex::spawn(increment(Shared), Counting.get_token());
  Sum += co_await ex::spawn_future(answer(), Counting.get_token());
  Counting.close();
  co_await Counting.join();
  co_return Sum + Shared.Count;
}

int main() {
  exec::static_thread_pool Pool(2);
  exec::timed_thread_context Timers;
  auto Scheduler = Pool.get_scheduler();
  exec::start_detached(ex::schedule(Scheduler) |
                       ex::then([] { std::cout << "detached\n"; }));
  auto [Sum] = ex::sync_wait(pipelines(Scheduler)).value();
  if (auto Text = ex::sync_wait(loadAndParse(Scheduler)))
    std::cout << std::get<0>(*Text) << Sum;
  auto [Total, Count] =
      *ex::sync_wait(ex::when_all(scoped(Scheduler), concurrently()));
  ex::sync_wait(
      exec::when_any(ticks(Timers.get_scheduler()),
                     exec::schedule_after(Timers.get_scheduler(), 1s)));
  ex::sync_wait(ex::just(true) | exec::repeat_effect_until());
  return Total + Count;
}
