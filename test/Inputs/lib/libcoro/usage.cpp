// Correct use of libcoro: no check has anything to say here.
#include <coro/coro.hpp>
#include <iostream>
#include <string>

using namespace std::chrono_literals;

coro::task<int> answer() { co_return 42; }
coro::task<std::string> describe(std::string Name) {
  co_return Name + std::to_string(co_await answer());
}

// Reference parameters are normal here: the caller awaits before they die.
coro::task<void> echo(coro::net::tcp::client &Client) {
  std::string Buffer(256, '\0');
  while (true) {
    auto [Status, Read] = co_await Client.read_some(Buffer, 5s);
    if (!Status.is_ok())
      break;
    (void)co_await Client.write_all(Read);
  }
}
coro::task<void> session(coro::net::tcp::client Client) {
  co_await echo(Client);
}

coro::task<void> serve(std::unique_ptr<coro::scheduler> &Scheduler) {
  co_await Scheduler->schedule();
  coro::net::tcp::server Server{Scheduler, {"0.0.0.0", 8080}};
  coro::task_group<coro::scheduler> Sessions{Scheduler};
  for (int I = 0; I < 10; ++I) {
    auto Client = co_await Server.accept();
    if (Client && !Sessions.start(session(std::move(*Client))))
      break;
  }
  co_await Sessions;
}

coro::task<int> limited(std::unique_ptr<coro::thread_pool> &Pool,
                        coro::semaphore<4> &Limit) {
  co_await Pool->schedule();
  if (co_await Limit.acquire() != coro::semaphore_acquire_result::acquired)
    co_return 0;
  int Value = co_await answer();
  co_await Limit.release();
  co_return Value;
}

coro::task<int> concurrently(std::unique_ptr<coro::thread_pool> &Pool) {
  coro::semaphore<4> Limit{2};
  std::vector<coro::task<int>> Tasks;
  for (int I = 0; I < 8; ++I)
    Tasks.emplace_back(limited(Pool, Limit));
  int Sum = 0;
  for (auto &Done : co_await coro::when_all(std::move(Tasks)))
    Sum += Done.return_value();
  auto [First, Second] = co_await coro::when_all(answer(), describe("x"));
  co_return Sum + First.return_value() +
      static_cast<int>(Second.return_value().size());
}

coro::task<void> tick(std::unique_ptr<coro::scheduler> &Scheduler,
                      std::stop_token Stop) {
  while (!Stop.stop_requested())
    co_await Scheduler->yield_for(50ms);
}
coro::task<void> race(std::unique_ptr<coro::scheduler> &Scheduler) {
  std::stop_source Stop;
  auto Result = co_await coro::when_any(Stop, tick(Scheduler, Stop.get_token()),
                                        answer());
  if (std::holds_alternative<int>(Result))
    std::cout << std::get<int>(Result);
  if (auto Timed = co_await Scheduler->schedule(answer(), 1s))
    std::cout << *Timed;
}

// An asynchronous mutex may be held across a suspension.
class Account {
public:
  coro::task<void> deposit(int Amount) {
    auto Lock = co_await Mutex.scoped_lock();
    Balance += Amount * co_await answer();
    Lock.unlock();
    co_await Changed.notify_all();
  }
  coro::task<int> atLeast(int Minimum) {
    auto Lock = co_await Mutex.scoped_lock();
    co_await Changed.wait(Lock, [&] { return Balance >= Minimum; });
    co_return Balance;
  }

private:
  coro::mutex Mutex;
  coro::condition_variable Changed;
  int Balance = 0;
};

coro::generator<int> upTo(int N) {
  for (int I = 0; I < N; ++I)
    co_yield I;
}
coro::task<int> pump(coro::queue<int> &Queue) {
  for (int I : upTo(3))
    (void)co_await Queue.push(I);
  int Sum = 0;
  while (!Queue.empty())
    if (auto Element = co_await Queue.pop())
      Sum += *Element;
  co_await Queue.shutdown();
  co_return Sum;
}

coro::task<void> waiter(const coro::event &Go, coro::latch &Done) {
  co_await Go;
  Done.count_down();
}
coro::task<void> rendezvous() {
  coro::event Go;
  coro::latch Done{1};
  auto Waiting = waiter(Go, Done);
  Go.set();
  co_await Waiting;
  co_await Done;
}

int main() {
  auto Pool = coro::thread_pool::make_unique();
  auto Scheduler = coro::scheduler::make_unique();
  coro::queue<int> Queue;
  Account Shared;
  coro::sync_wait(coro::when_all(Shared.deposit(3), Shared.atLeast(1)));
  coro::sync_wait(coro::when_all(serve(Scheduler), race(Scheduler)));
  coro::sync_wait(rendezvous());
  Scheduler->spawn_detached([]() -> coro::task<void> { co_return; }());
  auto Joinable = Pool->spawn_joinable(rendezvous());
  coro::sync_wait(Joinable);
  std::cout << coro::sync_wait(concurrently(Pool))
            << coro::sync_wait(pump(Queue));
}
