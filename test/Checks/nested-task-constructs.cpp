// Tasks that coroutines give back, in the constructs of the language.
// RUN: %check_coro_tidy %s coro-nested-task %t -lib=cppcoro -- -- -isystem %S/Inputs/system
#include <cppcoro/task.hpp>
#include <cppcoro/when_all.hpp>
#include <optional>
#include <test_macros.h>
#include <tuple>
#include <type_traits>
#include <utility>

using cppcoro::task;

task<int> count();
task<int> other();
task<> pause();
void mayThrow();

//===--- operators --------------------------------------------------------===//

task<task<int>> inArms(bool b) {
  co_return b ? count() : other();
  // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: 'inArms' gives back a task instead of its result: awaiting the outer task leaves this one of type 'task<int>' unawaited [coro-nested-task]
  // CHECK-MESSAGES: :[[@LINE-2]]:27: warning: 'inArms' gives back a task instead of its result: awaiting the outer task leaves this one of type 'task<int>' unawaited [coro-nested-task]
}
task<task<int>> inArmsOfArms(int n) {
  co_return n == 0 ? count() : (n == 1 ? other() : count());
  // CHECK-MESSAGES: :[[@LINE-1]]:22: warning: 'inArmsOfArms' gives back
  // CHECK-MESSAGES: :[[@LINE-2]]:42: warning: 'inArmsOfArms' gives back
  // CHECK-MESSAGES: :[[@LINE-3]]:52: warning: 'inArmsOfArms' gives back
}
task<task<int>> inOneArm(bool b, task<int> t) {
  co_return b ? count() : std::move(t);
}
task<task<int>> ofTwoKept(bool b, task<int> t, task<int> u) {
  co_return std::move(b ? t : u);
}
task<int> armsAwaited(bool b) {
  co_return co_await (b ? count() : other());
}
task<task<int>> behindAComma() {
  co_return (mayThrow(), count());
  // CHECK-MESSAGES: :[[@LINE-1]]:26: warning: 'behindAComma' gives back
}
task<task<int>> inParentheses() {
  co_return (count());
  // CHECK-MESSAGES: :[[@LINE-1]]:14: warning: 'inParentheses' gives back
}
task<int> onlyMentioned() {
  using T = task<decltype(count())>;
  co_return sizeof(T) + sizeof(count());
}

//===--- control flow -----------------------------------------------------===//

task<task<int>> bySwitch(int n) {
  switch (n) {
  case 0:
    co_return count();
    // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: 'bySwitch' gives back
  default:
    co_return other();
    // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: 'bySwitch' gives back
  }
}
task<task<int>> byGoto(int n) {
  if (n == 0)
    goto out;
  mayThrow();
out:
  co_return count();
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'byGoto' gives back
}
task<task<int>> inALoop(int n) {
  while (n--)
    co_return count();
    // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: 'inALoop' gives back
  throw n;
}
task<task<int>> aroundExceptions() {
  try {
    co_return count();
    // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: 'aroundExceptions' gives back
  } catch (int) {
    co_return other();
    // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: 'aroundExceptions' gives back
  }
}
task<task<int>> awaitsOnOnePath(bool b) {
  if (b)
    co_await pause();
  co_return count();
}
task<task<int>> awaitsInACondition() {
  if (co_await count())
    co_return other();
  co_return count();
}
task<task<int>> givesAnotherOnOnePath(bool b, task<int> t) {
  if (b)
    co_return std::move(t);
  co_return count();
}

//===--- where it comes from ----------------------------------------------===//

struct owner {
  task<int> Task;
  std::optional<task<int>> Perhaps;
  task<int> make();
  static task<int> makeStatic();
  task<task<int>> gives() { co_return std::move(Task); }
  task<task<int>> takesOut() { co_return *std::exchange(Perhaps, std::nullopt); }
  task<task<int>> exchanges() { co_return std::move(*Perhaps); }
  task<task<int>> calls() {
    co_return make();
    // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: 'calls' gives back
  }
  task<task<int>> callsStatic() {
    co_return owner::makeStatic();
    // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: 'callsStatic' gives back
  }
};
std::tuple<task<int>, int> two();
task<task<int>> structuredBindings() {
  auto [t, n] = two();
  co_return std::move(t);
}
task<task<int>> local() {
  auto t = count();
  co_return std::move(t);
}

//===--- lambdas, templates and macros --------------------------------------===//

void lambdas() {
  auto outer = []() -> task<task<int>> {
    auto inner = []() -> task<task<int>> {
      co_return other();
      // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: this lambda gives back a task
    };
    auto awaits = []() -> task<int> { co_return co_await other(); };
    co_return count();
    // CHECK-MESSAGES: :[[@LINE-1]]:15: warning: this lambda gives back a task
  };
  auto forwards = [] { return count(); };
}
template <class F, class G>
task<std::invoke_result_t<F>> either(bool b, F first, G second) {
  co_await pause();
  co_return b ? first() : second();
  // CHECK-MESSAGES: :[[@LINE-1]]:17: warning: 'either' calls a coroutine here and gives back its task of type 'cppcoro::task<int>' instead of its result: nobody has awaited it [coro-nested-task]
  // CHECK-MESSAGES: :[[@LINE-2]]:27: warning: 'either' calls a coroutine here and gives back its task of type 'cppcoro::task<int>' instead of its result: nobody has awaited it [coro-nested-task]
}
template <class F, class G>
task<std::invoke_result_t<F>> eitherValue(bool b, F first, G second) {
  co_await pause();
  co_return b ? first() : second();
}
template <class F> task<int> unwraps(bool b, F first) {
  if constexpr (std::is_same_v<decltype(first()), int>)
    co_return first();
  else
    co_return co_await (b ? first() : first());
}
task<> callers(bool b) {
  auto generic = [](bool b, auto f) -> task<decltype(f())> {
    co_return b ? f() : std::forward<decltype(f)>(f)();
    // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: this lambda calls a coroutine here
    // CHECK-MESSAGES: :[[@LINE-2]]:25: warning: this lambda calls a coroutine here
  };
  co_await co_await generic(b, count);
  co_await co_await either(b, count, other);
  co_await eitherValue(b, [] { return 1; }, [] { return 2; });
  co_await unwraps(b, count);
  co_await unwraps(b, [] { return 1; });
}
#define PICK(b, x, y) ((b) ? (x) : (y))
#define GIVE_BACK(...) co_return __VA_ARGS__
task<task<int>> inMacros(bool b) {
  if (b)
    GIVE_BACK(PICK(b, count(), other()));
    // CHECK-MESSAGES: :[[@LINE-1]]:23: warning: 'inMacros' gives back
    // CHECK-MESSAGES: :[[@LINE-2]]:32: warning: 'inMacros' gives back
  co_return count();
  // CHECK-MESSAGES: :[[@LINE-1]]:13: warning: 'inMacros' gives back
}
