// Tasks in a container that a loop awaits one by one, when what they refer to is gone.
// RUN: %check_coro_tidy %s coro-dangling-argument,coro-dangling-capture %t -lib=cppcoro
#include <cppcoro/task.hpp>
#include <string>
#include <utility>
#include <vector>

using cppcoro::task;

task<int> length(const std::string &Text) { co_return int(Text.size()); }
task<int> copied(std::string Text) { co_return int(Text.size()); }
std::string text();
void note(const task<int> &);
void use(int);

task<> awaitedByReference(int Count) {
  std::vector<task<int>> Tasks;
  for (int I = 0; I < Count; ++I) {
    std::string Name = text();
    Tasks.push_back(length(Name));
    // CHECK-MESSAGES: :[[@LINE-1]]:28: warning: 'Name' dies before the task that refers to it runs [coro-dangling-argument]
    // CHECK-MESSAGES: :[[@LINE+3]]:9: note: the task is awaited here
  }
  for (auto &Task : Tasks)
    use(co_await Task);
}
task<> awaitedMoved(int Count) {
  std::vector<task<int>> Tasks;
  for (int I = 0; I < Count; ++I)
    Tasks.push_back([I]() -> task<int> { co_return I; }());
    // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: the captures of this lambda die before the task that uses them runs [coro-dangling-capture]
    // CHECK-FIXES: Tasks.push_back([](auto I) -> task<int> { co_return I; }(I));
  for (auto &&Task : Tasks)
    use(co_await std::move(Task));
}
task<> awaitedUnderCondition(int Count) {
  std::vector<task<int>> Tasks;
  for (int I = 0; I < Count; ++I) {
    auto Lambda = [I]() -> task<int> { co_return I; };
    Tasks.push_back(Lambda());
    // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: the captures of 'Lambda' die before the task that uses them runs [coro-dangling-capture]
  }
  for (auto &Task : Tasks)
    if (!Task.is_ready())
      co_await Task;
}
task<> awaitedWhereTheyLive(int Count) {
  for (int I = 0; I < Count; ++I) {
    std::vector<task<int>> Tasks;
    std::string Name = text();
    Tasks.push_back(length(Name));
    for (auto &Task : Tasks)
      co_await Task;
  }
}
task<> someAwaitedWhereTheyLive(int Count) {
  std::vector<task<int>> Tasks;
  for (int I = 0; I < Count; ++I) {
    std::string Name = text();
    Tasks.push_back(length(Name));
    for (auto &Task : Tasks)
      co_await Task;
    Tasks.clear();
  }
  for (auto &Task : Tasks)
    co_await Task;
}
task<> outerLives(std::vector<std::string> Names) {
  std::vector<task<int>> Tasks;
  for (const std::string &Name : Names)
    Tasks.push_back(length(Name));
  for (int I = 0; I < 3; ++I)
    Tasks.push_back([](int I) -> task<int> { co_return I; }(I));
  for (std::string Name : Names)
    Tasks.push_back(copied(Name));
  for (auto &Task : Tasks)
    co_await Task;
}
task<> clearedBefore(std::vector<std::string> Names) {
  std::vector<task<int>> Tasks;
  for (std::string Name : Names)
    Tasks.push_back(length(Name));
  Tasks.clear();
  Tasks.push_back(copied("x"));
  for (auto &Task : Tasks)
    co_await Task;
}
task<> onlyLookedAt(std::vector<std::string> Names) {
  std::vector<task<int>> Tasks;
  for (std::string Name : Names)
    Tasks.push_back(length(Name));
  int Count = 0;
  for (auto &Task : Tasks) {
    auto *Pointer = &Task;
    Count += Pointer != nullptr;
  }
  use(Count);
  co_return;
}
