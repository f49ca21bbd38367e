// A task that is given to a template of a system header which wants its value: the error lies in the header.
// RUN: %check_coro_tidy %s coro-missing-await %t -lib=cppcoro -expect-clang-errors -partial-fix -- -- -ferror-limit=0 -isystem %S/Inputs/system
#include <cppcoro/task.hpp>
#include <cppcoro/when_all.hpp>
#include <string>
#include <test_framework.h>
#include <vector>

using cppcoro::task;

task<int> count();
task<bool> ready();
task<std::string> text();
task<std::vector<int>> list();
struct session {
  task<int> size();
};

// In a macro the finding stands at the argument; how often the macro evaluates it is not to be seen.
task<> inAssertions(session s) {
  EXPECT_EQ(count(), 3);
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: this task of type 'task<int>' is used as its result; did you forget 'co_await'? [coro-missing-await]
  EXPECT_EQ(3, s.size());
  // CHECK-MESSAGES: :[[@LINE-1]]:16: warning: this task of type 'task<int>' is used as its result; did you forget 'co_await'? [coro-missing-await]
  EXPECT_EQ(count(), count());
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: this task of type 'task<int>' is used as its result; did you forget 'co_await'? [coro-missing-await]
  // CHECK-MESSAGES: :[[@LINE-2]]:22: warning: this task of type 'task<int>' is used as its result; did you forget 'co_await'? [coro-missing-await]
  EXPECT_TRUE(ready());
  // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: this task of type 'task<bool>' is used as its result; did you forget 'co_await'? [coro-missing-await]
  EXPECT_TWICE_EQ(ready(), true);
  // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: this task of type 'task<bool>' is used as its result; did you forget 'co_await'? [coro-missing-await]
  auto t = count();
  EXPECT_EQ(t, 4);
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: this task of type 'cppcoro::task<int>' is used as its result; did you forget 'co_await'? [coro-missing-await]
  EXPECT_EQ("x", text());
  // CHECK-MESSAGES: :[[@LINE-1]]:18: warning: this task of type 'task<std::string>' is used as its result; did you forget 'co_await'? [coro-missing-await]
  EXPECT_EQ(co_await count(), 3);
  EXPECT_TRUE(co_await ready());
}

// The framework has wrapped the left operand when it is compared, and its own handler is no place of the user's.
task<> takenApart(session s) {
  CHECK(count() == 3);
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: this task of type 'cppcoro::task<int>' is used as its result; did you forget 'co_await'? [coro-missing-await]
  // CHECK-MESSAGES: :[[@LINE-2]]:17: error: invalid operands to binary expression ('expression_lhs<cppcoro::task<int>>' and 'int') [clang-diagnostic-error]
  CHECK(3 == count());
  // CHECK-MESSAGES: :[[@LINE-1]]:11: error: invalid operands to binary expression ('expression_lhs<int>' and 'task<int>') [clang-diagnostic-error]
  // CHECK-MESSAGES: :[[@LINE-2]]:14: warning: this task of type 'task<int>' is used as its result; did you forget 'co_await'? [coro-missing-await]
  CHECK(s.size() == 1 + 1);
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: this task of type 'cppcoro::task<int>' is used as its result; did you forget 'co_await'? [coro-missing-await]
  // CHECK-MESSAGES: :[[@LINE-2]]:18: error: invalid operands to binary expression ('expression_lhs<cppcoro::task<int>>' and 'int') [clang-diagnostic-error]
  CHECK(co_await count() == 3);
  auto t = count();
  CHECK(t == 4);
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: this task of type 'cppcoro::task<int>' is used as its result; did you forget 'co_await'? [coro-missing-await]
  // CHECK-MESSAGES: :[[@LINE-2]]:11: error: invalid operands to binary expression ('expression_lhs<cppcoro::task<int> &>' and 'int') [clang-diagnostic-error]
}

task<> inPlainCalls(std::vector<int> v, std::vector<task<int>> tasks) {
  bool a = framework::contains(v, count());
  // CHECK-MESSAGES: :[[@LINE-1]]:35: warning: this task of type 'task<int>' is used as its result; did you forget 'co_await'? [coro-missing-await]
  // CHECK-FIXES: bool a = framework::contains(v, co_await count());
  bool b = framework::contains(v, co_await count());
  // There is no task here that could be awaited.
  bool c = framework::contains(tasks, 3);
  // Nor would awaiting help.
  bool d = framework::contains(v, text());
  auto l = [](std::vector<int> v) -> task<> {
    framework::contains(v, count());
    // CHECK-MESSAGES: :[[@LINE-1]]:28: warning: this task of type 'task<int>' is used as its result; did you forget 'co_await'? [coro-missing-await]
    // CHECK-FIXES: framework::contains(v, co_await count());
    co_return;
  };
  co_await l(v);
}

// Not a coroutine.
bool outside(std::vector<int> v) { return framework::contains(v, count()); }
// CHECK-MESSAGES: :[[@LINE-1]]:66: warning: this task of type 'task<int>' is used as its result; did you forget 'co_await'? [coro-missing-await]
// CHECK-MESSAGES: test_framework.h:7:56: error: no viable conversion from 'const cppcoro::task<bool>' to 'bool' [clang-diagnostic-error]
// CHECK-MESSAGES: test_framework.h:9:92: error: invalid operands to binary expression ('const char[2]' and 'const cppcoro::task<std::basic_string<char>>') [clang-diagnostic-error]
// CHECK-MESSAGES: test_framework.h:9:92: error: invalid operands to binary expression ('const cppcoro::task<bool>' and 'const bool') [clang-diagnostic-error]
// CHECK-MESSAGES: test_framework.h:9:92: error: invalid operands to binary expression ('const cppcoro::task<int>' and 'const cppcoro::task<int>') [clang-diagnostic-error]
// CHECK-MESSAGES: test_framework.h:9:92: error: invalid operands to binary expression ('const cppcoro::task<int>' and 'const int') [clang-diagnostic-error]
// CHECK-MESSAGES: test_framework.h:9:92: error: invalid operands to binary expression ('const int' and 'const cppcoro::task<int>') [clang-diagnostic-error]
// CHECK-MESSAGES: test_framework.h:17:14: error: invalid operands to binary expression ('const cppcoro::task<int>' and 'const int') [clang-diagnostic-error]
// CHECK-MESSAGES: test_framework.h:17:14: error: invalid operands to binary expression ('const int' and 'const cppcoro::task<int>') [clang-diagnostic-error]
// CHECK-MESSAGES: test_framework.h:17:14: error: invalid operands to binary expression ('const int' and 'const cppcoro::task<std::basic_string<char>>') [clang-diagnostic-error]

// Whoever takes a task as it is.
task<> takenAsTasks() {
  std::vector<task<int>> tasks;
  tasks.emplace_back(count());
  int n = framework::numberOf(count());
  auto [a, b] = co_await cppcoro::when_all(count(), count());
}

// With another argument there is no error, so the template itself is not at fault.
template <class T> task<> inATemplate(T value) {
  EXPECT_EQ(value(), 3);
  co_return;
}
task<> instantiates() {
  co_await inATemplate([] { return 3; });
  co_await inATemplate([] { return count(); });
}
