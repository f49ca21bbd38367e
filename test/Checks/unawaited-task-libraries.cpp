// Lazy and eager types of real libraries: what is dropped, and what is meant to be dropped.
// RUN: %check_coro_tidy %s coro-unawaited-task %t -check-suffix=ASIO -lib=boost-asio -- -- -DASIO
// RUN: %check_coro_tidy %s coro-unawaited-task %t -check-suffix=SEASTAR -lib=seastar -- -- -DSEASTAR
// RUN: %check_coro_tidy %s coro-unawaited-task %t -check-suffix=FOLLY -lib=folly -- -- -DFOLLY
// RUN: %check_coro_tidy %s coro-unawaited-task %t -check-suffix=LIBCORO -lib=libcoro -- -- -DLIBCORO
// RUN: %check_coro_tidy %s coro-unawaited-task %t -check-suffix=COBALT -lib=boost-cobalt,boost-asio -- -- -DCOBALT
// RUN: %check_coro_tidy %s coro-unawaited-task %t -check-suffix=CPPCORO -lib=cppcoro -- -- -DCPPCORO
// RUN: %check_coro_tidy %s coro-unawaited-task %t -check-suffix=CONCURRENCPP -lib=concurrencpp -- -- -DCONCURRENCPP

#ifdef ASIO
#include <boost/asio.hpp>
#include <boost/asio/experimental/awaitable_operators.hpp>
namespace asio = boost::asio;
using asio::awaitable;
using asio::use_awaitable;
using namespace asio::experimental::awaitable_operators;

awaitable<void> step();
awaitable<void> dropped(asio::steady_timer &timer, asio::any_io_executor ex) {
  step();
  // CHECK-MESSAGES-ASIO: :[[@LINE-1]]:3: warning: this task of type 'awaitable<void>' is never awaited: its body never runs
  // CHECK-FIXES-ASIO: co_await step();
  timer.async_wait(use_awaitable);
  // CHECK-MESSAGES-ASIO: :[[@LINE-1]]:9: warning: this task of type '{{.*}}awaitable<void{{.*}}' is never awaited
  // CHECK-FIXES-ASIO: co_await timer.async_wait(use_awaitable);
  (step() && step());
  // CHECK-MESSAGES-ASIO: :[[@LINE-1]]:3: warning: this task of type '{{.*}}' is never awaited
  // CHECK-FIXES-ASIO: co_await (step() && step());
  asio::co_spawn(ex, step(), use_awaitable);
  // CHECK-MESSAGES-ASIO: :[[@LINE-1]]:3: warning: this task of type '{{.*}}awaitable<void{{.*}}' is never awaited
  // CHECK-FIXES-ASIO: co_await asio::co_spawn(ex, step(), use_awaitable);
  co_return;
}
awaitable<void> consumed(asio::steady_timer &timer, asio::any_io_executor ex) {
  co_await timer.async_wait(use_awaitable);
  co_await (step() && step());
  asio::co_spawn(ex, step(), asio::detached);
  asio::co_spawn(ex, [] { return step(); }, asio::detached);
  timer.async_wait([](auto) {});
}
#endif

#ifdef SEASTAR
#include <seastar/core/coroutine.hh>
#include <seastar/core/future.hh>
#include <seastar/core/semaphore.hh>

seastar::future<> step();
seastar::future<> dropped(seastar::semaphore &sem) {
  step();
  // CHECK-MESSAGES-SEASTAR: :[[@LINE-1]]:3: warning: this task of type 'seastar::future<>' is never awaited: its result and its exception are lost
  // CHECK-FIXES-SEASTAR: co_await step();
  step().then([] {});
  // CHECK-MESSAGES-SEASTAR: :[[@LINE-1]]:10: warning: this task of type '{{.*}}future<{{.*}}' is never awaited
  // CHECK-FIXES-SEASTAR: co_await step().then([] {});
  auto units = seastar::get_units(sem, 1);
  // CHECK-MESSAGES-SEASTAR: :[[@LINE-1]]:8: warning: lock 'units' is never awaited: it is not taken until then
  // CHECK-FIXES-SEASTAR: auto units = co_await seastar::get_units(sem, 1);
  co_return;
}
seastar::future<> consumed(seastar::semaphore &sem) {
  auto units = co_await seastar::get_units(sem, 1);
  (void)step();
  co_await step().then([] {});
  // An eager task runs all the same: leaving it behind on a path is how its owner gives up on it.
  auto f = step();
  if (f.available())
    co_return;
  co_await std::move(f);
}
#endif

#ifdef FOLLY
#include <folly/coro/AsyncScope.h>
#include <folly/coro/BlockingWait.h>
#include <folly/coro/Collect.h>
#include <folly/coro/Task.h>
#include <folly/executors/CPUThreadPoolExecutor.h>

folly::coro::Task<int> number();
folly::coro::Task<void> dropped() {
  number();
  // CHECK-MESSAGES-FOLLY: :[[@LINE-1]]:3: warning: this task of type 'folly::coro::Task<int>' is never awaited: its body never runs
  // CHECK-FIXES-FOLLY: co_await number();
  folly::coro::collectAll(number(), number());
  // CHECK-MESSAGES-FOLLY: :[[@LINE-1]]:3: warning: this task of type '{{.*}}' is never awaited
  // CHECK-FIXES-FOLLY: co_await folly::coro::collectAll(number(), number());
  co_return;
}
folly::coro::Task<void> consumed(folly::CPUThreadPoolExecutor &pool) {
  co_await folly::coro::collectAll(number(), number());
  auto t = number();
  auto future = std::move(t).scheduleOn(&pool).start();
  co_await std::move(future);
}
void inMain() { folly::coro::blockingWait(number()); }
#endif

#ifdef LIBCORO
#include <coro/coro.hpp>

coro::task<int> number();
coro::task<void> dropped(coro::mutex &m, coro::thread_pool &pool) {
  number();
  // CHECK-MESSAGES-LIBCORO: :[[@LINE-1]]:3: warning: this task of type 'coro::task<int>' is never awaited: its body never runs
  // CHECK-FIXES-LIBCORO: co_await number();
  m.lock();
  // CHECK-MESSAGES-LIBCORO: :[[@LINE-1]]:5: warning: this lock of type '{{.*}}' is never awaited: it is not taken until then
  // CHECK-FIXES-LIBCORO: co_await m.lock();
  co_return;
}
coro::task<void> consumed(coro::mutex &m, coro::thread_pool &pool) {
  co_await pool.schedule();
  co_await m.lock();
  m.unlock();
  // Tests of the library resume by hand.
  auto t = number();
  t.resume();
}
#endif

#ifdef COBALT
#include <boost/cobalt.hpp>
namespace cobalt = boost::cobalt;

cobalt::task<int> number();
cobalt::generator<int> numbers();
cobalt::detached background();
cobalt::task<void> dropped() {
  number();
  // CHECK-MESSAGES-COBALT: :[[@LINE-1]]:3: warning: this task of type 'cobalt::task<int>' is never awaited: its body never runs
  // CHECK-FIXES-COBALT: co_await number();
  co_return;
}
cobalt::task<void> droppedOperation(cobalt::channel<int> &channel) {
  channel.write(1);
  // CHECK-MESSAGES-COBALT: :[[@LINE-1]]:11: warning: this operation of type 'write_op' is never awaited: it never starts
  // CHECK-FIXES-COBALT: co_await channel.write(1);
  co_await channel.write(2);
  int got = co_await channel.read();
}
cobalt::task<void> consumed() {
  background();
  auto g = numbers();
  while (g)
    co_await g;
}
#endif

#ifdef CPPCORO
#include <cppcoro/async_manual_reset_event.hpp>
#include <cppcoro/io_service.hpp>
#include <cppcoro/static_thread_pool.hpp>
#include <cppcoro/task.hpp>

cppcoro::task<> dropped(cppcoro::io_service &io, cppcoro::static_thread_pool &pool) {
  io.schedule();
  // CHECK-MESSAGES-CPPCORO: :[[@LINE-1]]:6: warning: this operation of type 'schedule_operation' is never awaited: it never starts
  // CHECK-FIXES-CPPCORO: co_await io.schedule();
  pool.schedule();
  // CHECK-MESSAGES-CPPCORO: :[[@LINE-1]]:8: warning: this operation of type 'schedule_operation' is never awaited: it never starts
  // CHECK-FIXES-CPPCORO: co_await pool.schedule();
  co_return;
}
cppcoro::task<> consumed(cppcoro::io_service &io, cppcoro::async_manual_reset_event &event) {
  auto scheduled = io.schedule();
  co_await scheduled;
  co_await event;
  event.set();
}
#endif

#ifdef CONCURRENCPP
#include <concurrencpp/concurrencpp.h>
#include <memory>

concurrencpp::result<void> dropped(std::shared_ptr<concurrencpp::thread_executor> executor) {
  concurrencpp::resume_on(executor);
  // CHECK-MESSAGES-CONCURRENCPP: :[[@LINE-1]]:3: warning: this operation of type 'concurrencpp::details::resume_on_awaitable<concurrencpp::thread_executor>' is never awaited: it never starts
  // CHECK-FIXES-CONCURRENCPP: co_await concurrencpp::resume_on(executor);
  co_return;
}
concurrencpp::result<void> consumed(std::shared_ptr<concurrencpp::thread_executor> executor) {
  co_await concurrencpp::resume_on(executor);
  executor->submit([] {});
}
#endif
