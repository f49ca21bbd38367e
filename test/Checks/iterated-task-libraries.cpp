// Loops over the asynchronous generators and tasks of several libraries.
// RUN: %check_coro_tidy %s coro-iterated-task %t -lib=folly,libcoro,qcoro -expect-clang-errors -partial-fix -- -- -ferror-limit=0
#include <QCoroAsyncGenerator>
#include <QCoroTask>
#include <coro/coro.hpp>
#include <folly/coro/AsyncGenerator.h>
#include <folly/coro/Task.h>
#include <vector>

void use(int);

folly::coro::AsyncGenerator<int> follyTicks();
folly::coro::Task<std::vector<int>> follyList();
folly::coro::Task<void> follyLoops() {
  for (int n : follyTicks())
  // CHECK-MESSAGES: :[[@LINE-1]]:14: error: invalid range expression of type 'folly::coro::AsyncGenerator<int>'; no viable 'begin' function available [clang-diagnostic-error]
  // CHECK-MESSAGES: :[[@LINE-2]]:16: warning: the steps of the asynchronous generator of type 'folly::coro::AsyncGenerator<int>' have to be awaited: a range-'for' does not [coro-iterated-task]
    use(n);
  for (int n : follyList())
  // CHECK-MESSAGES: :[[@LINE-1]]:14: error: invalid range expression of type 'folly::coro::Task<std::vector<int>>'; no viable 'begin' function available [clang-diagnostic-error]
  // CHECK-MESSAGES: :[[@LINE-2]]:16: warning: a task of type 'folly::coro::Task<std::vector<int>>' is no range: await it and iterate its result [coro-iterated-task]
  // CHECK-FIXES: for (auto elements = co_await follyList(); int n : elements)
    use(n);
  auto ticks = follyTicks();
  while (auto n = co_await ticks.next())
    use(*n);
}

QCoro::AsyncGenerator<int> qcoroTicks();
QCoro::Task<std::vector<int>> qcoroList();
QCoro::Task<void> qcoroLoops() {
  for (int n : qcoroTicks()) {
  // CHECK-MESSAGES: :[[@LINE-1]]:14: error: invalid operands to binary expression ('BeginIteratorAwaitable' and 'iterator' (aka 'AsyncGeneratorIterator<int>')) [clang-diagnostic-error]
  // CHECK-MESSAGES: :[[@LINE-2]]:16: warning: the steps of the asynchronous generator of type 'QCoro::AsyncGenerator<int>' have to be awaited: a range-'for' does not [coro-iterated-task]
  // CHECK-FIXES: auto elements = qcoroTicks();
  // CHECK-FIXES-NEXT: for (auto iterator = co_await elements.begin(); iterator != elements.end(); co_await ++iterator) {
  // CHECK-FIXES-NEXT: int n = *iterator;
    use(n);
  }
  for (int n : qcoroList())
  // CHECK-MESSAGES: :[[@LINE-1]]:14: error: invalid range expression of type 'QCoro::Task<std::vector<int>>'; no viable 'begin' function available [clang-diagnostic-error]
  // CHECK-MESSAGES: :[[@LINE-2]]:16: warning: a task of type 'QCoro::Task<std::vector<int>>' is no range: await it and iterate its result [coro-iterated-task]
  // CHECK-FIXES: for (auto elements = co_await qcoroList(); int n : elements)
    use(n);
  auto ticks = qcoroTicks();
  for (auto it = co_await ticks.begin(); it != ticks.end(); co_await ++it)
    use(*it);
}

coro::generator<int> libcoroNumbers();
coro::task<std::vector<int>> libcoroList();
coro::task<void> libcoroLoops() {
  for (int n : libcoroList())
  // CHECK-MESSAGES: :[[@LINE-1]]:14: error: invalid range expression of type 'coro::task<std::vector<int>>'; no viable 'begin' function available [clang-diagnostic-error]
  // CHECK-MESSAGES: :[[@LINE-2]]:16: warning: a task of type 'coro::task<std::vector<int>>' is no range: await it and iterate its result [coro-iterated-task]
  // CHECK-FIXES: for (auto elements = co_await libcoroList(); int n : elements)
    use(n);
  for (int n : libcoroNumbers())
    use(n);
  for (int n : co_await libcoroList())
    use(n);
}
