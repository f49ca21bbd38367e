// Asynchronous generators that are awaited themselves, and not for their next element.
// RUN: %check_coro_tidy %s coro-awaited-generator %t -lib=folly -expect-clang-errors -partial-fix -- -- -ferror-limit=0
#include <folly/coro/AsyncGenerator.h>
#include <folly/coro/Task.h>
#include <vector>

template <class T> using generator = folly::coro::AsyncGenerator<T>;
using folly::coro::Task;

generator<int> numbers();
void use(int);
struct source {
  generator<int> Elements;
};

// The condition of a loop is awaited for each element.
Task<void> conditions(generator<int> gen, source &s, std::vector<generator<int>> all) {
  while (auto n = co_await gen)
  // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: a generator of type 'folly::coro::AsyncGenerator<int>' can't be awaited: await its elements one by one [coro-awaited-generator]
  // CHECK-MESSAGES: :[[@LINE-2]]:19: error: no member named 'await_ready' in 'folly::coro::AsyncGenerator<int>' [clang-diagnostic-error]
  // CHECK-FIXES: while (auto n = co_await gen.next())
    use(*n);
  while (const auto &n = co_await s.Elements)
  // CHECK-MESSAGES: :[[@LINE-1]]:26: warning: a generator of type 'folly::coro::AsyncGenerator<int>' can't be awaited: await its elements one by one [coro-awaited-generator]
  // CHECK-MESSAGES: :[[@LINE-2]]:26: error: no member named 'await_ready' in 'folly::coro::AsyncGenerator<int>' [clang-diagnostic-error]
  // CHECK-FIXES: while (const auto &n = co_await s.Elements.next())
    use(*n);
  while (co_await all[0])
  // CHECK-MESSAGES: :[[@LINE-1]]:10: warning: a generator of type 'folly::coro::AsyncGenerator<int>' can't be awaited: await its elements one by one [coro-awaited-generator]
  // CHECK-MESSAGES: :[[@LINE-2]]:10: error: no member named 'await_ready' in 'folly::coro::AsyncGenerator<int>' [clang-diagnostic-error]
  // CHECK-FIXES: while (co_await all[0].next())
    use(1);
  while (auto n = co_await gen.next())
    use(*n);
}

// A new generator would begin anew each time.
Task<void> fresh() {
  while (auto n = co_await numbers())
  // CHECK-MESSAGES: :[[@LINE-1]]:19: warning: a generator of type 'folly::coro::AsyncGenerator<int>' can't be awaited: await its elements one by one [coro-awaited-generator]
  // CHECK-MESSAGES: :[[@LINE-2]]:19: error: no member named 'await_ready' in 'folly::coro::AsyncGenerator<int>' [clang-diagnostic-error]
    use(*n);
}
// Nobody can await here.
void outside(generator<int> gen) {
// CHECK-MESSAGES: :[[@LINE-1]]:6: error: this function cannot be a coroutine: 'std::coroutine_traits<void, folly::coro::AsyncGenerator<int>>' has no member named 'promise_type' [clang-diagnostic-error]
  while (auto n = co_await gen)
    use(*n);
}
