// Containers of tasks: filled, and then?
// RUN: %check_coro_tidy %s coro-unawaited-task %t -lib=cppcoro
#include <cppcoro/task.hpp>
#include <cppcoro/when_all.hpp>
#include <deque>
#include <iterator>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

using cppcoro::task;
using cppcoro::when_all;

task<int> number();
void takeAll(std::vector<task<int>>);

task<> filledAndForgotten() {
  std::vector<task<int>> tasks;
  // CHECK-NOTES: :[[@LINE-1]]:26: warning: the tasks in 'tasks' are never awaited: their bodies never run [coro-unawaited-task]
  // CHECK-NOTES: :[[@LINE+2]]:19: note: a task is put in here
  tasks.reserve(2);
  tasks.push_back(number());
  tasks.push_back(number());
  co_return;
}

task<> filledInALoop(int n) {
  std::deque<task<int>> tasks;
  // CHECK-NOTES: :[[@LINE-1]]:25: warning: the tasks in 'tasks' are never awaited
  // CHECK-NOTES: :[[@LINE+2]]:24: note: a task is put in here
  for (int i = 0; i < n; ++i)
    tasks.emplace_back(number());
  co_return;
}

task<> filledAndAwaited() {
  std::vector<task<int>> tasks;
  tasks.push_back(number());
  co_await when_all(std::move(tasks));
}

task<> filledAndAwaitedOneByOne() {
  std::vector<task<int>> tasks;
  tasks.push_back(number());
  for (auto &t : tasks)
    co_await t;
}

task<> filledAndAwaitedByIndex() {
  std::vector<task<int>> tasks;
  tasks.push_back(number());
  co_await tasks[0];
}

task<> filledAndHandedOver() {
  std::vector<task<int>> tasks;
  tasks.push_back(number());
  takeAll(std::move(tasks));
}

task<> movedOutOfByIterators() {
  std::vector<task<int>> tasks;
  tasks.push_back(number());
  std::vector<task<int>> others(std::make_move_iterator(tasks.begin()),
                                std::make_move_iterator(tasks.end()));
  co_await when_all(std::move(others));
}

std::vector<task<int>> returned() {
  std::vector<task<int>> tasks;
  tasks.push_back(number());
  return tasks;
}

task<> capturedByReference() {
  std::vector<task<int>> tasks;
  tasks.push_back(number());
  auto run = [&]() -> task<> { co_await when_all(std::move(tasks)); };
  co_await run();
}

// An empty container holds nothing, a reference is someone else's.
void neverFilled() {
  std::vector<task<int>> tasks;
  tasks.reserve(3);
}
struct pool {
  std::vector<task<int>> Tasks;
  void add() { Tasks.push_back(number()); }
  void addTo(std::vector<task<int>> &other) { other.push_back(number()); }
};

task<> inAMember(pool &p) {
  auto t = number();
  p.Tasks.push_back(std::move(t));
  co_return;
}
