// Tasks in the constructs of the language that hand them over, pick among them, or lose them.
// RUN: %check_coro_tidy %s coro-unawaited-task %t -lib=cppcoro
#include <array>
#include <cppcoro/task.hpp>
#include <cppcoro/when_all.hpp>
#include <deque>
#include <iterator>
#include <map>
#include <memory>
#include <optional>
#include <tuple>
#include <utility>
#include <vector>

using cppcoro::task;
using cppcoro::when_all;

task<int> number();
task<> nothing();
void take(task<int>);
void mayThrow();

//===--- packs ------------------------------------------------------------===//

template <class... Ts> task<> awaitsAPack(Ts... tasks) { co_await when_all(std::move(tasks)...); }
template <class... Fs> task<> callsAPack(Fs... functions) { co_await when_all(functions()...); }
template <class... Ts> task<> awaitsByFolding(Ts... tasks) { ((co_await std::move(tasks)), ...); }
template <class... Fs> task<> dropsAPack(Fs... functions) {
  (functions(), ...);
  // CHECK-MESSAGES: :[[@LINE-1]]:4: warning: this task of type 'cppcoro::task<void>' is never awaited: its body never runs [coro-unawaited-task]
  // CHECK-FIXES: (co_await functions(), ...);
  co_return;
}
task<> packs() {
  auto t = number();
  auto u = nothing();
  co_await when_all(std::move(t), std::move(u));
  co_await awaitsAPack(number(), nothing());
  co_await callsAPack(number, nothing);
  co_await awaitsByFolding(number(), number());
  co_await dropsAPack(number, nothing);
  when_all(number(), nothing());
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: this operation of type '{{cppcoro::detail::fmap_awaitable<.*>}}' is never awaited: it never starts [coro-unawaited-task]
  // CHECK-FIXES: co_await when_all(number(), nothing());
}

//===--- members and elements ---------------------------------------------===//

struct owner {
  task<int> Task;
  std::optional<task<int>> Perhaps;
  std::unique_ptr<task<int>> Pointed;
  std::array<task<int>, 2> Two;
  std::map<int, task<int>> ByNumber;
  std::vector<task<int>> Many;

  void keeps() {
    auto t = number();
    Task = std::move(t);
    auto u = number();
    Perhaps = std::move(u);
    auto v = number();
    Two[0] = std::move(v);
    auto w = number();
    ByNumber.emplace(1, std::move(w));
    auto x = number();
    Pointed = std::make_unique<task<int>>(std::move(x));
    auto y = number();
    this->Many.push_back(std::move(y));
  }
  void keepsTheRange() {
    std::vector<task<int>> tasks;
    tasks.push_back(number());
    Many.insert(Many.end(), std::make_move_iterator(tasks.begin()), std::make_move_iterator(tasks.end()));
  }
  owner() : Task(number()) {
    auto t = number();
    Two = {std::move(t), number()};
  }
};
task<> aggregates() {
  auto t = number();
  std::pair<task<int>, int> p{std::move(t), 1};
  co_await std::move(p.first);
  auto u = number();
  struct local {
    task<int> Task;
  } l{std::move(u)};
  co_await std::move(l.Task);
}
task<> structuredBindings() {
  auto [a, b] = std::tuple<task<int>, task<>>(number(), nothing());
  co_await when_all(std::move(a), std::move(b));
  auto &&[c, d] = std::pair<task<int>, int>(number(), 1);
  co_await c;
}

//===--- operators --------------------------------------------------------===//

task<> picksOne(bool b) {
  auto t = number(), u = number();
  co_await (b ? t : u);
  auto v = number();
  take(b ? std::move(v) : number());
  auto w = (mayThrow(), number());
  co_await w;
}
task<> shortCircuits(bool b) {
  b && (number(), true);
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: this task of type 'task<int>' is never awaited: its body never runs [coro-unawaited-task]
  // CHECK-FIXES: b && (co_await number(), true);
  b || (nothing(), false);
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: this task of type 'task<>' is never awaited: its body never runs [coro-unawaited-task]
  // CHECK-FIXES: b || (co_await nothing(), false);
  !b ? (void)0 : (void)number();
  co_return;
}
task<> notEvaluated() {
  auto t = number();
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: task 't' is never awaited: its body never runs [coro-unawaited-task]
  // CHECK-FIXES: auto t = co_await number();
  static_assert(sizeof(t) > 0);
  using T = decltype(t);
  co_return;
}

//===--- control flow -----------------------------------------------------===//

task<> bySwitch(int n) {
  auto t = number();
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: task 't' is awaited on some paths only: where it is not, its body never runs [coro-unawaited-task]
  switch (auto u = nothing(); n) {
  // CHECK-MESSAGES: :[[@LINE-1]]:20: warning: task 'u' is awaited on some paths only: where it is not, its body never runs [coro-unawaited-task]
  case 0:
    co_await u;
    [[fallthrough]];
  case 1:
    co_await t;
    co_return;
  }
}
task<> backByGoto() {
  int n = 0;
again:
  auto t = number();
  // CHECK-MESSAGES: :[[@LINE-1]]:12: warning: task 't' is awaited on some paths only: where it is not, its body never runs [coro-unawaited-task]
  if (++n < 3)
    goto again;
  co_await t;
}
task<> inALoopHeader(int n) {
  for (auto t = number(); n; --n)
    co_await t;
  while (auto t = std::optional(number()))
    co_await *t;
}
task<> aroundExceptions() {
  auto t = number();
  try {
    mayThrow();
    co_await t;
  } catch (int) {
  }
  auto u = number();
  try {
    mayThrow();
  } catch (...) {
    co_return;
  }
  co_await u;
}
