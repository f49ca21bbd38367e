// Correct code around lambda coroutines: pools that join, overwritten tasks, callables that somebody keeps.
// RUN: %check_coro_tidy %s coro-dangling-capture %t -lib=libcoro,async_simple -std=c++20 -expect-no-diagnosis
#include <async_simple/coro/Collect.h>
#include <async_simple/coro/Lazy.h>
#include <async_simple/coro/SyncAwait.h>
#include <coro/coro.hpp>
#include <functional>
#include <list>
#include <optional>
#include <string>
#include <vector>

using coro::task;

void use(const std::string &);
task<void> step();

// The destructor of the pool waits before the closure dies.
void poolInside(std::string Name) {
  auto Work = [&Name]() -> task<void> {
    co_await step();
    use(Name);
  };
  auto Pool = coro::thread_pool::make_unique();
  auto Join = [&Name] { use(Name); };
  Pool->spawn_detached(Work());
  Join();
}
struct joiner {
  ~joiner();
  void add(task<void>);
};
void joinerInside(std::unique_ptr<coro::thread_pool> &Pool, std::string Name) {
  auto Work = [&Name]() -> task<void> {
    co_await step();
    use(Name);
  };
  joiner Joiner;
  Pool->spawn_detached(Work());
}
task<void> groupInside(std::unique_ptr<coro::thread_pool> &Pool) {
  for (int I = 0; I != 3; ++I) {
    auto Work = [I]() -> task<void> {
      use(std::to_string(I));
      co_return;
    };
    coro::task_group<coro::thread_pool> Group{Pool};
    Group.start(Work());
  }
  co_return;
}
// The task of the dead closure never runs.
task<void> overwritten(std::string Name) {
  auto Later = [&Name]() -> task<void> {
    use(Name);
    co_return;
  }();
  Later = step();
  co_await Later;
}
task<void> dropped(std::string Name) {
  std::vector<task<void>> Tasks;
  Tasks.push_back([&Name]() -> task<void> {
    use(Name);
    co_return;
  }());
  Tasks.clear();
  Tasks.push_back(step());
  co_await coro::when_all(std::move(Tasks));
}
// Somebody else holds the lambda.
std::list<std::function<task<void>()>> Handlers;
void registered(std::string Name) {
  Handlers.push_back([Name]() -> task<void> {
    co_await step();
    use(Name);
  });
}
struct kept {
  std::function<task<void>()> Handler;
  task<void> Running;
  void start(std::string Name) {
    Handler = [Name]() -> task<void> {
      co_await step();
      use(Name);
    };
    Running = Handler();
  }
};
task<void> staticLambda(std::vector<task<void>> &Tasks) {
  static int Count = 0;
  static auto Work = [Start = Count]() -> task<void> {
    Count = Start;
    co_return;
  };
  auto Global = []() -> task<void> {
    ++Count;
    co_return;
  };
  Tasks.push_back(Work());
  Tasks.push_back(Global());
  co_return;
}
task<void> lambdasInContainer(std::vector<std::string> Names) {
  std::list<std::function<task<void>()>> Lambdas;
  std::vector<task<void>> Tasks;
  for (const std::string &Name : Names) {
    Lambdas.push_back([&Name]() -> task<void> {
      use(Name);
      co_return;
    });
    Tasks.push_back(Lambdas.back()());
  }
  co_await coro::when_all(std::move(Tasks));
}
// What a wrapper that is not known does with the task is not known.
int run(task<void>);
template <class F> int runLambda(F &&Function) { return run(Function()); }
int wrapped(std::string Name) {
  int Sum = run([&Name]() -> task<void> {
    use(Name);
    co_return;
  }());
  return Sum + runLambda([&Name]() -> task<void> {
           use(Name);
           co_return;
         });
}
// Awaited in the full-expression, through the library's own ways.
using async_simple::coro::Lazy;
void asyncSimple(std::string Name) {
  async_simple::coro::syncAwait([&]() -> Lazy<void> {
    use(Name);
    co_return;
  }());
  async_simple::coro::syncAwait(async_simple::coro::collectAll(
      [&]() -> Lazy<void> {
        use(Name);
        co_return;
      }(),
      [&]() -> Lazy<void> {
        use(Name);
        co_return;
      }()));
}
// The compiler does not see a template's expressions before it is instantiated.
template <class T> auto pattern(T Value) {
  auto Later = [Value]() -> task<T> { co_return Value; }();
  return 0;
}
