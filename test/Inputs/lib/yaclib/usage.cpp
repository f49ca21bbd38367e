// Correct use of YACLib: no check has anything to say here.
#include <iostream>
#include <string>
#include <yaclib/async/contract.hpp>
#include <yaclib/async/future.hpp>
#include <yaclib/async/run.hpp>
#include <yaclib/coro/await.hpp>
#include <yaclib/coro/current_executor.hpp>
#include <yaclib/coro/future.hpp>
#include <yaclib/coro/mutex.hpp>
#include <yaclib/coro/on.hpp>
#include <yaclib/coro/task.hpp>
#include <yaclib/runtime/fair_thread_pool.hpp>

yaclib::Future<int> answer() { co_return 42; }
yaclib::Task<std::string> describe(std::string Name) {
  co_return Name + std::to_string(co_await answer());
}

// A future may be kept; Await() leaves its result in it.
yaclib::Future<int> concurrently(yaclib::IExecutor &Executor) {
  auto First = answer();
  auto Second = answer();
  co_await Await(First, Second);
  int Sum = std::move(First).Touch().Ok() + std::move(Second).Touch().Ok();

  std::vector<yaclib::Future<int>> Futures;
  for (int I = 0; I < 3; ++I)
    Futures.push_back(answer());
  co_await Await(Futures.begin(), Futures.size());
  for (auto &Each : Futures)
    Sum += std::move(Each).Touch().Ok();

  Sum += co_await Run(Executor, [] { return 1; });
  auto Kept = describe("kept");
  Sum += static_cast<int>((co_await std::move(Kept)).size());
  co_return Sum;
}

yaclib::Task<int> onPool(yaclib::IExecutor &Executor) {
  co_await On(Executor);
  auto &Here = co_await yaclib::CurrentExecutor();
  if (!Here.Alive())
    co_return 0;
  (void)co_await yaclib::Yield();
  co_return co_await answer();
}

// The guard may be held across a suspension, because its mutex suspends.
class Counter {
public:
  yaclib::Future<> increment() {
    auto Guard = co_await Mutex.Guard();
    Value += co_await answer();
    co_await Guard.Unlock();
    co_return {};
  }
  yaclib::Future<int> get() {
    co_await Mutex.Lock();
    int Copy = Value;
    co_await Mutex.Unlock();
    co_return Copy;
  }

private:
  yaclib::Mutex<> Mutex;
  int Value = 0;
};

yaclib::Task<int> counted() {
  Counter Shared;
  auto First = Shared.increment();
  auto Second = Shared.increment();
  co_await std::move(First);
  co_await std::move(Second);
  co_return co_await Shared.get();
}

int main() {
  yaclib::FairThreadPool Pool(2);
  auto [Future, Promise] = yaclib::MakeContract<int>();
  std::move(Promise).Set(1);
  auto Chained = std::move(Future)
                     .ThenInline([](int I) { return I + 1; })
                     .Then(Pool, [](int I) { return I + 1; });
  int Sum = std::move(Chained).Get().Ok() + concurrently(Pool).Get().Ok() +
            counted().Get().Ok();
  onPool(Pool).Detach(Pool);
  describe("detached")
      .ToFuture()
      .DetachInline([](yaclib::Result<std::string> Result) {
        std::cout << std::move(Result).Ok();
      });
  std::cout << Sum;
  Pool.SoftStop();
  Pool.Wait();
}
