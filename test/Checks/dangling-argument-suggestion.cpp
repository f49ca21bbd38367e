// The notes, and the suggested fix: take the parameter by value, in each declaration.
// RUN: %check_coro_tidy %s coro-dangling-argument %t -lib=cppcoro -fix-notes
#include <cppcoro/task.hpp>
#include <memory>
#include <string>

using cppcoro::task;

task<int> send(const std::string &Text, int Count = 1);
// CHECK-FIXES: task<int> send(std::string Text, int Count = 1);
task<int> send(const std::string &Text, int Count) {
// CHECK-FIXES: task<int> send(std::string Text, int Count) {
  co_return int(Text.size()) * Count;
}
task<int> eastConst(std::string const& Text) { co_return int(Text.size()); }
// CHECK-FIXES: task<int> eastConst(std::string Text) { co_return int(Text.size()); }
task<int> rvalue(std::string&&Text) { co_return int(Text.size()); }
// CHECK-FIXES: task<int> rvalue(std::string Text) { co_return int(Text.size()); }
std::string text();

task<> stored() {
  auto Later = send(text(), 2);
  // CHECK-NOTES: :[[@LINE-1]]:21: warning: this temporary dies before the task that refers to it runs [coro-dangling-argument]
  // CHECK-NOTES: :[[@LINE+13]]:3: note: the task is awaited here
  // CHECK-NOTES: :[[@LINE-12]]:17: note: 'send' is suspended from its start, and uses it here when it runs
  // CHECK-NOTES: :[[@LINE-15]]:35: note: take it by value: the coroutine then has a copy of its own
  auto East = eastConst(text());
  // CHECK-NOTES: :[[@LINE-1]]:25: warning: this temporary dies before the task that refers to it runs [coro-dangling-argument]
  // CHECK-NOTES: :[[@LINE+9]]:3: note: the task is awaited here
  // CHECK-NOTES: :[[@LINE-15]]:62: note: 'eastConst' is suspended from its start, and uses it here when it runs
  // CHECK-NOTES: :[[@LINE-16]]:40: note: take it by value: the coroutine then has a copy of its own
  auto Rvalue = rvalue(text());
  // CHECK-NOTES: :[[@LINE-1]]:24: warning: this temporary dies before the task that refers to it runs [coro-dangling-argument]
  // CHECK-NOTES: :[[@LINE+5]]:3: note: the task is awaited here
  // CHECK-NOTES: :[[@LINE-18]]:53: note: 'rvalue' is suspended from its start, and uses it here when it runs
  // CHECK-NOTES: :[[@LINE-19]]:31: note: take it by value: the coroutine then has a copy of its own
  co_await Later;
  co_await East;
  co_await Rvalue;
}

// Nothing can be suggested where the signature is not the author's to change, or the copy can't be made.
struct sender {
  virtual ~sender();
  virtual task<int> send(const std::string &Text) {
    co_return int(Text.size());
  }
};
struct unique {
  std::unique_ptr<int> Value;
};
task<int> moveOnly(const unique &Unique) { co_return *Unique.Value; }
task<int> overloaded(const std::string &Text) { co_return int(Text.size()); }
task<int> overloaded(std::string &&Text) { co_return int(Text.size()); }
template <class T> task<int> generic(const T &Value) { co_return Value; }
task<int> elsewhere(const std::string &Text);

task<> notFixed(sender &Sender) {
  auto Virtual = Sender.sender::send(text());
  // CHECK-NOTES: :[[@LINE-1]]:38: warning: this temporary dies before the task that refers to it runs [coro-dangling-argument]
  // CHECK-NOTES: :[[@LINE+18]]:3: note: the task is awaited here
  // CHECK-NOTES: :[[@LINE-16]]:19: note: 'send' is suspended from its start, and uses it here when it runs
  auto MoveOnly = moveOnly(unique());
  // CHECK-NOTES: :[[@LINE-1]]:28: warning: this temporary dies before the task that refers to it runs [coro-dangling-argument]
  // CHECK-NOTES: :[[@LINE+15]]:3: note: the task is awaited here
  // CHECK-NOTES: :[[@LINE-14]]:55: note: 'moveOnly' is suspended from its start, and uses it here when it runs
  auto Overloaded = overloaded(text());
  // CHECK-NOTES: :[[@LINE-1]]:32: warning: this temporary dies before the task that refers to it runs [coro-dangling-argument]
  // CHECK-NOTES: :[[@LINE+12]]:3: note: the task is awaited here
  // CHECK-NOTES: :[[@LINE-16]]:58: note: 'overloaded' is suspended from its start, and uses it here when it runs
  auto Generic = generic(3);
  // CHECK-NOTES: :[[@LINE-1]]:26: warning: this temporary dies before the task that refers to it runs [coro-dangling-argument]
  // CHECK-NOTES: :[[@LINE+9]]:3: note: the task is awaited here
  // CHECK-NOTES: :[[@LINE-19]]:66: note: 'generic' is suspended from its start, and uses it here when it runs
  auto Elsewhere = elsewhere(text());
  // CHECK-NOTES: :[[@LINE-1]]:30: warning: this temporary dies before the task that refers to it runs [coro-dangling-argument]
  // CHECK-NOTES: :[[@LINE+6]]:3: note: the task is awaited here
  // CHECK-NOTES: :[[@LINE-22]]:40: note: 'elsewhere' is lazy, and its parameter refers to the caller's object
  co_await Virtual;
  co_await MoveOnly;
  co_await Overloaded;
  co_await Generic;
  co_await Elsewhere;
}
