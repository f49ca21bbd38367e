// Tasks that were handed to a scope, to the thread, to a lambda or to an executor, and are consumed once more.
// RUN: %check_coro_tidy %s coro-double-await %t -check-suffix=CPPCORO -lib=cppcoro -- -- -DCPPCORO
// RUN: %check_coro_tidy %s coro-double-await %t -check-suffix=FOLLY -lib=folly -- -- -DFOLLY
// RUN: %check_coro_tidy %s coro-double-await %t -check-suffix=ASIO -lib=boost-asio -- -- -DASIO
// RUN: %check_coro_tidy %s coro-double-await %t -check-suffix=LAZY -lib=async_simple -- -- -DLAZY
#include <utility>

#ifdef CPPCORO
#include <cppcoro/async_scope.hpp>
#include <cppcoro/sync_wait.hpp>
#include <cppcoro/task.hpp>
using cppcoro::task;

task<int> number();
task<> nothing();
task<> toAScope(cppcoro::async_scope &scope) {
  auto t = nothing();
  scope.spawn(std::move(t));
  co_await std::move(t);
  // CHECK-MESSAGES-CPPCORO: :[[@LINE-1]]:3: warning: task 't' is consumed twice: it can be awaited once only [coro-double-await]
  auto u = nothing();
  scope.spawn(std::move(u));
  scope.spawn(std::move(u));
  // CHECK-MESSAGES-CPPCORO: :[[@LINE-1]]:9: warning: task 'u' is consumed twice
}
task<> toTheThread() {
  auto t = number();
  cppcoro::sync_wait(std::move(t));
  co_await std::move(t);
  // CHECK-MESSAGES-CPPCORO: :[[@LINE-1]]:3: warning: task 't' is consumed twice
}
task<> toALambda() {
  auto t = number();
  auto l = [t = std::move(t)]() mutable -> task<int> {
    co_return co_await std::move(t);
  };
  co_await std::move(t);
  // CHECK-MESSAGES-CPPCORO: :[[@LINE-1]]:3: warning: task 't' is consumed twice
  co_await l();
  auto u = number();
  auto m = [u = std::move(u)]() mutable { return std::move(u); };
  auto n = [u = std::move(u)]() mutable { return std::move(u); };
  // CHECK-MESSAGES-CPPCORO: :[[@LINE-1]]:12: warning: task 'u' is consumed twice
  co_await m();
  co_await n();
}
task<> once(cppcoro::async_scope &scope, bool b) {
  auto t = nothing();
  if (b)
    scope.spawn(std::move(t));
  else
    co_await std::move(t);
  auto u = nothing();
  scope.spawn(std::move(u));
  u = nothing();
  scope.spawn(std::move(u));
  auto v = number();
  auto l = [v = std::move(v)]() mutable -> task<int> {
    co_return co_await std::move(v);
  };
  co_await l();
  auto w = number();
  auto m = [&w]() -> task<int> { co_return co_await std::move(w); };
  if (b)
    co_await m();
  else
    cppcoro::sync_wait(std::move(w));
  auto x = number();
  cppcoro::sync_wait(x);
  co_await x;
}
#endif

#ifdef FOLLY
#include <folly/coro/AsyncScope.h>
#include <folly/coro/BlockingWait.h>
#include <folly/coro/Task.h>
#include <folly/executors/CPUThreadPoolExecutor.h>

folly::coro::Task<int> number();
folly::coro::Task<void> nothing();
folly::coro::Task<void> twice(folly::CPUThreadPoolExecutor &pool, folly::coro::AsyncScope &scope) {
  auto t = number();
  auto future = std::move(t).scheduleOn(&pool).start();
  co_await std::move(t);
  // CHECK-MESSAGES-FOLLY: :[[@LINE-1]]:3: warning: task 't' is consumed twice
  auto u = nothing();
  scope.add(std::move(u).scheduleOn(&pool));
  co_await std::move(u);
  // CHECK-MESSAGES-FOLLY: :[[@LINE-1]]:3: warning: task 'u' is consumed twice
  auto v = number();
  folly::coro::blockingWait(std::move(v));
  co_await std::move(v);
  // CHECK-MESSAGES-FOLLY: :[[@LINE-1]]:3: warning: task 'v' is consumed twice
  co_await std::move(future);
}
folly::coro::Task<void> once(folly::CPUThreadPoolExecutor &pool, folly::coro::AsyncScope &scope) {
  auto t = number();
  auto future = std::move(t).scheduleOn(&pool).start();
  co_await std::move(future);
  auto u = nothing();
  scope.add(std::move(u).scheduleOn(&pool));
  co_await scope.joinAsync();
}
#endif

#ifdef ASIO
#include <boost/asio.hpp>
namespace asio = boost::asio;

asio::awaitable<void> step();
asio::awaitable<void> twice(asio::any_io_executor ex) {
  auto t = step();
  asio::co_spawn(ex, std::move(t), asio::detached);
  co_await std::move(t);
  // CHECK-MESSAGES-ASIO: :[[@LINE-1]]:3: warning: task 't' is consumed twice
}
asio::awaitable<void> once(asio::any_io_executor ex, bool b) {
  auto t = step();
  if (b) {
    asio::co_spawn(ex, std::move(t), asio::detached);
    co_return;
  }
  co_await std::move(t);
}
#endif

#ifdef LAZY
#include <async_simple/coro/Lazy.h>
#include <async_simple/coro/SyncAwait.h>
using async_simple::coro::Lazy;

Lazy<int> number();
Lazy<> twice() {
  auto v = number();
  async_simple::coro::syncAwait(std::move(v));
  co_await std::move(v);
  // CHECK-MESSAGES-LAZY: :[[@LINE-1]]:3: warning: task 'v' is consumed twice
  auto w = number();
  std::move(w).start([](auto &&) {});
  co_await std::move(w);
  // CHECK-MESSAGES-LAZY: :[[@LINE-1]]:3: warning: task 'w' is consumed twice
}
Lazy<> once(bool b) {
  auto t = number();
  t.start([](auto &&) {});
  auto u = number();
  if (b)
    u.start([](auto &&) {});
  else
    co_await std::move(u);
  auto v = number();
  if (!v.isReady())
    co_await std::move(v);
}
#endif
