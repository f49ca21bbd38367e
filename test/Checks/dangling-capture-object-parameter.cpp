// A lambda that takes itself by value keeps its captures in the coroutine.
// RUN: %check_coro_tidy %s coro-dangling-capture %t -lib=cppcoro -std=c++23-or-later -fix-notes
#include <cppcoro/async_scope.hpp>
#include <cppcoro/task.hpp>
#include <string>

using cppcoro::task;

task<> step();
void use(const std::string &);

class server {
  std::string Name;
  cppcoro::async_scope Scope;

public:
  void start() {
    Scope.spawn([this]() -> task<> {
    // CHECK-NOTES: :[[@LINE-1]]:17: warning: the captures of this lambda die before the task that uses them runs [coro-dangling-capture]
    // CHECK-NOTES: :[[@LINE-2]]:11: note: the task is started here, and runs on
    // CHECK-NOTES: :[[@LINE+4]]:11: note: the lambda is suspended from its start, and uses them here when it runs
    // CHECK-NOTES: :[[@LINE-4]]:17: note: take the lambda by value: its captures then live in the coroutine
    // CHECK-FIXES: Scope.spawn([this](this auto) -> task<> {
      co_await step();
      use(Name);
    }());
    Scope.spawn([this](this auto) -> task<> {
      co_await step();
      use(Name);
    }());
  }
};
task<> byValue(std::string Name) {
  auto Later = [Name](this auto Self) -> task<> {
    co_await step();
    use(Name);
  }();
  co_await Later;
}
task<> byReference(std::string Name) {
  auto Later = [Name](this auto &&Self) -> task<> {
  // CHECK-NOTES: :[[@LINE-1]]:16: warning: the captures of this lambda die before the task that uses them runs [coro-dangling-capture]
  // CHECK-NOTES: :[[@LINE+12]]:3: note: the task is awaited here
  // CHECK-NOTES: :[[@LINE+2]]:9: note: the lambda is suspended from its start, and uses them here when it runs
    co_await step();
    use(Name);
  }();
  auto Const = [Name](this const auto &Self) -> task<> {
  // CHECK-NOTES: :[[@LINE-1]]:16: warning: the captures of this lambda die before the task that uses them runs [coro-dangling-capture]
  // CHECK-NOTES: :[[@LINE+6]]:3: note: the task is awaited here
  // CHECK-NOTES: :[[@LINE+2]]:9: note: the lambda is suspended from its start, and uses them here when it runs
    co_await step();
    use(Name);
  }();
  co_await Later;
  co_await Const;
}
task<> references(std::string Name) {
  auto Later = [&Name](int) -> task<> {
  // CHECK-NOTES: :[[@LINE-1]]:16: warning: the captures of this lambda die before the task that uses them runs [coro-dangling-capture]
  // CHECK-NOTES: :[[@LINE+7]]:3: note: the task is awaited here
  // CHECK-NOTES: :[[@LINE+4]]:9: note: the lambda is suspended from its start, and uses them here when it runs
  // CHECK-NOTES: :[[@LINE-4]]:16: note: take the lambda by value: its captures then live in the coroutine
  // CHECK-FIXES: auto Later = [&Name](this auto, int) -> task<> {
    co_await step();
    use(Name);
  }(1);
  co_await Later;
}
task<> noParameters(std::string Name) {
  auto Later = [Name] -> task<> {
  // CHECK-NOTES: :[[@LINE-1]]:16: warning: the captures of this lambda die before the task that uses them runs [coro-dangling-capture]
  // CHECK-NOTES: :[[@LINE+11]]:3: note: the task is awaited here
  // CHECK-NOTES: :[[@LINE+4]]:9: note: the lambda is suspended from its start, and uses them here when it runs
  // CHECK-NOTES: :[[@LINE-4]]:16: note: take the lambda by value: its captures then live in the coroutine
  // CHECK-FIXES: auto Later = [Name](this auto) -> task<> {
    co_await step();
    use(Name);
  }();
  auto Run = [Name]() -> task<> {
    co_await step();
    use(Name);
  };
  co_await Later;
  co_await Run();
}
task<> mutableLambda(std::string Name) {
  auto Later = [Name]() mutable -> task<> {
  // CHECK-NOTES: :[[@LINE-1]]:16: warning: the captures of this lambda die before the task that uses them runs [coro-dangling-capture]
  // CHECK-NOTES: :[[@LINE+8]]:3: note: the task is awaited here
  // CHECK-NOTES: :[[@LINE+4]]:9: note: the lambda is suspended from its start, and uses them here when it runs
  // CHECK-NOTES: :[[@LINE-4]]:16: note: take what it captures as parameters: they live in the coroutine
  // CHECK-FIXES: auto Later = [](auto Name) mutable -> task<> {
    co_await step();
    use(Name);
  }();
  // CHECK-FIXES: }(Name);
  co_await Later;
}
