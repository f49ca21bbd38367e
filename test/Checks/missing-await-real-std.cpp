// The same on the machine's standard library, whose overload sets are long.
// RUN: %check_coro_tidy %s coro-missing-await %t -real-std -lib=cppcoro -expect-clang-errors -- -- -ferror-limit=0
#include <cppcoro/task.hpp>
#include <iostream>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

using cppcoro::task;

task<int> count();
task<std::string> text();
task<std::vector<int>> list();
task<std::unique_ptr<std::string>> owned();

task<> uses(std::vector<int> v, std::map<std::string, int> m) {
  std::string s = text();
  // CHECK-MESSAGES: :[[@LINE-1]]:15: error: no viable conversion from 'task<std::string>' (aka 'task<basic_string<char>>') to 'std::string' (aka 'basic_string<char>') [clang-diagnostic-error]
  // CHECK-MESSAGES: :[[@LINE-2]]:19: warning: this task of type 'task<std::string>' is used as its result; did you forget 'co_await'? [coro-missing-await]
  // CHECK-FIXES: std::string s = co_await text();
  s = text();
  // CHECK-MESSAGES: :[[@LINE-1]]:5: error: no viable overloaded '=' [clang-diagnostic-error]
  // CHECK-MESSAGES: :[[@LINE-2]]:7: warning: this task of type 'task<std::string>' is used as its result; did you forget 'co_await'? [coro-missing-await]
  // CHECK-FIXES: s = co_await text();
  s += text();
  // CHECK-MESSAGES: :[[@LINE-1]]:5: error: no viable overloaded '+=' [clang-diagnostic-error]
  // CHECK-MESSAGES: :[[@LINE-2]]:8: warning: this task of type 'task<std::string>' is used as its result; did you forget 'co_await'? [coro-missing-await]
  // CHECK-FIXES: s += co_await text();
  if (text() == "x")
  // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: this task of type 'task<std::string>' is used as its result; did you forget 'co_await'? [coro-missing-await]
  // CHECK-MESSAGES: :[[@LINE-2]]:14: error: invalid operands to binary expression ('task<std::string>' (aka 'task<basic_string<char>>') and 'const char[2]') [clang-diagnostic-error]
  // CHECK-FIXES: if (co_await text() == "x")
    s = text() + s;
    // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: this task of type 'task<std::string>' is used as its result; did you forget 'co_await'? [coro-missing-await]
    // CHECK-MESSAGES: :[[@LINE-2]]:16: error: invalid operands to binary expression ('task<std::string>' (aka 'task<basic_string<char>>') and 'std::string' (aka 'basic_string<char>')) [clang-diagnostic-error]
    // CHECK-FIXES: s = co_await text() + s;
  v.push_back(count());
  // CHECK-MESSAGES: :[[@LINE-1]]:5: error: no matching member function for call to 'push_back' [clang-diagnostic-error]
  // CHECK-MESSAGES: :[[@LINE-2]]:15: warning: this task of type 'task<int>' is used as its result; did you forget 'co_await'? [coro-missing-await]
  // CHECK-FIXES: v.push_back(co_await count());
  v = list();
  // CHECK-MESSAGES: :[[@LINE-1]]:5: error: no viable overloaded '=' [clang-diagnostic-error]
  // CHECK-MESSAGES: :[[@LINE-2]]:7: warning: this task of type 'task<std::vector<int>>' is used as its result; did you forget 'co_await'? [coro-missing-await]
  // CHECK-FIXES: v = co_await list();
  std::cout << count();
  // CHECK-MESSAGES: :[[@LINE-1]]:13: error: invalid operands to binary expression ('ostream' (aka 'basic_ostream<char>') and 'task<int>') [clang-diagnostic-error]
  // CHECK-MESSAGES: :[[@LINE-2]]:16: warning: this task of type 'task<int>' is used as its result; did you forget 'co_await'? [coro-missing-await]
  // CHECK-FIXES: std::cout << co_await count();
  int n = v[count()];
  // CHECK-MESSAGES: :[[@LINE-1]]:12: error: no viable overloaded operator[] for type 'std::vector<int>' [clang-diagnostic-error]
  // CHECK-MESSAGES: :[[@LINE-2]]:13: warning: this task of type 'task<int>' is used as its result; did you forget 'co_await'? [coro-missing-await]
  // CHECK-FIXES: int n = v[co_await count()];
  n = m[text()];
  // CHECK-MESSAGES: :[[@LINE-1]]:8: error: no viable overloaded operator[] for type 'std::map<std::string, int>' (aka 'std::map<basic_string<char>, int>') [clang-diagnostic-error]
  // CHECK-MESSAGES: :[[@LINE-2]]:9: warning: this task of type 'task<std::string>' is used as its result; did you forget 'co_await'? [coro-missing-await]
  // CHECK-FIXES: n = m[co_await text()];
  n = owned()->size();
  // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: this task of type 'task<std::unique_ptr<std::string>>' is used as its result; did you forget 'co_await'? [coro-missing-await]
  // CHECK-MESSAGES: :[[@LINE-2]]:14: error: member reference type 'task<std::unique_ptr<std::string>>' (aka 'task<std::unique_ptr<basic_string<char>>>') is not a pointer; did you mean to use '.'? [clang-diagnostic-error]
  // CHECK-MESSAGES: :[[@LINE-3]]:16: error: no member named 'size' in 'cppcoro::task<std::unique_ptr<std::basic_string<char>>>' [clang-diagnostic-error]
  // CHECK-FIXES: n = (co_await owned())->size();
  n = text().size();
  // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: this task of type 'cppcoro::task<std::basic_string<char>>' is used as its result; did you forget 'co_await'? [coro-missing-await]
  // CHECK-MESSAGES: :[[@LINE-2]]:14: error: no member named 'size' in 'cppcoro::task<std::basic_string<char>>' [clang-diagnostic-error]
  // CHECK-FIXES: n = (co_await text()).size();
  std::optional<int> o = count();
  // CHECK-MESSAGES: :[[@LINE-1]]:22: error: no viable conversion from 'task<int>' to 'std::optional<int>' [clang-diagnostic-error]
  // CHECK-MESSAGES: :[[@LINE-2]]:26: warning: this task of type 'task<int>' is used as its result; did you forget 'co_await'? [coro-missing-await]
  // CHECK-FIXES: std::optional<int> o = co_await count();
  co_return;
}
task<> silent(std::vector<task<int>> tasks, std::vector<int> v) {
  tasks.push_back(count());
  v.push_back(co_await count());
  std::optional<task<int>> later = count();
  std::cout << co_await text();
  co_await std::move(*later);
}
