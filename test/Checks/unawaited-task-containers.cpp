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
  // CHECK-NOTES: :[[@LINE-1]]:25: warning: the tasks in 'tasks' are never awaited: their bodies never run [coro-unawaited-task]
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

// Some are taken, others not: only where it is clear which.
task<> awaitedOnlyTheFirst() {
  std::vector<task<int>> tasks;
  // CHECK-NOTES: :[[@LINE-1]]:26: warning: some of the tasks in 'tasks' are never awaited: their bodies never run [coro-unawaited-task]
  // CHECK-NOTES: :[[@LINE+2]]:19: note: nobody takes the task that is made here
  tasks.push_back(number());
  tasks.push_back(number());
  co_await tasks.front();
}
task<> awaitedOnlySome(bool b) {
  std::vector<task<int>> tasks;
  // CHECK-NOTES: :[[@LINE-1]]:26: warning: some of the tasks in 'tasks' are never awaited: their bodies never run [coro-unawaited-task]
  // CHECK-NOTES: :[[@LINE+3]]:22: note: nobody takes the task that is made here
  tasks.reserve(3);
  tasks.push_back(number());
  tasks.emplace_back(number());
  tasks.push_back(number());
  if (b)
    co_await std::move(tasks[2]);
  co_await tasks.at(0);
}
task<> awaitedBackOnce() {
  std::deque<task<int>> tasks;
  // CHECK-NOTES: :[[@LINE-1]]:25: warning: some of the tasks in 'tasks' are never awaited: their bodies never run [coro-unawaited-task]
  // CHECK-NOTES: :[[@LINE+3]]:19: note: nobody takes the task that is made here
  tasks.push_back(number());
  co_await tasks.back();
  tasks.push_back(number());
  if (tasks.size() > 7)
    co_return;
}
task<> awaitedEachByIndex() {
  std::vector<task<int>> tasks;
  tasks.push_back(number());
  tasks.push_back(number());
  co_await tasks[1];
  co_await tasks.front();
}
task<> awaitedEachBack() {
  std::vector<task<int>> tasks;
  tasks.push_back(number());
  co_await tasks.back();
  tasks.push_back(number());
  co_await tasks.back();
}
task<> awaitedByAnIndexLoop() {
  std::vector<task<int>> tasks;
  tasks.push_back(number());
  tasks.push_back(number());
  for (unsigned i = 0; i < tasks.size(); ++i)
    co_await tasks[i];
}
task<> awaitedUntilOneFails() {
  std::vector<task<int>> tasks;
  tasks.push_back(number());
  tasks.push_back(number());
  for (auto &t : tasks)
    if (co_await t == 0)
      break;
}
task<> perhapsOnlyOne(bool b) {
  std::vector<task<int>> tasks;
  if (b)
    tasks.push_back(number());
  tasks.push_back(number());
  co_await tasks[0];
}
task<> howManyIsNotToBeSeen(int n) {
  std::vector<task<int>> tasks;
  for (int i = 0; i < n; ++i)
    tasks.push_back(number());
  co_await tasks.front();
}
task<> takenFromTheFront() {
  std::deque<task<int>> tasks;
  tasks.push_back(number());
  tasks.push_back(number());
  co_await tasks.front();
  tasks.pop_front();
  co_await tasks.front();
}
void takeSome(task<int> *, int);
task<> givenAsAnArray() {
  std::vector<task<int>> tasks;
  tasks.push_back(number());
  tasks.push_back(number());
  takeSome(&tasks[0], 2);
  co_await tasks[0];
}
task<> perIteration(int n) {
  for (int i = 0; i < n; ++i) {
    std::vector<task<int>> tasks;
    // CHECK-NOTES: :[[@LINE-1]]:28: warning: some of the tasks in 'tasks' are never awaited: their bodies never run [coro-unawaited-task]
    // CHECK-NOTES: :[[@LINE+2]]:21: note: nobody takes the task that is made here
    tasks.push_back(number());
    tasks.push_back(number());
    co_await tasks[0];
  }
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
