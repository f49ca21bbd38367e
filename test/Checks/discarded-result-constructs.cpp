// Results that are thrown away in the constructs of the language.
// RUN: %check_coro_tidy %s coro-discarded-result %t -lib=cppcoro -- -- -isystem %S/Inputs/system
#include <cppcoro/task.hpp>
#include <cppcoro/when_all.hpp>
#include <expected>
#include <system_error>
#include <test_macros.h>
#include <tuple>
#include <utility>
#include <vector>

using cppcoro::task;

task<std::error_code> write();
task<std::pair<int, std::error_code>> read();
task<int> count();
struct [[nodiscard]] receipt {
  int Number;
};
task<receipt> order();
void use(std::error_code);

task<> inOperators(bool b) {
  b ? co_await write() : co_await write();
  // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: the 'std::error_code' that this await gives is thrown away: a failure goes unnoticed [coro-discarded-result]
  // CHECK-MESSAGES: :[[@LINE-2]]:26: warning: the 'std::error_code' that this await gives is thrown away: a failure goes unnoticed [coro-discarded-result]
  co_await write(), co_await count();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the 'std::error_code' that this await gives is thrown away: a failure goes unnoticed [coro-discarded-result]
  b && (co_await write(), true);
  // CHECK-MESSAGES: :[[@LINE-1]]:9: warning: the 'std::error_code' that this await gives is thrown away: a failure goes unnoticed [coro-discarded-result]
  use((co_await count(), co_await write()));
}
task<> inControlFlow(int n) {
  switch (n) {
  case 0:
    co_await write();
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: the 'std::error_code' that this await gives is thrown away: a failure goes unnoticed [coro-discarded-result]
    break;
  default:
    (void)co_await write();
  }
  for (co_await write(); n < 3; co_await order())
  // CHECK-MESSAGES: :[[@LINE-1]]:8: warning: the 'std::error_code' that this await gives is thrown away: a failure goes unnoticed [coro-discarded-result]
  // CHECK-MESSAGES: :[[@LINE-2]]:33: warning: the 'receipt' that this await gives is thrown away: its type is marked {{\[\[}}nodiscard]] [coro-discarded-result]
    ++n;
  if (n == 4)
    goto out;
  while (co_await write())
    ++n;
  do
    co_await order();
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: the 'receipt' that this await gives is thrown away: its type is marked {{\[\[}}nodiscard]] [coro-discarded-result]
  while (n < 3);
out:
  co_await order();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the 'receipt' that this await gives is thrown away: its type is marked {{\[\[}}nodiscard]] [coro-discarded-result]
}
task<> aroundExceptions() {
  try {
    co_await write();
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: the 'std::error_code' that this await gives is thrown away: a failure goes unnoticed [coro-discarded-result]
  } catch (int) {
  }
  std::error_code error;
  try {
    error = co_await write();
  } catch (...) {
  }
  use(error);
}
struct keeper {
  std::error_code Error;
  std::vector<receipt> Receipts;
  task<> keeps() {
    Error = co_await write();
    Receipts.push_back(co_await order());
    auto [n, error] = co_await read();
    co_await read();
    use(error);
  }
};
task<> notEvaluated() {
  auto result = []() -> task<std::error_code> { co_return co_await write(); };
  static_assert(sizeof(write()) > 0);
  use(co_await result());
}
task<> inNestedLambdas() {
  auto outer = []() -> task<> {
    auto inner = []() -> task<> {
      co_await write();
      // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: the 'std::error_code' that this await gives is thrown away: a failure goes unnoticed [coro-discarded-result]
    };
    co_await inner();
  };
  co_await outer();
}
template <class T> task<> inATemplate(T t) {
  co_await write();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the 'std::error_code' that this await gives is thrown away: a failure goes unnoticed [coro-discarded-result]
  co_await t();
}
task<> instantiates() {
  co_await inATemplate(write);
  co_await inATemplate(count);
}
auto generic = [](auto) -> task<> {
  co_await write();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the 'std::error_code' that this await gives is thrown away: a failure goes unnoticed [coro-discarded-result]
};
task<> callsGeneric() {
  co_await generic(1);
}
task<> ofPacks() {
  auto [a, b] = co_await cppcoro::when_all(write(), write());
  use(a);
  use(b);
}
task<> inMacros() {
  SYSTEM_CALL(co_await write());
  SYSTEM_EXPECT_EQ(co_await count(), 3);
}
