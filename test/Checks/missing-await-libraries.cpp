// Tasks of several libraries, used as their results.
// RUN: %check_coro_tidy %s coro-missing-await %t -lib=folly,libcoro,qcoro -expect-clang-errors -- -- -ferror-limit=0
#include <QCoroTask>
#include <coro/coro.hpp>
#include <folly/coro/Task.h>
#include <string>
#include <vector>

struct User {
  int name;
};
void use(int);

folly::coro::Task<int> follyCount();
folly::coro::Task<bool> follyReady();
folly::coro::Task<User> follyUser();
folly::coro::Task<void> follyTask() {
  int n = follyCount();
  // CHECK-MESSAGES: :[[@LINE-1]]:7: error: no viable conversion from 'folly::coro::Task<int>' to 'int' [clang-diagnostic-error]
  // CHECK-MESSAGES: :[[@LINE-2]]:11: warning: this task of type 'folly::coro::Task<int>' is used as its result; did you forget 'co_await'? [coro-missing-await]
  // CHECK-FIXES: int n = co_await follyCount();
  if (!follyReady())
  // CHECK-MESSAGES: :[[@LINE-1]]:7: error: invalid argument type 'folly::coro::Task<bool>' to unary expression [clang-diagnostic-error]
  // CHECK-MESSAGES: :[[@LINE-2]]:8: warning: this condition tests a task of type 'folly::coro::Task<bool>' and not its result; did you forget 'co_await'? [coro-missing-await]
  // CHECK-FIXES: if (!co_await follyReady())
    n = 1;
  use(follyUser().name);
  // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: this task of type 'folly::coro::Task<User>' is used as its result; did you forget 'co_await'? [coro-missing-await]
  // CHECK-MESSAGES: :[[@LINE-2]]:19: error: no member named 'name' in 'folly::coro::Task<User>' [clang-diagnostic-error]
  // CHECK-FIXES: use((co_await follyUser()).name);
  use(follyCount());
  // CHECK-MESSAGES: :[[@LINE-1]]:3: error: no matching function for call to 'use' [clang-diagnostic-error]
  // CHECK-MESSAGES: :[[@LINE-2]]:7: warning: this task of type 'folly::coro::Task<int>' is used as its result; did you forget 'co_await'? [coro-missing-await]
  // CHECK-FIXES: use(co_await follyCount());
  n = co_await follyCount();
}

coro::task<int> libcoroCount();
coro::task<bool> libcoroReady();
coro::task<User> libcoroUser();
coro::task<void> libcoro() {
  int n = libcoroCount();
  // CHECK-MESSAGES: :[[@LINE-1]]:7: error: no viable conversion from 'coro::task<int>' to 'int' [clang-diagnostic-error]
  // CHECK-MESSAGES: :[[@LINE-2]]:11: warning: this task of type 'coro::task<int>' is used as its result; did you forget 'co_await'? [coro-missing-await]
  // CHECK-FIXES: int n = co_await libcoroCount();
  while (libcoroReady())
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: this condition tests a task of type 'coro::task<bool>' and not its result; did you forget 'co_await'? [coro-missing-await]
  // CHECK-MESSAGES: :[[@LINE-2]]:10: error: value of type 'coro::task<bool>' is not contextually convertible to 'bool' [clang-diagnostic-error]
  // CHECK-FIXES: while (co_await libcoroReady())
    n = 1;
  use(libcoroUser().name);
  // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: this task of type 'coro::task<User>' is used as its result; did you forget 'co_await'? [coro-missing-await]
  // CHECK-MESSAGES: :[[@LINE-2]]:21: error: no member named 'name' in 'coro::task<User>' [clang-diagnostic-error]
  // CHECK-FIXES: use((co_await libcoroUser()).name);
  use(libcoroCount());
  // CHECK-MESSAGES: :[[@LINE-1]]:3: error: no matching function for call to 'use' [clang-diagnostic-error]
  // CHECK-MESSAGES: :[[@LINE-2]]:7: warning: this task of type 'coro::task<int>' is used as its result; did you forget 'co_await'? [coro-missing-await]
  // CHECK-FIXES: use(co_await libcoroCount());
  n = co_await libcoroCount();
}

QCoro::Task<int> qcoroCount();
QCoro::Task<bool> qcoroReady();
QCoro::Task<User> qcoroUser();
QCoro::Task<void> qcoro() {
  int n = qcoroCount();
  // CHECK-MESSAGES: :[[@LINE-1]]:7: error: no viable conversion from 'QCoro::Task<int>' to 'int' [clang-diagnostic-error]
  // CHECK-MESSAGES: :[[@LINE-2]]:11: warning: this task of type 'QCoro::Task<int>' is used as its result; did you forget 'co_await'? [coro-missing-await]
  // CHECK-FIXES: int n = co_await qcoroCount();
  while (qcoroReady())
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: this condition tests a task of type 'QCoro::Task<bool>' and not its result; did you forget 'co_await'? [coro-missing-await]
  // CHECK-MESSAGES: :[[@LINE-2]]:10: error: value of type 'QCoro::Task<bool>' is not contextually convertible to 'bool' [clang-diagnostic-error]
  // CHECK-FIXES: while (co_await qcoroReady())
    n = 1;
  use(qcoroUser().name);
  // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: this task of type 'QCoro::Task<User>' is used as its result; did you forget 'co_await'? [coro-missing-await]
  // CHECK-MESSAGES: :[[@LINE-2]]:19: error: no member named 'name' in 'QCoro::Task<User>' [clang-diagnostic-error]
  // CHECK-FIXES: use((co_await qcoroUser()).name);
  use(qcoroCount());
  // CHECK-MESSAGES: :[[@LINE-1]]:3: error: no matching function for call to 'use' [clang-diagnostic-error]
  // CHECK-MESSAGES: :[[@LINE-2]]:7: warning: this task of type 'QCoro::Task<int>' is used as its result; did you forget 'co_await'? [coro-missing-await]
  // CHECK-FIXES: use(co_await qcoroCount());
  n = co_await qcoroCount();
}
