// Correct use of managarm's libasync: no check has anything to say here.
#include <async/algorithm.hpp>
#include <async/cancellation.hpp>
#include <async/generator.hpp>
#include <async/mutex.hpp>
#include <async/oneshot-event.hpp>
#include <async/queue.hpp>
#include <async/recurring-event.hpp>
#include <async/result.hpp>
#include <async/wait-group.hpp>
#include <frg/std_compat.hpp>
#include <iostream>
#include <string>

async::result<int> answer() { co_return 42; }
async::result<std::string> describe(std::string Name) {
  co_return Name + std::to_string(co_await answer());
}

// A result may be kept and awaited later.
async::result<int> kept() {
  auto First = answer();
  async::result<int> Second = answer();
  int Sum = co_await std::move(First);
  Sum += co_await std::move(Second);
  co_return Sum;
}

async::generator<int> count(int N) {
  for (int I = 0; I < N; ++I)
    co_yield I;
}
async::result<int> sum() {
  int Sum = 0;
  auto Numbers = count(3);
  while (auto Next = co_await Numbers.next())
    Sum += *Next;
  co_return Sum;
}

// The mutex has no guard and is released on every path.
class Counter {
public:
  async::result<void> increment() {
    co_await Mutex.async_lock();
    Value += co_await answer();
    Mutex.unlock();
  }
  int value() const { return Value; }

private:
  async::mutex Mutex;
  int Value = 0;
};

async::result<void> concurrently(Counter &Shared) {
  co_await async::when_all(Shared.increment(), Shared.increment());
}

async::detached work(Counter &Shared, async::wait_group &Group) {
  co_await Shared.increment();
  Group.done();
}
// Detached work refers to locals, and the group is waited for before they die.
async::result<int> grouped() {
  Counter Shared;
  async::wait_group Group(2);
  work(Shared, Group);
  work(Shared, Group);
  co_await Group.wait();
  co_await concurrently(Shared);
  co_return Shared.value();
}

async::result<void> ticks(async::recurring_event &Event,
                          async::cancellation_token Token) {
  while (!Token.is_cancellation_requested())
    if (!co_await Event.async_wait(Token))
      break;
}
async::result<void> raced(async::recurring_event &Event,
                          async::oneshot_event &Done) {
  co_await async::race_and_cancel(
      [&](async::cancellation_token Token) { return ticks(Event, Token); },
      [&](async::cancellation_token) { return Done.wait(); });
}

async::result<void> report() { std::cout << co_await describe("report"); }

async::result<int> queued() {
  async::queue<int, frg::stl_allocator> Queue;
  Queue.put(1);
  async::cancellation_event Cancel;
  auto Element = co_await Queue.async_get(Cancel);
  co_return Element ? *Element : 0;
}

int main() {
  async::recurring_event Event;
  async::oneshot_event Done;
  Done.raise();
  async::run(raced(Event, Done));
  async::detach(report(), [] { std::cout << "reported\n"; });
  int Sum = async::run(kept()) + async::run(sum()) + async::run(grouped()) +
            async::run(async::make_result(queued()));
  std::cout << Sum << async::run(describe("main"));
}
