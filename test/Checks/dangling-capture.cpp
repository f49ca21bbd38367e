// Lambda coroutines whose closure dies before they run.
// RUN: %check_coro_tidy %s coro-dangling-capture %t -lib=cppcoro -std=c++20
#include <cppcoro/async_scope.hpp>
#include <cppcoro/generator.hpp>
#include <cppcoro/sync_wait.hpp>
#include <cppcoro/task.hpp>
#include <cppcoro/when_all.hpp>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

using cppcoro::task;

task<> step();
void use(const std::string &);

//===--- called on the spot -----------------------------------------------===//

task<> stored(std::string Name, int Count) {
  auto Later = [Name]() -> task<> {
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: the captures of this lambda die before the task that uses them runs [coro-dangling-capture]
  // CHECK-FIXES: auto Later = [](auto Name) -> task<> {
    co_await step();
    use(Name);
  }();
  // CHECK-FIXES: }(Name);
  auto Mutable = [Name, Count]() mutable -> task<> {
  // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: the captures of this lambda die before the task that uses them runs [coro-dangling-capture]
  // CHECK-FIXES: auto Mutable = [](auto Name, auto Count) mutable -> task<> {
    for (; Count != 0; --Count)
      use(Name);
    co_return;
  }();
  // CHECK-FIXES: }(Name, Count);
  auto WithArgument = [Name](int Times) -> task<> {
  // CHECK-MESSAGES: :[[@LINE-1]]:23: warning: the captures of this lambda die before the task that uses them runs [coro-dangling-capture]
  // CHECK-FIXES: auto WithArgument = [](auto Name, int Times) -> task<> {
    for (; Times != 0; --Times)
      use(Name);
    co_return;
  }(Count);
  // CHECK-FIXES: }(Name, Count);
  auto Moved = [Own = std::move(Name)]() -> task<> {
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: the captures of this lambda die before the task that uses them runs [coro-dangling-capture]
  // CHECK-FIXES: auto Moved = [](auto Own) -> task<> {
    use(Own);
    co_return;
  }();
  // CHECK-FIXES: }(std::move(Name));
  auto NoParameters = [Count] -> task<int> { co_return Count; }();
  // CHECK-MESSAGES: :[[@LINE-1]]:23: warning: the captures of this lambda die before the task that uses them runs [coro-dangling-capture]
  // CHECK-FIXES: auto NoParameters = [](auto Count) -> task<int> { co_return Count; }(Count);
  auto Captureless = []() -> task<int> { co_return 1; }();
  auto OnlyArguments = [](int Times) -> task<int> { co_return Times; }(Count);
  auto NotUsed = [Count]() -> task<int> { co_return 1; }();
  auto OnlySize = [Count]() -> task<int> { co_return sizeof(Count); }();
  co_await Later;
  co_await Mutable;
  co_await WithArgument;
  co_await Moved;
  co_await NoParameters;
  co_await Captureless;
  co_await OnlyArguments;
  co_await NotUsed;
  co_await OnlySize;
}
task<> storedByReference(std::string Name) {
  auto Explicit = [&Name]() -> task<> {
  // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: the captures of this lambda die before the task that uses them runs [coro-dangling-capture]
    use(Name);
    co_return;
  }();
  auto Default = [&]() -> task<> {
  // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: the captures of this lambda die before the task that uses them runs [coro-dangling-capture]
    use(Name);
    co_return;
  }();
  co_await cppcoro::when_all(std::move(Explicit), std::move(Default));
}
task<> awaitedAtOnce(std::string Name) {
  co_await [&]() -> task<> {
    co_await step();
    use(Name);
  }();
  co_await cppcoro::when_all(
      [Name]() -> task<> {
        use(Name);
        co_return;
      }(),
      [&]() -> task<> { co_await step(); }());
  cppcoro::sync_wait([=]() -> task<> {
    use(Name);
    co_return;
  }());
}
task<> combined(std::string Name) {
  auto Both = cppcoro::when_all(
      [Name]() -> task<> {
      // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: the captures of this lambda die before the task that uses them runs [coro-dangling-capture]
      // CHECK-FIXES: [](auto Name) -> task<> {
        use(Name);
        co_return;
      }(),
      // CHECK-FIXES: }(Name),
      step());
  co_await std::move(Both);
}
task<> collected(std::vector<std::string> Names) {
  std::vector<task<>> Tasks;
  for (const std::string &Name : Names) {
    Tasks.push_back([&Name]() -> task<> {
    // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: the captures of this lambda die before the task that uses them runs [coro-dangling-capture]
      co_await step();
      use(Name);
    }());
    Tasks.push_back([](const std::string &Name) -> task<> {
      co_await step();
      use(Name);
    }(Name));
  }
  co_await cppcoro::when_all(std::move(Tasks));
}
void spawned(cppcoro::async_scope &Scope, std::string Name) {
  Scope.spawn([Name]() -> task<> {
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the captures of this lambda die before the task that uses them runs [coro-dangling-capture]
  // CHECK-FIXES: Scope.spawn([](auto Name) -> task<> {
    use(Name);
    co_return;
  }());
  // CHECK-FIXES: }(Name));
  Scope.spawn([](std::string Name) -> task<> {
    use(Name);
    co_return;
  }(Name));
}
task<int> generated(int Count) {
  auto Numbers = [Count]() -> cppcoro::generator<int> {
  // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: the captures of this lambda die before the generator that uses them runs [coro-dangling-capture]
  // CHECK-FIXES: auto Numbers = [](auto Count) -> cppcoro::generator<int> {
    for (int I = 0; I != Count; ++I)
      co_yield I;
  }();
  // CHECK-FIXES: }(Count);
  int Sum = 0;
  for (int Number : Numbers)
    Sum += Number;
  co_return Sum;
}
int iterated(int Count) {
  int Sum = 0;
  for (int Number : [Count]() -> cppcoro::generator<int> {
  // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: the captures of this lambda die before the generator that uses them runs [coro-dangling-capture]
  // CHECK-FIXES: for (int Number : [](auto Count) -> cppcoro::generator<int> {
         for (int I = 0; I != Count; ++I)
           co_yield I;
       }())
       // CHECK-FIXES: }(Count))
    Sum += Number;
  return Sum;
}

//===--- this -------------------------------------------------------------===//

class server {
  std::string Name;
  cppcoro::async_scope Scope;
  task<> Running;

public:
  void start() {
    Scope.spawn([this]() -> task<> {
    // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: the captures of this lambda die before the task that uses them runs [coro-dangling-capture]
      co_await step();
      use(Name);
    }());
    Scope.spawn([](server *This) -> task<> {
      co_await step();
      use(This->Name);
    }(this));
    Running = [this]() -> task<> {
    // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the captures of this lambda die before the task that uses them runs [coro-dangling-capture]
      co_await step();
      use(Name);
    }();
    Scope.spawn(run());
  }
  task<> run() {
    co_await [this]() -> task<> {
      co_await step();
      use(Name);
    }();
  }
};

//===--- lambdas with a name ----------------------------------------------===//

task<> named(std::string Name) {
  auto Run = [&]() -> task<> {
    co_await step();
    use(Name);
  };
  co_await Run();
  auto Later = Run();
  co_await Later;
}
task<> namedInLoop(std::vector<std::string> Names) {
  std::vector<task<>> Tasks;
  auto Outer = [&](std::string Name) -> task<> {
    co_await step();
    use(Name + Names.front());
  };
  for (const std::string &Name : Names) {
    auto Inner = [&Name]() -> task<> {
      co_await step();
      use(Name);
    };
    Tasks.push_back(Inner());
    // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: the captures of 'Inner' die before the task that uses them runs [coro-dangling-capture]
    Tasks.push_back(Outer(Name));
  }
  co_await cppcoro::when_all(std::move(Tasks));
}
void namedAndSpawned(cppcoro::async_scope &Scope, std::string Name) {
  auto Run = [Name]() -> task<> {
    co_await step();
    use(Name);
  };
  Scope.spawn(Run());
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the captures of 'Run' die before the task that uses them runs [coro-dangling-capture]
}
task<> namedSpawnedAndJoined(std::string Name) {
  cppcoro::async_scope Scope;
  auto Run = [Name]() -> task<> {
    co_await step();
    use(Name);
  };
  Scope.spawn(Run());
  co_await Scope.join();
}
task<> heldElsewhere(std::function<task<>()> Run, std::vector<task<>> &Tasks) {
  Tasks.push_back(Run());
  co_return;
}

//===--- lambdas in lambdas, templates, macros ----------------------------===//

void nested(cppcoro::async_scope &Scope, std::string Name) {
  auto Start = [&Scope, Name] {
    Scope.spawn([Name]() -> task<> {
    // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: the captures of this lambda die before the task that uses them runs [coro-dangling-capture]
    // CHECK-FIXES: Scope.spawn([](auto Name) -> task<> {
      use(Name);
      co_return;
    }());
    // CHECK-FIXES: }(Name));
  };
  Start();
}
task<> nestedAwaits(std::string Name) {
  co_await [&]() -> task<> {
    auto Inner = [&]() -> task<> {
      use(Name);
      co_return;
    };
    co_await Inner();
    auto Lost = [&]() -> task<> {
    // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: the captures of this lambda die before the task that uses them runs [coro-dangling-capture]
      use(Name);
      co_return;
    }();
    co_await Lost;
  }();
}
template <class T> task<> inTemplate(T Value) {
  auto Later = [Value]() -> task<T> { co_return Value; }();
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: the captures of this lambda die before the task that uses them runs [coro-dangling-capture]
  co_await Later;
  co_await [Value]() -> task<T> { co_return Value; }();
}
template <class T> struct holder {
  T Value;
  task<T> Pending;
  void start() {
    Pending = [this]() -> task<T> { co_return Value; }();
    // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the captures of this lambda die before the task that uses them runs [coro-dangling-capture]
  }
};
task<> instantiates() {
  co_await inTemplate(1);
  co_await inTemplate(std::string());
  holder<int> Holder;
  Holder.start();
}

// By value: the closure is the parameter. By reference: it is the caller's.
template <class F>
void spawnCopy(cppcoro::async_scope &Scope, F Function) {
  Scope.spawn(Function());
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: the captures of 'Function' die before the task that uses them runs [coro-dangling-capture]
}
template <class F>
void spawnKept(cppcoro::async_scope &Scope, F Function) {
  Scope.spawn([](F Function) -> task<> { co_await Function(); }(
      std::move(Function)));
}
void callsSpawn(cppcoro::async_scope &Scope, std::string Name) {
  spawnCopy(Scope, [Name]() -> task<> {
    co_await step();
    use(Name);
  });
  spawnKept(Scope, [Name]() -> task<> {
    co_await step();
    use(Name);
  });
}

#define SPAWN(SCOPE, ...) SCOPE.spawn([=]() -> task<> { __VA_ARGS__; }())
#define STORE(EXPRESSION) auto Stored = EXPRESSION
task<> macros(cppcoro::async_scope &Scope, std::string Name) {
  SPAWN(Scope, use(Name); co_await step());
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the captures of this lambda die before the task that uses them runs [coro-dangling-capture]
  SPAWN(Scope, co_await step());
  STORE([Name]() -> task<> { use(Name); co_return; }());
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: the captures of this lambda die before the task that uses them runs [coro-dangling-capture]
  co_await Stored;
}
