// co_await on an asynchronous generator where one element may be meant, or all of them: a suggestion.
// RUN: %check_coro_tidy %s coro-awaited-generator %t -check-suffix=FOLLY -lib=folly -expect-clang-errors -fix-notes -- -- -ferror-limit=0 -DFOLLY
// RUN: %check_coro_tidy %s coro-awaited-generator %t -check-suffix=SEASTAR -lib=seastar -expect-clang-errors -fix-notes -- -- -ferror-limit=0 -DSEASTAR

#ifdef FOLLY
#include <folly/coro/AsyncGenerator.h>
#include <folly/coro/Task.h>
struct source {
  folly::coro::AsyncGenerator<int> Elements;
};
folly::coro::Task<void> once(folly::coro::AsyncGenerator<int> gen, source *s) {
  auto first = co_await gen;
  // CHECK-MESSAGES-FOLLY: :[[@LINE-1]]:16: warning: a generator of type 'folly::coro::AsyncGenerator<int>' can't be awaited: await its elements one by one [coro-awaited-generator]
  // CHECK-MESSAGES-FOLLY: :[[@LINE-2]]:16: error: no member named 'await_ready' in 'folly::coro::AsyncGenerator<int>' [clang-diagnostic-error]
  // CHECK-FIXES-FOLLY: auto first = co_await gen.next();
  co_await s->Elements;
  // CHECK-MESSAGES-FOLLY: :[[@LINE-1]]:3: warning: a generator of type 'folly::coro::AsyncGenerator<int>' can't be awaited: await its elements one by one [coro-awaited-generator]
  // CHECK-MESSAGES-FOLLY: :[[@LINE-2]]:3: error: no member named 'await_ready' in 'folly::coro::AsyncGenerator<int>' [clang-diagnostic-error]
  // CHECK-FIXES-FOLLY: co_await s->Elements.next();
  co_await gen.next();
}
#endif

#ifdef SEASTAR
#include <seastar/core/coroutine.hh>
#include <seastar/core/future.hh>
#include <seastar/coroutine/generator.hh>
using generator = seastar::coroutine::experimental::generator<int>;
seastar::future<> once(generator gen) {
  auto first = co_await gen;
  // CHECK-MESSAGES-SEASTAR: :[[@LINE-1]]:16: warning: a generator of type 'seastar::coroutine::experimental::internal::unbuffered::generator<int, void>' can't be awaited: await its elements one by one [coro-awaited-generator]
  // CHECK-MESSAGES-SEASTAR: :[[@LINE-2]]:25: error: no member named 'await_ready' in 'seastar::coroutine::experimental::internal::unbuffered::generator<int, void>' [clang-diagnostic-error]
  // CHECK-FIXES-SEASTAR: auto first = co_await gen();
  auto second = co_await gen();
}
seastar::future<> each(generator gen) {
  while (auto n = co_await gen)
  // CHECK-MESSAGES-SEASTAR: :[[@LINE-1]]:19: warning: a generator of type 'seastar::coroutine::experimental::internal::unbuffered::generator<int, void>' can't be awaited: await its elements one by one [coro-awaited-generator]
  // CHECK-MESSAGES-SEASTAR: :[[@LINE-2]]:28: error: no member named 'await_ready' in 'seastar::coroutine::experimental::internal::unbuffered::generator<int, void>' [clang-diagnostic-error]
  // CHECK-FIXES-SEASTAR: while (auto n = co_await gen())
    (void)*n;
  while (auto n = co_await gen())
    (void)*n;
}
#endif
