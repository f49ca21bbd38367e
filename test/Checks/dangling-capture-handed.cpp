// Lambdas that are handed to a function, which calls them and lets go of the task.
// RUN: %check_coro_tidy %s coro-dangling-capture %t -lib=cppcoro,seastar -std=c++20
#include <cppcoro/async_scope.hpp>
#include <cppcoro/sync_wait.hpp>
#include <cppcoro/task.hpp>
#include <functional>
#include <seastar/core/coroutine.hh>
#include <seastar/core/sleep.hh>
#include <string>
#include <utility>
#include <vector>

using cppcoro::task;
using namespace std::chrono_literals;

task<> step();
void use(const std::string &);

//===--- functions whose body is to be seen -------------------------------===//

std::vector<task<>> Tasks;

template <class F> void spawn(cppcoro::async_scope &Scope, F &&Function) {
  Scope.spawn(std::forward<F>(Function)());
}
template <class F> void keep(const F &Function) {
  Tasks.push_back(Function());
}
template <class F> auto start(F &&Function) { return Function(); }
template <class F> void wait(F &&Function) {
  cppcoro::sync_wait(Function());
}
template <class F> task<> owns(F Function) { co_await Function(); }
template <class F> void spawnOwned(cppcoro::async_scope &Scope, F &&Function) {
  Scope.spawn(owns(std::forward<F>(Function)));
}
void elsewhere(const std::function<task<>()> &Function);

task<> handed(cppcoro::async_scope &Scope, std::string Name) {
  spawn(Scope, [Name]() -> task<> {
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: the captures of this lambda die before the task that uses them runs [coro-dangling-capture]
    co_await step();
    use(Name);
  });
  keep([Name]() -> task<> {
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: the captures of this lambda die before the task that uses them runs [coro-dangling-capture]
    co_await step();
    use(Name);
  });
  auto Later = start([Name]() -> task<> {
  // CHECK-MESSAGES: :[[@LINE-1]]:22: warning: the captures of this lambda die before the task that uses them runs [coro-dangling-capture]
    co_await step();
    use(Name);
  });
  co_await Later;
}
task<> handedInTime(cppcoro::async_scope &Scope, std::string Name) {
  wait([&Name]() -> task<> {
    co_await step();
    use(Name);
  });
  co_await start([&Name]() -> task<> {
    co_await step();
    use(Name);
  });
  spawnOwned(Scope, [Name]() -> task<> {
    co_await step();
    use(Name);
  });
  spawn(Scope, []() -> task<> { co_await step(); });
  spawn(Scope, [Name] { return step(); });
  elsewhere([Name]() -> task<> {
    co_await step();
    use(Name);
  });
}

//===--- continuations ----------------------------------------------------===//

seastar::future<> continuations(std::string Name) {
  return seastar::sleep(1ms).then([Name]() -> seastar::future<> {
  // CHECK-MESSAGES: :[[@LINE-1]]:35: warning: the captures of this lambda die before the task that uses them resumes [coro-dangling-capture]
    co_await seastar::sleep(1ms);
    use(Name);
  });
}
seastar::future<> awaitedContinuation(std::string Name) {
  co_await seastar::sleep(1ms).then([&]() -> seastar::future<> {
  // CHECK-MESSAGES: :[[@LINE-1]]:37: warning: the captures of this lambda die before the task that uses them resumes [coro-dangling-capture]
    co_await seastar::sleep(1ms);
    use(Name);
  });
}
seastar::future<> correctContinuations(std::string Name) {
  co_await seastar::sleep(1ms).then(
      seastar::coroutine::lambda([&]() -> seastar::future<> {
        co_await seastar::sleep(1ms);
        use(Name);
      }));
  co_await seastar::sleep(1ms).then([&]() -> seastar::future<> {
    use(Name);
    co_await seastar::sleep(1ms);
  });
  co_await seastar::sleep(1ms).then([Name] {
    use(Name);
    return seastar::sleep(1ms);
  });
  co_await seastar::sleep(1ms).then([]() -> seastar::future<> {
    co_await seastar::sleep(1ms);
    co_await seastar::sleep(1ms);
  });
}
