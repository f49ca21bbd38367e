// Tasks that are used as tasks, and errors at tasks that awaiting would not mend.
// RUN: %check_coro_tidy %s coro-missing-await %t -lib=cppcoro -expect-clang-errors -- -- -ferror-limit=0
#include <coroutine>
#include <cppcoro/task.hpp>
#include <string>
#include <utility>
#include <vector>

using cppcoro::task;

struct User {
  int name;
};
task<int> count();
task<std::string> text();
task<User> user();
task<> step();
void take(task<int>);
void takeBoth(task<int>, int);
template <typename T> void takeAny(T &&);
int misspelt(int);

// What compiles.
task<> asTasks(std::vector<task<int>> tasks) {
  auto later = count();
  task<int> named = count();
  take(count());
  takeBoth(count(), co_await count());
  takeAny(count());
  tasks.push_back(count());
  int value = co_await count() + co_await std::move(named);
  value += (co_await user()).name;
  co_await later;
}
task<int> forwarded() { return count(); }

// Awaiting gives no int either.
task<> otherType() {
  int n = text();
  // CHECK-MESSAGES: :[[@LINE-1]]:7: error: no viable conversion from 'task<std::string>' (aka 'task<basic_string<char>>') to 'int' [clang-diagnostic-error]
  n = step();
  // CHECK-MESSAGES: :[[@LINE-1]]:7: error: assigning to 'int' from incompatible type 'task<>' [clang-diagnostic-error]
  co_return;
}
// The result has no such member.
task<> noSuchMember() {
  int n = user().age;
  // CHECK-MESSAGES: :[[@LINE-1]]:18: error: no member named 'age' in 'cppcoro::task<User>' [clang-diagnostic-error]
  co_return;
}
// No such function takes the result.
task<> noSuchOverload() {
  misspelt(text());
  // CHECK-MESSAGES: :[[@LINE-1]]:3: error: no matching function for call to 'misspelt' [clang-diagnostic-error]
  takeBoth(count(), text());
  // CHECK-MESSAGES: :[[@LINE-1]]:3: error: no matching function for call to 'takeBoth' [clang-diagnostic-error]
  co_return;
}
task<> noSuchOperator() {
  bool more = user() > 3;
  // CHECK-MESSAGES: :[[@LINE-1]]:22: error: invalid operands to binary expression ('task<User>' and 'int') [clang-diagnostic-error]
  co_return;
}
// It is the int that is wrong.
task<> otherArgument() {
  takeBoth(1, 2);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: error: no matching function for call to 'takeBoth' [clang-diagnostic-error]
  co_return;
}
// A reference that has to be bound to something that stays.
void change(int &);
task<> needsAnObject() {
  change(count());
  // CHECK-MESSAGES: :[[@LINE-1]]:3: error: no matching function for call to 'change' [clang-diagnostic-error]
  co_return;
}
// A type of another make that holds a value: no coroutine, no await.
template <typename T> struct box {};
task<> noTask(box<int> b) {
  int n = b;
  // CHECK-MESSAGES: :[[@LINE-1]]:7: error: no viable conversion from 'box<int>' to 'int' [clang-diagnostic-error]
  co_return;
}
