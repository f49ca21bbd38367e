// Correct use of concurrencpp: no check has anything to say here.
#include <concurrencpp/concurrencpp.h>
#include <iostream>
#include <string>

using concurrencpp::lazy_result;
using concurrencpp::result;
using namespace std::chrono_literals;

using pool = std::shared_ptr<concurrencpp::thread_pool_executor>;

result<int> answer() { co_return 42; }
lazy_result<std::string> describe(std::string Name) {
  co_return Name + std::to_string(co_await answer());
}

// The coroutine starts on the executor that it takes.
result<int> onExecutor(concurrencpp::executor_tag, pool, int Value) {
  co_return Value;
}

lazy_result<int> concurrently(pool Executor) {
  auto First = answer();
  auto Second = onExecutor({}, Executor, 1);
  auto [A, B] = co_await concurrencpp::when_all(Executor, std::move(First),
                                                std::move(Second));
  int Sum = co_await A + co_await B;

  std::vector<result<int>> Results;
  for (int I = 0; I < 3; ++I)
    Results.push_back(Executor->submit([I] { return I; }));
  for (auto &Done : co_await concurrencpp::when_all(Executor, Results.begin(),
                                                    Results.end()))
    Sum += co_await Done;

  auto Any = co_await concurrencpp::when_any(Executor, answer(), answer());
  Sum += co_await std::get<0>(Any.results) + co_await std::get<1>(Any.results);
  auto Ready = co_await answer().resolve();
  Sum += co_await Ready;
  co_return Sum;
}

concurrencpp::generator<int> upTo(int N) {
  for (int I = 0; I < N; ++I)
    co_yield I;
}

// The lock is held across a suspension, but it is one that suspends.
class Counter {
public:
  lazy_result<void> increment(pool Executor) {
    auto Guard = co_await Lock.lock(Executor);
    for (int I : upTo(3))
      Value += I * co_await answer();
  }
  lazy_result<int> get(pool Executor) {
    auto Guard = co_await Lock.lock(Executor);
    co_return Value;
  }

private:
  concurrencpp::async_lock Lock;
  int Value = 0;
};

lazy_result<int> run(pool Executor,
                     std::shared_ptr<concurrencpp::timer_queue> Timers) {
  co_await Timers->make_delay_object(10ms, Executor);
  co_await concurrencpp::resume_on(Executor);
  Counter Shared;
  std::vector<result<void>> Running;
  for (int I = 0; I < 3; ++I)
    Running.push_back(Shared.increment(Executor).run());
  for (auto &Each : Running)
    co_await Each;
  co_return co_await Shared.get(Executor) + co_await concurrently(Executor);
}

// Fire and forget, by its type.
concurrencpp::null_result background(pool Executor) {
  co_await concurrencpp::resume_on(Executor);
  std::cout << co_await describe("background");
}

int main() {
  concurrencpp::runtime Runtime;
  auto Executor = Runtime.thread_pool_executor();
  background(Executor);
  Executor->post([] { std::cout << "posted\n"; });
  concurrencpp::shared_result<int> Shared = answer();
  int Sum = run(Executor, Runtime.timer_queue()).run().get() + Shared.get();
  std::cout << Sum << describe("main").run().get();
}
