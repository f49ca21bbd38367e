// Each form of a task that is used as the value that awaiting it gives, in a coroutine that can await it.
// RUN: %check_coro_tidy %s coro-missing-await %t -lib=cppcoro -expect-clang-errors -- -- -ferror-limit=0
#include <cppcoro/task.hpp>
#include <memory>
#include <optional>
#include <string>
#include <vector>

using cppcoro::task;

struct User {
  int name;
  int age() const;
};
task<int> count();
task<bool> ready();
task<User> user();
task<User *> found();
task<std::unique_ptr<User>> owned();
task<std::string> text();
task<std::vector<int>> list();

void useNumber(int);
void useUser(const User &);
void useSecond(int, int);
void useOverloaded(int);
void useOverloaded(const std::string &);

task<> initialised() {
  int copied = count();
  // CHECK-MESSAGES: :[[@LINE-1]]:7: error: no viable conversion from 'task<int>' to 'int' [clang-diagnostic-error]
  // CHECK-MESSAGES: :[[@LINE-2]]:16: warning: this task of type 'task<int>' is used as its result; did you forget 'co_await'? [coro-missing-await]
  // CHECK-FIXES: int copied = co_await count();
  int direct(count());
  // CHECK-MESSAGES: :[[@LINE-1]]:7: error: no viable conversion from 'task<int>' to 'int' [clang-diagnostic-error]
  // CHECK-MESSAGES: :[[@LINE-2]]:14: warning: this task of type 'task<int>' is used as its result; did you forget 'co_await'? [coro-missing-await]
  // CHECK-FIXES: int direct(co_await count());
  int braced{count()};
  // CHECK-MESSAGES: :[[@LINE-1]]:7: error: no viable conversion from 'task<int>' to 'int' [clang-diagnostic-error]
  // CHECK-MESSAGES: :[[@LINE-2]]:14: warning: this task of type 'task<int>' is used as its result; did you forget 'co_await'? [coro-missing-await]
  // CHECK-FIXES: int braced{co_await count()};
  int parenthesised = (count());
  // CHECK-MESSAGES: :[[@LINE-1]]:7: error: no viable conversion from 'task<int>' to 'int' [clang-diagnostic-error]
  // CHECK-MESSAGES: :[[@LINE-2]]:23: warning: this task of type 'task<int>' is used as its result; did you forget 'co_await'? [coro-missing-await]
  // CHECK-FIXES: int parenthesised = co_await (count());
  const int &bound = count();
  // CHECK-MESSAGES: :[[@LINE-1]]:14: error: no viable conversion from 'task<int>' to 'const int' [clang-diagnostic-error]
  // CHECK-MESSAGES: :[[@LINE-2]]:22: warning: this task of type 'task<int>' is used as its result; did you forget 'co_await'? [coro-missing-await]
  // CHECK-FIXES: const int &bound = co_await count();
  std::string line = text();
  // CHECK-MESSAGES: :[[@LINE-1]]:15: error: no viable conversion from 'task<std::string>' (aka 'task<basic_string<char>>') to 'std::string' (aka 'basic_string<char>') [clang-diagnostic-error]
  // CHECK-MESSAGES: :[[@LINE-2]]:22: warning: this task of type 'task<std::string>' is used as its result; did you forget 'co_await'? [coro-missing-await]
  // CHECK-FIXES: std::string line = co_await text();
  std::optional<int> wrapped = count();
  // CHECK-MESSAGES: :[[@LINE-1]]:22: error: no viable conversion from 'task<int>' to 'std::optional<int>' [clang-diagnostic-error]
  // CHECK-MESSAGES: :[[@LINE-2]]:32: warning: this task of type 'task<int>' is used as its result; did you forget 'co_await'? [coro-missing-await]
  // CHECK-FIXES: std::optional<int> wrapped = co_await count();
  const User &someone = user();
  // CHECK-MESSAGES: :[[@LINE-1]]:15: error: no viable conversion from 'task<User>' to 'const User' [clang-diagnostic-error]
  // CHECK-MESSAGES: :[[@LINE-2]]:25: warning: this task of type 'task<User>' is used as its result; did you forget 'co_await'? [coro-missing-await]
  // CHECK-FIXES: const User &someone = co_await user();
  co_return;
}

task<> assigned(int n, std::string s) {
  n = count();
  // CHECK-MESSAGES: :[[@LINE-1]]:7: error: assigning to 'int' from incompatible type 'task<int>' [clang-diagnostic-error]
  // CHECK-MESSAGES: :[[@LINE-2]]:7: warning: this task of type 'task<int>' is used as its result; did you forget 'co_await'? [coro-missing-await]
  // CHECK-FIXES: n = co_await count();
  n += count();
  // CHECK-MESSAGES: :[[@LINE-1]]:5: error: invalid operands to binary expression ('int' and 'task<int>') [clang-diagnostic-error]
  // CHECK-MESSAGES: :[[@LINE-2]]:8: warning: this task of type 'task<int>' is used as its result; did you forget 'co_await'? [coro-missing-await]
  // CHECK-FIXES: n += co_await count();
  s = text();
  // CHECK-MESSAGES: :[[@LINE-1]]:5: error: no viable overloaded '=' [clang-diagnostic-error]
  // CHECK-MESSAGES: :[[@LINE-2]]:7: warning: this task of type 'task<std::string>' is used as its result; did you forget 'co_await'? [coro-missing-await]
  // CHECK-FIXES: s = co_await text();
  co_return;
}

task<> conditions(int n) {
  if (ready())
  // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: this condition tests a task of type 'task<bool>' and not its result; did you forget 'co_await'? [coro-missing-await]
  // CHECK-MESSAGES: :[[@LINE-2]]:7: error: value of type 'task<bool>' is not contextually convertible to 'bool' [clang-diagnostic-error]
  // CHECK-FIXES: if (co_await ready())
    n = 1;
  while (!ready())
  // CHECK-MESSAGES: :[[@LINE-1]]:10: error: invalid argument type 'task<bool>' to unary expression [clang-diagnostic-error]
  // CHECK-MESSAGES: :[[@LINE-2]]:11: warning: this condition tests a task of type 'task<bool>' and not its result; did you forget 'co_await'? [coro-missing-await]
  // CHECK-FIXES: while (!co_await ready())
    n = 2;
  for (; ready();)
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: this condition tests a task of type 'task<bool>' and not its result; did you forget 'co_await'? [coro-missing-await]
  // CHECK-MESSAGES: :[[@LINE-2]]:10: error: value of type 'task<bool>' is not contextually convertible to 'bool' [clang-diagnostic-error]
  // CHECK-FIXES: for (; co_await ready();)
    n = 3;
  do
    n = 4;
  while (ready() && n);
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: this condition tests a task of type 'task<bool>' and not its result; did you forget 'co_await'? [coro-missing-await]
  // CHECK-MESSAGES: :[[@LINE-2]]:10: error: value of type 'task<bool>' is not contextually convertible to 'bool' [clang-diagnostic-error]
  // CHECK-MESSAGES: :[[@LINE-3]]:18: error: invalid operands to binary expression ('task<bool>' and 'int') [clang-diagnostic-error]
  // CHECK-FIXES: while (co_await ready() && n);
  n = ready() ? 1 : 2;
  // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: this condition tests a task of type 'task<bool>' and not its result; did you forget 'co_await'? [coro-missing-await]
  // CHECK-MESSAGES: :[[@LINE-2]]:7: error: value of type 'task<bool>' is not contextually convertible to 'bool' [clang-diagnostic-error]
  // CHECK-FIXES: n = co_await ready() ? 1 : 2;
  switch (count()) {
  // CHECK-MESSAGES: :[[@LINE-1]]:3: error: statement requires expression of integer type ('task<int>' invalid) [clang-diagnostic-error]
  // CHECK-MESSAGES: :[[@LINE-2]]:11: warning: this task of type 'task<int>' is used as its result; did you forget 'co_await'? [coro-missing-await]
  // CHECK-FIXES: switch (co_await count()) {
  default:
    break;
  }
}

task<> operands(int n, std::string s, std::vector<int> v) {
  n = count() + 1;
  // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: this task of type 'task<int>' is used as its result; did you forget 'co_await'? [coro-missing-await]
  // CHECK-MESSAGES: :[[@LINE-2]]:15: error: invalid operands to binary expression ('task<int>' and 'int') [clang-diagnostic-error]
  // CHECK-FIXES: n = co_await count() + 1;
  n = 1 + count();
  // CHECK-MESSAGES: :[[@LINE-1]]:9: error: invalid operands to binary expression ('int' and 'task<int>') [clang-diagnostic-error]
  // CHECK-MESSAGES: :[[@LINE-2]]:11: warning: this task of type 'task<int>' is used as its result; did you forget 'co_await'? [coro-missing-await]
  // CHECK-FIXES: n = 1 + co_await count();
  bool more = count() > n;
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: this task of type 'task<int>' is used as its result; did you forget 'co_await'? [coro-missing-await]
  // CHECK-MESSAGES: :[[@LINE-2]]:23: error: invalid operands to binary expression ('task<int>' and 'int') [clang-diagnostic-error]
  // CHECK-FIXES: bool more = co_await count() > n;
  s = text() + "x";
  // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: this task of type 'task<std::string>' is used as its result; did you forget 'co_await'? [coro-missing-await]
  // CHECK-MESSAGES: :[[@LINE-2]]:14: error: invalid operands to binary expression ('task<std::string>' (aka 'task<basic_string<char>>') and 'const char[2]') [clang-diagnostic-error]
  // CHECK-FIXES: s = co_await text() + "x";
  bool same = text() == s;
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: this task of type 'task<std::string>' is used as its result; did you forget 'co_await'? [coro-missing-await]
  // CHECK-MESSAGES: :[[@LINE-2]]:22: error: invalid operands to binary expression ('task<std::string>' (aka 'task<basic_string<char>>') and 'std::string' (aka 'basic_string<char>')) [clang-diagnostic-error]
  // CHECK-FIXES: bool same = co_await text() == s;
  n = -count();
  // CHECK-MESSAGES: :[[@LINE-1]]:7: error: invalid argument type 'task<int>' to unary expression [clang-diagnostic-error]
  // CHECK-MESSAGES: :[[@LINE-2]]:8: warning: this task of type 'task<int>' is used as its result; did you forget 'co_await'? [coro-missing-await]
  // CHECK-FIXES: n = -co_await count();
  n = n ? count() : 4;
  // CHECK-MESSAGES: :[[@LINE-1]]:9: error: incompatible operand types ('task<int>' and 'int') [clang-diagnostic-error]
  // CHECK-MESSAGES: :[[@LINE-2]]:11: warning: this task of type 'task<int>' is used as its result; did you forget 'co_await'? [coro-missing-await]
  // CHECK-FIXES: n = n ? co_await count() : 4;
  n = v[count()];
  // CHECK-MESSAGES: :[[@LINE-1]]:8: error: no viable overloaded operator[] for type 'std::vector<int>' [clang-diagnostic-error]
  // CHECK-MESSAGES: :[[@LINE-2]]:9: warning: this task of type 'task<int>' is used as its result; did you forget 'co_await'? [coro-missing-await]
  // CHECK-FIXES: n = v[co_await count()];
  co_return;
}

task<> members() {
  int a = user().name;
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: this task of type 'cppcoro::task<User>' is used as its result; did you forget 'co_await'? [coro-missing-await]
  // CHECK-MESSAGES: :[[@LINE-2]]:18: error: no member named 'name' in 'cppcoro::task<User>' [clang-diagnostic-error]
  // CHECK-FIXES: int a = (co_await user()).name;
  int b = user().age();
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: this task of type 'cppcoro::task<User>' is used as its result; did you forget 'co_await'? [coro-missing-await]
  // CHECK-MESSAGES: :[[@LINE-2]]:18: error: no member named 'age' in 'cppcoro::task<User>' [clang-diagnostic-error]
  // CHECK-FIXES: int b = (co_await user()).age();
  int c = user()->name;
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: this task of type 'task<User>' is used as its result; did you forget 'co_await'? [coro-missing-await]
  // CHECK-MESSAGES: :[[@LINE-2]]:17: error: member reference type 'task<User>' is not a pointer; did you mean to use '.'? [clang-diagnostic-error]
  // CHECK-MESSAGES: :[[@LINE-3]]:19: error: no member named 'name' in 'cppcoro::task<User>' [clang-diagnostic-error]
  // CHECK-FIXES: int c = (co_await user()).name;
  int d = found()->age();
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: this task of type 'task<User *>' is used as its result; did you forget 'co_await'? [coro-missing-await]
  // CHECK-MESSAGES: :[[@LINE-2]]:18: error: member reference type 'task<User *>' is not a pointer; did you mean to use '.'? [clang-diagnostic-error]
  // CHECK-MESSAGES: :[[@LINE-3]]:20: error: no member named 'age' in 'cppcoro::task<User *>' [clang-diagnostic-error]
  // CHECK-FIXES: int d = (co_await found())->age();
  int e = owned()->name;
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: this task of type 'task<std::unique_ptr<User>>' is used as its result; did you forget 'co_await'? [coro-missing-await]
  // CHECK-MESSAGES: :[[@LINE-2]]:18: error: member reference type 'task<std::unique_ptr<User>>' is not a pointer; did you mean to use '.'? [clang-diagnostic-error]
  // CHECK-MESSAGES: :[[@LINE-3]]:20: error: no member named 'name' in 'cppcoro::task<std::unique_ptr<User>>' [clang-diagnostic-error]
  // CHECK-FIXES: int e = (co_await owned())->name;
  int f = list()[0];
  // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: this task of type 'task<std::vector<int>>' is used as its result; did you forget 'co_await'? [coro-missing-await]
  // CHECK-MESSAGES: :[[@LINE-2]]:17: error: type 'task<std::vector<int>>' does not provide a subscript operator [clang-diagnostic-error]
  // CHECK-FIXES: int f = (co_await list())[0];
  co_return;
}

task<> arguments(std::vector<int> v) {
  useNumber(count());
  // CHECK-MESSAGES: :[[@LINE-1]]:3: error: no matching function for call to 'useNumber' [clang-diagnostic-error]
  // CHECK-MESSAGES: :[[@LINE-2]]:13: warning: this task of type 'task<int>' is used as its result; did you forget 'co_await'? [coro-missing-await]
  // CHECK-FIXES: useNumber(co_await count());
  useUser(user());
  // CHECK-MESSAGES: :[[@LINE-1]]:3: error: no matching function for call to 'useUser' [clang-diagnostic-error]
  // CHECK-MESSAGES: :[[@LINE-2]]:11: warning: this task of type 'task<User>' is used as its result; did you forget 'co_await'? [coro-missing-await]
  // CHECK-FIXES: useUser(co_await user());
  useSecond(1, count());
  // CHECK-MESSAGES: :[[@LINE-1]]:3: error: no matching function for call to 'useSecond' [clang-diagnostic-error]
  // CHECK-MESSAGES: :[[@LINE-2]]:16: warning: this task of type 'task<int>' is used as its result; did you forget 'co_await'? [coro-missing-await]
  // CHECK-FIXES: useSecond(1, co_await count());
  useSecond(count(), count());
  // CHECK-MESSAGES: :[[@LINE-1]]:3: error: no matching function for call to 'useSecond' [clang-diagnostic-error]
  // CHECK-MESSAGES: :[[@LINE-2]]:13: warning: this task of type 'task<int>' is used as its result; did you forget 'co_await'? [coro-missing-await]
  // CHECK-MESSAGES: :[[@LINE-3]]:22: warning: this task of type 'task<int>' is used as its result; did you forget 'co_await'? [coro-missing-await]
  // CHECK-FIXES: useSecond(co_await count(), co_await count());
  useOverloaded(count());
  // CHECK-MESSAGES: :[[@LINE-1]]:3: error: no matching function for call to 'useOverloaded' [clang-diagnostic-error]
  // CHECK-MESSAGES: :[[@LINE-2]]:17: warning: this task of type 'task<int>' is used as its result; did you forget 'co_await'? [coro-missing-await]
  // CHECK-FIXES: useOverloaded(co_await count());
  v.push_back(count());
  // CHECK-MESSAGES: :[[@LINE-1]]:5: error: no matching member function for call to 'push_back' [clang-diagnostic-error]
  // CHECK-MESSAGES: :[[@LINE-2]]:15: warning: this task of type 'task<int>' is used as its result; did you forget 'co_await'? [coro-missing-await]
  // CHECK-FIXES: v.push_back(co_await count());
  co_return;
}

task<int> returned() { co_return count(); }
// CHECK-MESSAGES: :[[@LINE-1]]:24: error: no matching member function for call to 'return_value' [clang-diagnostic-error]
// CHECK-MESSAGES: :[[@LINE-2]]:34: warning: this task of type 'task<int>' is used as its result; did you forget 'co_await'? [coro-missing-await]
// CHECK-FIXES: task<int> returned() { co_return co_await count(); }

task<> precedence() {
  int name = co_await user().name;
  // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: 'co_await' binds looser than the member access after the task of type 'cppcoro::task<User>': the task itself is not awaited [coro-missing-await]
  // CHECK-MESSAGES: :[[@LINE-2]]:30: error: no member named 'name' in 'cppcoro::task<User>' [clang-diagnostic-error]
  // CHECK-FIXES: int name = (co_await user()).name;
  co_return;
}

task<> castsAreOperands() {
  int n = static_cast<int>(count());
  // CHECK-MESSAGES: :[[@LINE-1]]:11: error: cannot convert 'task<int>' to 'int' without a conversion operator [clang-diagnostic-error]
  // CHECK-MESSAGES: :[[@LINE-2]]:28: warning: this task of type 'task<int>' is used as its result; did you forget 'co_await'? [coro-missing-await]
  // CHECK-FIXES: int n = static_cast<int>(co_await count());
  co_return;
}

task<> inLambda() {
  auto inner = []() -> task<int> {
    int n = count();
    // CHECK-MESSAGES: :[[@LINE-1]]:9: error: no viable conversion from 'task<int>' to 'int' [clang-diagnostic-error]
    // CHECK-MESSAGES: :[[@LINE-2]]:13: warning: this task of type 'task<int>' is used as its result; did you forget 'co_await'? [coro-missing-await]
    // CHECK-FIXES: int n = co_await count();
    co_return n;
  };
  co_await inner();
}
