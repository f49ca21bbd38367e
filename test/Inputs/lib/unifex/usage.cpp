// Correct use of libunifex: no check has anything to say here.
#include <iostream>
#include <string>
#include <unifex/async_manual_reset_event.hpp>
#include <unifex/async_mutex.hpp>
#include <unifex/async_scope.hpp>
#include <unifex/done_as_optional.hpp>
#include <unifex/for_each.hpp>
#include <unifex/just.hpp>
#include <unifex/let_value.hpp>
#include <unifex/nest.hpp>
#include <unifex/on.hpp>
#include <unifex/range_stream.hpp>
#include <unifex/scheduler_concepts.hpp>
#include <unifex/spawn_detached.hpp>
#include <unifex/spawn_future.hpp>
#include <unifex/static_thread_pool.hpp>
#include <unifex/stop_when.hpp>
#include <unifex/sync_wait.hpp>
#include <unifex/task.hpp>
#include <unifex/then.hpp>
#include <unifex/timed_single_thread_context.hpp>
#include <unifex/v2/async_scope.hpp>
#include <unifex/when_all.hpp>
#include <unifex/when_any.hpp>

using unifex::task;
using pool_scheduler =
    decltype(std::declval<unifex::static_thread_pool &>().get_scheduler());
using timer_scheduler =
    decltype(std::declval<unifex::timed_single_thread_context &>()
                 .get_scheduler());
using namespace std::chrono_literals;

task<int> answer() { co_return 42; }
task<std::string> describe(std::string Name) {
  co_return Name + std::to_string(co_await answer());
}

// Any sender is awaitable in a task.
task<int> pipelines(pool_scheduler Scheduler) {
  co_await unifex::schedule(Scheduler);
  int Sum =
      co_await (unifex::just(1) | unifex::then([](int I) { return I + 1; }));
  Sum += co_await unifex::on(Scheduler, answer());
  auto Later = unifex::just(3) |
               unifex::let_value([](int &I) { return unifex::just(I); });
  Sum += co_await std::move(Later);
  if (auto Maybe = co_await unifex::done_as_optional(answer()))
    Sum += *Maybe;
  auto Kept = describe("kept");
  Sum += static_cast<int>((co_await std::move(Kept)).size());
  co_return Sum;
}

task<int> concurrently() {
  auto [A, B] = co_await unifex::when_all(answer(), describe("x"));
  int First = co_await unifex::when_any(answer(), answer());
  co_return First + std::get<0>(std::get<0>(A)) +
      static_cast<int>(std::get<0>(std::get<0>(B)).size());
}

task<void> delay(timer_scheduler Timer) {
  co_await unifex::schedule_after(Timer, 10ms);
}
task<void> timed(timer_scheduler Timer) {
  co_await unifex::stop_when(delay(Timer), unifex::schedule_after(Timer, 1s));
}

// The mutex is held across a suspension, but it is one that suspends.
class Counter {
public:
  task<void> increment() {
    co_await Mutex.async_lock();
    Value += co_await answer();
    Mutex.unlock();
  }
  int value() const { return Value; }

private:
  unifex::async_mutex Mutex;
  int Value = 0;
};

// Spawned work refers to locals; both scopes are joined before they die.
task<int> scoped(pool_scheduler Scheduler) {
  Counter Shared;
  unifex::async_scope Scope;
  for (int I = 0; I < 3; ++I)
    Scope.detached_spawn_on(Scheduler, Shared.increment());
  int Sum = co_await Scope.spawn_on(Scheduler, answer());
  co_await Scope.complete();

  unifex::v2::async_scope Nested;
  unifex::spawn_detached(unifex::on(Scheduler, Shared.increment()), Nested);
  Sum += co_await unifex::spawn_future(unifex::on(Scheduler, answer()), Nested);
  Sum += co_await unifex::nest(answer(), Nested);
  co_await Nested.join();
  co_return Sum + Shared.value();
}

task<int> streams() {
  int Sum = 0;
  unifex::range_stream Stream{0, 3};
  while (auto Next = co_await unifex::done_as_optional(unifex::next(Stream)))
    Sum += *Next;
  co_await unifex::cleanup(Stream);
  co_await unifex::for_each(unifex::range_stream{0, 3},
                            [&](int I) { Sum += I; });
  co_return Sum;
}

task<void> waits(unifex::async_manual_reset_event &Event) {
  co_await Event.async_wait();
}
task<void> rendezvous() {
  unifex::async_manual_reset_event Event;
  co_await unifex::when_all(
      waits(Event), unifex::just() | unifex::then([&] { Event.set(); }));
}

// co_invoke keeps the closure, and so its captures, alive.
task<int> invoked(int Base) {
  return unifex::co_invoke(
      [Base]() -> task<int> { co_return Base + co_await answer(); });
}

int main() {
  unifex::static_thread_pool Pool(2);
  unifex::timed_single_thread_context Timers;
  int Sum = 0;
  if (auto Result = unifex::sync_wait(pipelines(Pool.get_scheduler())))
    Sum += *Result;
  Sum += unifex::sync_wait(concurrently()).value();
  Sum += *unifex::sync_wait(scoped(Pool.get_scheduler()));
  Sum += *unifex::sync_wait(streams()) + *unifex::sync_wait(invoked(1));
  unifex::sync_wait(
      unifex::when_all(rendezvous(), timed(Timers.get_scheduler())));
  std::cout << Sum;
}
