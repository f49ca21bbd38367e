// Second consumptions in the constructs of the language.
// RUN: %check_coro_tidy %s coro-double-await %t -lib=cppcoro -- -- -isystem %S/Inputs/system
#include <cppcoro/task.hpp>
#include <cppcoro/when_all.hpp>
#include <iterator>
#include <test_macros.h>
#include <tuple>
#include <utility>
#include <vector>

using cppcoro::task;
using cppcoro::when_all;

task<int> number();
void take(task<int>);
void mayThrow();

//===--- operators --------------------------------------------------------===//

task<> inOneExpression() {
  auto t = number();
  co_await when_all(std::move(t), std::move(t));
  // CHECK-MESSAGES: :[[@LINE-1]]:45: warning: task 't' is consumed twice: it can be awaited once only [coro-double-await]
  auto u = number();
  (take(std::move(u)), co_await std::move(u));
  // CHECK-MESSAGES: :[[@LINE-1]]:24: warning: task 'u' is consumed twice: it can be awaited once only [coro-double-await]
}
task<> inArms(bool b) {
  auto t = number();
  int n = b ? co_await std::move(t) : 0;
  auto u = number();
  n += b ? co_await std::move(u) : co_await std::move(u);
  auto v = number();
  n += b && co_await std::move(v);
  (void)n;
}
task<> inArmsAndAgain(bool b) {
  auto t = number();
  int n = b ? co_await std::move(t) : 0;
  co_await std::move(t);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: task 't' is consumed twice: it can be awaited once only [coro-double-await]
  (void)n;
}
task<> notEvaluated() {
  auto t = number();
  using T = decltype(std::move(t));
  static_assert(sizeof(take(std::move(t)), 1) > 0);
  static_assert(!noexcept(take(std::move(t))));
  co_await std::move(t);
}

//===--- control flow -----------------------------------------------------===//

task<> inEachCase(int n) {
  auto t = number();
  switch (n) {
  case 0:
    co_await std::move(t);
    break;
  case 1:
    take(std::move(t));
    break;
  default:
    co_await std::move(t);
  }
}
task<> fallsThrough(int n) {
  auto t = number();
  switch (n) {
  case 0:
    co_await std::move(t);
    [[fallthrough]];
  default:
    co_await std::move(t);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: task 't' is consumed twice: it can be awaited once only [coro-double-await]
  }
}
task<> withGoto(bool b) {
  auto t = number();
  if (b) {
    co_await std::move(t);
    goto out;
  }
  co_await std::move(t);
out:;
}
task<> backByGoto(bool b) {
  auto t = number();
again:
  if (b) {
    co_await std::move(t);
    t = number();
    b = false;
    goto again;
  }
  co_await std::move(t);
}
task<> afterATry() {
  auto t = number();
  try {
    co_await std::move(t);
  } catch (int) {
  }
  co_await std::move(t);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: task 't' is consumed twice: it can be awaited once only [coro-double-await]
}
task<> inAHandler() {
  auto t = number();
  try {
    mayThrow();
    co_await std::move(t);
  } catch (int) {
    take(std::move(t));
  }
}

//===--- where it goes ----------------------------------------------------===//

struct holder {
  task<int> Task;
  std::vector<task<int>> Tasks;
  void keep() {
    auto t = number();
    Task = std::move(t);
    Tasks.push_back(std::move(t));
    // CHECK-MESSAGES: :[[@LINE-1]]:11: warning: task 't' is consumed twice: it can be awaited once only [coro-double-await]
  }
  void keepBoth() {
    auto t = number(), u = number();
    Task = std::move(t);
    Tasks.push_back(std::move(u));
  }
};
task<> movedByIterators() {
  std::vector<task<int>> tasks;
  tasks.push_back(number());
  std::vector<task<int>> moved(std::make_move_iterator(tasks.begin()), std::make_move_iterator(tasks.end()));
  tasks.push_back(number());
  co_await when_all(std::move(tasks));
  co_await when_all(std::move(moved));
}
template <class... Ts> task<> inAPack(Ts... tasks) { co_await when_all(std::move(tasks)...); }
task<> callsPacks() {
  auto t = number();
  co_await inAPack(std::move(t), number());
}
task<> structuredBindings() {
  auto [a, b] = std::pair<task<int>, task<int>>(number(), number());
  co_await std::move(a);
  co_await std::move(b);
}
task<> inCaptures() {
  auto t = number();
  auto l = [t = std::move(t)]() mutable -> task<> { co_await std::move(t); };
  co_await l();
  auto u = number();
  auto m = [u = std::move(u)]() mutable { take(std::move(u)); };
  take(std::move(u));
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: task 'u' is consumed twice: it can be awaited once only [coro-double-await]
  m();
}
task<> inMacros() {
  auto t = number();
  SYSTEM_EXPECT_EQ(co_await std::move(t), 3);
  SYSTEM_EXPECT_EQ(co_await std::move(t), 3);
  // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: task 't' is consumed twice: it can be awaited once only [coro-double-await]
  auto u = number();
  SYSTEM_EXPECT_EQ(co_await std::move(u), 3);
}
void inAGenericLambda() {
  auto l = [](auto f) -> task<> {
    auto t = f();
    co_await std::move(t);
    co_await std::move(t);
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: task 't' is consumed twice: it can be awaited once only [coro-double-await]
  };
  take([](task<> t) -> task<int> { co_return 1; }(l(number)));
}
