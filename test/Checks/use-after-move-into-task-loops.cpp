// Objects that are moved into a task in each round of a loop, and what reads an object that was moved from.
// RUN: %check_coro_tidy %s coro-use-after-move-into-task %t -lib=cppcoro
#include <cppcoro/task.hpp>
#include <memory>
#include <string>
#include <utility>
#include <vector>

using cppcoro::task;

task<int> send(std::string Text);
task<int> keep(std::vector<int> Numbers);
task<int> consume(std::unique_ptr<int> Number);
void use(int);
void fill(std::string &);
bool condition();

//===--- loops ------------------------------------------------------------===//

task<> counted(std::string Text) {
  for (int I = 0; I < 3; ++I)
    co_await send(std::move(Text));
    // CHECK-MESSAGES: :[[@LINE-1]]:29: warning: 'Text' is moved into a task in each iteration of the loop: from the second on it has no value [coro-use-after-move-into-task]
    // CHECK-MESSAGES: :[[@LINE-4]]:28: note: it is created outside of the loop
}
task<> ranged(std::vector<int> Peers) {
  std::string Text = "hello";
  for (int Peer : Peers) {
    use(Peer);
    co_await send(std::move(Text));
    // CHECK-MESSAGES: :[[@LINE-1]]:29: warning: 'Text' is moved into a task in each iteration of the loop: from the second on it has no value [coro-use-after-move-into-task]
  }
}
task<> endless(std::string Text) {
  std::vector<task<int>> Tasks;
  while (true) {
    Tasks.push_back(send(std::move(Text)));
    // CHECK-MESSAGES: :[[@LINE-1]]:36: warning: 'Text' is moved into a task in each iteration of the loop: from the second on it has no value [coro-use-after-move-into-task]
    if (condition())
      break;
  }
  for (auto &Task : Tasks)
    co_await Task;
}
task<> madeInTheLoop() {
  for (int I = 0; I < 3; ++I) {
    std::string Text = "hello";
    co_await send(std::move(Text));
  }
}
task<> renewed(std::string Text) {
  for (int I = 0; I < 3; ++I) {
    co_await send(std::move(Text));
    Text = "again";
  }
}
task<> filled(std::string Text) {
  for (int I = 0; I < 3; ++I) {
    fill(Text);
    co_await send(std::move(Text));
  }
}
task<> onceOnly(std::string Text, std::string Other) {
  for (int I = 0; I < 3; ++I)
    if (I == 2)
      co_await send(std::move(Text));
  for (;;) {
    co_await send(std::move(Other));
    break;
  }
}
task<> untilDone(std::string Text) {
  bool Done = false;
  while (!Done) {
    co_await send(std::move(Text));
    Done = condition();
  }
}
task<> emptyFromTheStart() {
  std::string Text;
  std::unique_ptr<int> Number;
  for (int I = 0; I < 3; ++I) {
    co_await send(std::move(Text));
    co_await consume(std::move(Number));
  }
}
template <class T> task<> generic(T Text) {
  for (int I = 0; I < 3; ++I)
    co_await send(std::move(Text));
    // CHECK-MESSAGES: :[[@LINE-1]]:29: warning: 'Text' is moved into a task in each iteration of the loop: from the second on it has no value [coro-use-after-move-into-task]
}
task<> instantiated() { co_await generic(std::string("hello")); }

//===--- reading ----------------------------------------------------------===//

task<> iterated(std::vector<int> Numbers) {
  co_await keep(std::move(Numbers));
  for (int Number : Numbers)
    // CHECK-MESSAGES: :[[@LINE-1]]:21: warning: 'Numbers' is used after it was moved into a task [coro-use-after-move-into-task]
    use(Number);
}
task<> accessed(std::vector<int> Numbers) {
  co_await keep(std::move(Numbers));
  use(Numbers.back());
  // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: 'Numbers' is used after it was moved into a task [coro-use-after-move-into-task]
}
task<> refilled(std::vector<int> Numbers) {
  co_await keep(std::move(Numbers));
  Numbers.erase(Numbers.begin(), Numbers.end());
  for (int Number : Numbers)
    use(Number);
  use(Numbers.back());
}
