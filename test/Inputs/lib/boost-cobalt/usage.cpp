// Correct use of Boost.Cobalt: no check has anything to say here.
#include <boost/asio/detached.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/cobalt.hpp>
#include <boost/cobalt/io.hpp>
#include <iostream>
#include <string>

namespace cobalt = boost::cobalt;
using namespace std::chrono_literals;

cobalt::task<int> answer() { co_return 42; }
cobalt::promise<std::string> describe(std::string Name) {
  co_return Name + std::to_string(co_await answer());
}

// Asio's operations are awaitable with the token use_op, or deferred.
cobalt::promise<void> delay(std::chrono::milliseconds Time) {
  boost::asio::steady_timer Timer(co_await cobalt::this_coro::executor, Time);
  co_await Timer.async_wait(cobalt::use_op);
  co_await Timer.async_wait(boost::asio::deferred);
  co_await cobalt::io::sleep(Time);
}

// Awaiting a generator is how its elements are taken.
cobalt::generator<int> count(int N) {
  for (int I = 0; I < N; ++I) {
    co_await cobalt::io::sleep(1ms);
    co_yield I;
  }
  co_return N;
}
cobalt::generator<double, int> halve() {
  double Result = 0;
  for (;;) {
    int Pushed = co_yield Result;
    if (Pushed < 0)
      break;
    Result = Pushed / 2.0;
  }
  co_return 0;
}
cobalt::promise<int> sum() {
  int Sum = 0;
  auto Numbers = count(3);
  while (Numbers)
    Sum += co_await Numbers;
  BOOST_COBALT_FOR(auto Value, count(4)) Sum += Value;
  auto Halves = halve();
  Sum += static_cast<int>(co_await Halves(4));
  co_return Sum;
}

// Eager promises run at once: awaited later, gathered, raced or detached.
cobalt::promise<int> together() {
  auto First = describe("a");
  auto Second = describe("b");
  std::string Text = co_await First + co_await Second;
  auto [A, B] = co_await cobalt::join(sum(), answer());
  std::vector<cobalt::promise<int>> Sums;
  for (int I = 0; I < 3; ++I)
    Sums.push_back(sum());
  for (int Value : co_await cobalt::join(Sums))
    A += Value;
  auto Winner = co_await cobalt::race(sum(), delay(1s));
  co_return A + B + static_cast<int>(Text.size() + Winner.index());
}
void fireAndForget() {
  +describe("dropped");
  auto Kept = describe("kept");
  Kept.detach();
}
cobalt::detached background() { co_await delay(1s); }

// A scope with an asynchronous end.
cobalt::promise<void> scoped() {
  co_await cobalt::with(cobalt::wait_group(),
                        [](cobalt::wait_group &Group) -> cobalt::promise<void> {
                          for (int I = 0; I < 3; ++I)
                            Group.push_back(delay(1ms));
                          co_await Group.wait_one();
                        });
  cobalt::wait_group Group;
  Group.push_back(delay(2ms));
  co_await Group.wait();
}

cobalt::promise<void> produce(cobalt::channel<int> &Out) {
  for (int I = 0; I < 3; ++I)
    co_await Out.write(I);
  Out.close();
}
cobalt::promise<int> consume(cobalt::channel<int> &In) {
  int Sum = 0;
  while (In.is_open())
    Sum += co_await In.read();
  co_return Sum;
}
cobalt::promise<int> piped() {
  cobalt::channel<int> Channel(2);
  auto [Nothing, Sum] =
      co_await cobalt::join(produce(Channel), consume(Channel));
  (void)Nothing;
  co_return Sum;
}

cobalt::thread worker() {
  boost::asio::steady_timer Timer(co_await cobalt::this_coro::executor, 1s);
  co_await Timer.async_wait(cobalt::use_op);
}

cobalt::main co_main(int, char *[]) {
  background();
  fireAndForget();
  co_await scoped();
  co_await worker();
  std::cout << co_await together() << co_await piped();
  auto Executor = co_await cobalt::this_coro::executor;
  cobalt::spawn(Executor, answer(), boost::asio::detached);
  co_return 0;
}

int blocking() { return cobalt::run(answer()); }
