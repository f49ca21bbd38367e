// Templates, macros, lambdas in lambdas, default arguments, tasks that never run.
// RUN: %check_coro_tidy %s coro-dangling-argument %t -lib=cppcoro -std=c++20
// RUN: %check_coro_tidy %s coro-dangling-argument %t -lib=cppcoro -std=c++23-or-later -check-suffix=23
#include <cppcoro/async_scope.hpp>
#include <cppcoro/generator.hpp>
#include <cppcoro/task.hpp>
#include <cppcoro/when_all.hpp>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

using cppcoro::task;

std::string text();
task<int> measure(const std::string &Text) { co_return int(Text.size()); }
task<int> measureOr(int Base, const std::string &Text = "default") {
  co_return Base + int(Text.size());
}
task<int> measureView(std::string_view Text) { co_return int(Text.size()); }

//===--- templates --------------------------------------------------------===//

template <class T> task<> inTemplate(T Value) {
  auto Later = measure(Value + "!");
  // CHECK-MESSAGES-23: :[[@LINE-1]]:24: warning: this temporary dies before the task that refers to it runs [coro-dangling-argument]
  // CHECK-MESSAGES: :[[@LINE-2]]:24: warning: this temporary dies before the task that refers to it runs [coro-dangling-argument]
  co_await Later;
  co_await measure(Value + "!");
}
template <class T> struct store {
  std::vector<task<int>> Tasks;
  task<int> get(const T &Key) { co_return int(Key.size()); }
  void fill(T Key) {
    Tasks.push_back(get(Key + "!"));
    // CHECK-MESSAGES-23: :[[@LINE-1]]:25: warning: this temporary dies before the task that refers to it runs [coro-dangling-argument]
    // CHECK-MESSAGES: :[[@LINE-2]]:25: warning: this temporary dies before the task that refers to it runs [coro-dangling-argument]
    Tasks.push_back(get(Kept));
  }
  T Kept;
};
template <class T> task<> onlyOne(T Value) {
  if constexpr (sizeof(T) == 1) {
    auto Later = measure(Value + "!");
    co_await Later;
  }
  co_return;
}
template <class T> task<> neverInstantiated(T Value) {
  auto Later = measure(Value + "!");
  co_await Later;
}
task<> instantiates(store<std::string> &Store) {
  co_await inTemplate(std::string());
  co_await onlyOne(std::string());
  Store.fill("key");
}

//===--- lambdas ----------------------------------------------------------===//

task<> inLambda(cppcoro::async_scope &Scope) {
  auto Outer = [&](std::string Name) -> task<> {
    auto Inner = [&Scope](const std::string &Text) {
      Scope.spawn(measure(Text + "?"));
      // CHECK-MESSAGES-23: :[[@LINE-1]]:27: warning: this temporary dies before the task that refers to it runs [coro-dangling-argument]
      // CHECK-MESSAGES: :[[@LINE-2]]:27: warning: this temporary dies before the task that refers to it runs [coro-dangling-argument]
      Scope.spawn(measure(Text));
    };
    Inner(Name);
    auto Later = measure(Name + "!");
    // CHECK-MESSAGES-23: :[[@LINE-1]]:26: warning: this temporary dies before the task that refers to it runs [coro-dangling-argument]
    // CHECK-MESSAGES: :[[@LINE-2]]:26: warning: this temporary dies before the task that refers to it runs [coro-dangling-argument]
    co_await Later;
  };
  co_await Outer(text());
  auto OfLambda = [](const std::string &Text) -> task<int> {
    co_return int(Text.size());
  };
  auto Stored = OfLambda(text());
  // CHECK-MESSAGES-23: :[[@LINE-1]]:26: warning: this temporary dies before the task that refers to it runs [coro-dangling-argument]
  // CHECK-MESSAGES: :[[@LINE-2]]:26: warning: this temporary dies before the task that refers to it runs [coro-dangling-argument]
  co_await Stored;
  co_await OfLambda(text());
}

//===--- macros -----------------------------------------------------------===//

#define LATER(NAME, EXPRESSION) auto NAME = EXPRESSION
#define AWAIT(EXPRESSION) co_await EXPRESSION
task<> macros() {
  LATER(First, measure(text()));
  // CHECK-MESSAGES-23: :[[@LINE-1]]:24: warning: this temporary dies before the task that refers to it runs [coro-dangling-argument]
  // CHECK-MESSAGES: :[[@LINE-2]]:24: warning: this temporary dies before the task that refers to it runs [coro-dangling-argument]
  AWAIT(First);
  AWAIT(measure(text()));
}

//===--- default arguments, defaults of members ---------------------------===//

task<> defaults() {
  auto Later = measureOr(1);
  // CHECK-MESSAGES-23: :[[@LINE-1]]:16: warning: this temporary dies before the task that refers to it runs [coro-dangling-argument]
  // CHECK-MESSAGES: :[[@LINE-2]]:16: warning: this temporary dies before the task that refers to it runs [coro-dangling-argument]
  co_await Later;
  co_await measureOr(1);
}
struct defaulted {
  task<int> Pending;
  std::string Name;
  defaulted() : Pending(measure(text())) {}
  // CHECK-MESSAGES-23: :[[@LINE-1]]:33: warning: this temporary dies before the task that refers to it runs [coro-dangling-argument]
  // CHECK-MESSAGES: :[[@LINE-2]]:33: warning: this temporary dies before the task that refers to it runs [coro-dangling-argument]
  explicit defaulted(std::string TheName)
      : Pending(measure(Name)), Name(TheName) {}
};

//===--- tasks that never run ---------------------------------------------===//

task<> overwritten(const std::string &Given) {
  auto Later = measure(text());
  Later = measure(Given);
  co_await Later;
}
task<> overwrittenOnBranch(const std::string &Given, bool Condition) {
  auto Later = measure(text());
  // CHECK-MESSAGES-23: :[[@LINE-1]]:24: warning: this temporary dies before the task that refers to it runs [coro-dangling-argument]
  // CHECK-MESSAGES: :[[@LINE-2]]:24: warning: this temporary dies before the task that refers to it runs [coro-dangling-argument]
  if (Condition)
    Later = measure(Given);
  co_await Later;
}
task<> dropped() {
  std::vector<task<int>> Tasks;
  Tasks.push_back(measure(text()));
  Tasks.clear();
  co_return;
}
task<> held() {
  std::optional<task<int>> Later;
  Later.emplace(measure(text()));
  // CHECK-MESSAGES-23: :[[@LINE-1]]:25: warning: this temporary dies before the task that refers to it runs [coro-dangling-argument]
  // CHECK-MESSAGES: :[[@LINE-2]]:25: warning: this temporary dies before the task that refers to it runs [coro-dangling-argument]
  co_await *Later;
  auto Pair = std::make_tuple(measure(text()), 1);
  // CHECK-MESSAGES-23: :[[@LINE-1]]:39: warning: this temporary dies before the task that refers to it runs [coro-dangling-argument]
  // CHECK-MESSAGES: :[[@LINE-2]]:39: warning: this temporary dies before the task that refers to it runs [coro-dangling-argument]
  co_await std::get<0>(Pair);
}

//===--- loops over generators --------------------------------------------===//

cppcoro::generator<int> letters(const std::string &Text) {
  for (char C : Text)
    co_yield int(C);
}
// C++23 keeps the temporaries of the range until the loop ends.
int loops(const std::string &Text) {
  int Sum = 0;
  for (int C : letters(text()))
  // CHECK-MESSAGES: :[[@LINE-1]]:24: warning: this temporary dies before the generator that refers to it runs [coro-dangling-argument]
    Sum += C;
  for (int C : letters(Text))
    Sum += C;
  return Sum;
}
