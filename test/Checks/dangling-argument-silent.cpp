// Correct code around stored tasks: scopes, loops, reassignments, memory that moves along.
// RUN: %check_coro_tidy %s coro-dangling-argument %t -lib=cppcoro -expect-no-diagnosis
#include <cppcoro/async_scope.hpp>
#include <cppcoro/generator.hpp>
#include <cppcoro/sync_wait.hpp>
#include <cppcoro/task.hpp>
#include <cppcoro/when_all.hpp>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

using cppcoro::task;

task<> step();
void use(std::string_view);
task<> work(const std::string &Text) {
  co_await step();
  use(Text);
}

struct job {
  std::string Name;
  task<> Work;
  explicit job(std::string TheName)
      : Name(std::move(TheName)), Work(work(Name)) {}
};
struct owned {
  std::unique_ptr<std::string> Text;
  task<> Work;
};
owned memoryMovesAlong() {
  auto Text = std::make_unique<std::string>("text");
  auto Work = work(*Text);
  return owned{std::move(Text), std::move(Work)};
}
task<> severalInOneScope() {
  std::string Text = "text";
  auto First = work(Text);
  auto Second = work(Text);
  co_await First;
  co_await Second;
}
task<> awaitedInLoop(std::vector<std::string> Names) {
  for (std::string Name : Names) {
    auto Work = work(Name);
    co_await Work;
  }
}
task<> elementsOfMap(std::map<std::string, int> Numbers) {
  std::vector<task<>> Tasks;
  for (auto &[Name, Number] : Numbers)
    Tasks.push_back(work(Name));
  co_await cppcoro::when_all(std::move(Tasks));
}
task<> perhaps(bool Condition) {
  std::string Text;
  std::optional<task<>> Work;
  if (Condition)
    Work = work(Text);
  if (Work)
    co_await *Work;
}
task<> retried() {
  std::string Text;
  task<> Work = work(Text);
  try {
    co_await Work;
  } catch (...) {
  }
  Work = work(Text);
  co_await Work;
}
task<> copiedOut() {
  std::string Current;
  task<> Work = work(Current);
  for (int I = 0; I < 3; ++I) {
    std::string Next = "next";
    Current = Next;
    Work = work(Current);
  }
  co_await Work;
}
task<> replacedOnLeaving(bool Condition) {
  std::string Outer;
  task<> Work = work(Outer);
  {
    std::string Inner;
    Work = work(Inner);
    if (Condition)
      co_await Work;
    Work = work(Outer);
  }
  co_await Work;
}
task<> leavesFromInside(int Case) {
  task<> Work = step();
  switch (Case) {
  case 0: {
    std::string Text;
    Work = work(Text);
    co_await Work;
    co_return;
  }
  default:
    break;
  }
  co_await Work;
}
task<> drainedEachTime() {
  std::vector<task<>> Tasks;
  for (int I = 0; I < 3; ++I) {
    Tasks.clear();
    std::string Text;
    Tasks.push_back(work(Text));
    for (auto &Work : Tasks)
      co_await Work;
  }
}
task<> movedOutEachTime() {
  std::vector<task<>> Tasks;
  for (int I = 0; I < 3; ++I) {
    std::string Text;
    Tasks.push_back(work(Text));
    auto Now = std::move(Tasks);
    co_await cppcoro::when_all(std::move(Now));
    Tasks.clear();
  }
}
task<> scopeJoined() {
  cppcoro::async_scope Scope;
  std::string Text;
  Scope.spawn(work(Text));
  co_await Scope.join();
}
task<> throughPlainLambda(std::string Text) {
  auto Make = [&] { return work(Text); };
  co_await Make();
  auto Later = Make();
  co_await Later;
}
task<> eitherTemporary(bool Condition) {
  co_await work(Condition ? std::string("a") : std::string("b"));
  co_await (work("x"));
}
cppcoro::generator<int> each(const std::vector<int> &Numbers) {
  for (int Number : Numbers)
    co_yield Number;
}
int generatorOfLocal() {
  std::vector<int> Numbers;
  int Sum = 0;
  auto Each = each(Numbers);
  for (int Number : Each)
    Sum += Number;
  return Sum;
}
