// How the libraries start work that nobody owns.
// RUN: %check_coro_tidy %s coro-unscoped-spawn %t -check-suffix=QCORO -lib=qcoro -- -- -DQCORO
// RUN: %check_coro_tidy %s coro-unscoped-spawn %t -check-suffix=SEASTAR -lib=seastar -- -- -DSEASTAR
// RUN: %check_coro_tidy %s coro-unscoped-spawn %t -check-suffix=SIMPLE -lib=async_simple -- -- -DSIMPLE
// RUN: %check_coro_tidy %s coro-unscoped-spawn %t -check-suffix=TMC -lib=tmc -- -- -DTMC
// RUN: %check_coro_tidy %s coro-unscoped-spawn %t -check-suffix=STDEXEC -lib=stdexec -- -- -DSTDEXEC
// RUN: %check_coro_tidy %s coro-unscoped-spawn %t -check-suffix=LIBCORO -lib=libcoro -- -- -DLIBCORO
// RUN: %check_coro_tidy %s coro-unscoped-spawn %t -check-suffix=CONCURRENCPP -lib=concurrencpp -- -- -DCONCURRENCPP
// RUN: %check_coro_tidy %s coro-unscoped-spawn %t -check-suffix=FOLLY -lib=folly -- -- -DFOLLY
// RUN: %check_coro_tidy %s coro-unscoped-spawn %t -check-suffix=LIBASYNC -lib=libasync -- -- -DLIBASYNC
// RUN: %check_coro_tidy %s coro-unscoped-spawn %t -check-suffix=YACLIB -lib=yaclib -- -- -DYACLIB
#include <string>

#ifdef QCORO
#include <QCoro/QCoroTask>
QCoro::Task<void> pause();
QCoro::Task<void> print(const std::string &text) {
  co_await pause();
  (void)text.size();
}
// Before its first suspension an eager task runs in its caller.
QCoro::Task<void> printsAtOnce(const std::string &text) {
  (void)text.size();
  co_await pause();
}
void dropped() {
  std::string text = "text";
  print(text);
  // CHECK-MESSAGES-QCORO: :[[@LINE-1]]:3: warning: this work has no owner and refers to 'text', which may be gone before it is done [coro-unscoped-spawn]
}
void droppedOnPurpose() {
  std::string text = "text";
  (void)print(text);
  // CHECK-MESSAGES-QCORO: :[[@LINE-1]]:9: warning: this work has no owner and refers to 'text', which may be gone before it is done [coro-unscoped-spawn]
}
void usedAtOnce() {
  std::string text = "text";
  printsAtOnce(text);
}
QCoro::Task<void> awaited() {
  std::string text = "text";
  co_await print(text);
}
#endif

#ifdef SEASTAR
#include <seastar/core/coroutine.hh>
#include <seastar/core/gate.hh>
seastar::future<> pause();
seastar::future<> print(const std::string &text) {
  co_await pause();
  (void)text.size();
}
seastar::future<> parked() {
  std::string text = "text";
  (void)print(text);
  // CHECK-MESSAGES-SEASTAR: :[[@LINE-1]]:9: warning: this work has no owner and refers to 'text', which may be gone before it is done [coro-unscoped-spawn]
  co_await pause();
}
seastar::future<> parkedWithAHandler() {
  std::string text = "text";
  (void)print(text).handle_exception([](std::exception_ptr) {});
  // CHECK-MESSAGES-SEASTAR: :[[@LINE-1]]:21: warning: this work has no owner and refers to 'text', which may be gone before it is done [coro-unscoped-spawn]
  co_await pause();
}
struct service {
  seastar::gate gate;
  seastar::future<> run() {
    std::string text = "text";
    (void)print(text);
    // CHECK-MESSAGES-SEASTAR: :[[@LINE-1]]:11: warning: this work has no owner and refers to 'text', which may be gone before it is done [coro-unscoped-spawn]
    co_await pause();
  }
};
#endif

#ifdef SIMPLE
#include <async_simple/coro/Lazy.h>
using async_simple::coro::Lazy;
Lazy<> pause();
Lazy<> print(const std::string &text) {
  co_await pause();
  (void)text.size();
}
Lazy<> started() {
  std::string text = "text";
  print(text).start([](auto &&) {});
  // CHECK-MESSAGES-SIMPLE: :[[@LINE-1]]:15: warning: this work has no owner and refers to 'text', which may be gone before it is done [coro-unscoped-spawn]
  co_await pause();
}
struct event {
  void set();
  Lazy<> wait();
};
Lazy<> waitsForTheCallback() {
  std::string text = "text";
  event done;
  print(text).start([&](auto &&) { done.set(); });
  co_await done.wait();
}
Lazy<> startedElsewhere(async_simple::Executor *executor) {
  std::string text = "text";
  print(text).via(executor).detach();
  // CHECK-MESSAGES-SIMPLE: :[[@LINE-1]]:29: warning: this work has no owner and refers to 'text', which may be gone before it is done [coro-unscoped-spawn]
  co_await pause();
}
#endif

#ifdef TMC
#include <tmc/all_headers.hpp>
tmc::task<void> pause();
tmc::task<void> print(const std::string &text) {
  co_await pause();
  (void)text.size();
}
tmc::task<void> posted(tmc::ex_cpu &executor) {
  std::string text = "text";
  tmc::post(executor, print(text));
  // CHECK-MESSAGES-TMC: :[[@LINE-1]]:3: warning: this work has no owner and refers to 'text', which may be gone before it is done [coro-unscoped-spawn]
  co_await pause();
}
tmc::task<void> detached() {
  std::string text = "text";
  tmc::spawn(print(text)).detach();
  // CHECK-MESSAGES-TMC: :[[@LINE-1]]:27: warning: this work has no owner and refers to 'text', which may be gone before it is done [coro-unscoped-spawn]
  co_await pause();
}
tmc::task<void> awaited() {
  std::string text = "text";
  co_await tmc::spawn(print(text));
}
#endif

#ifdef STDEXEC
#include <exec/start_detached.hpp>
#include <exec/task.hpp>
exec::task<void> pause();
exec::task<void> print(const std::string &text) {
  co_await pause();
  (void)text.size();
}
exec::task<void> started() {
  std::string text = "text";
  exec::start_detached(print(text));
  // CHECK-MESSAGES-STDEXEC: :[[@LINE-1]]:3: warning: this work has no owner and refers to 'text', which may be gone before it is done [coro-unscoped-spawn]
  co_await pause();
}
#endif

#ifdef LIBCORO
#include <coro/scheduler.hpp>
coro::task<void> pause();
coro::task<void> print(const std::string &text) {
  co_await pause();
  (void)text.size();
}
coro::task<void> spawned(coro::scheduler &scheduler) {
  std::string text = "text";
  scheduler.spawn_detached(print(text));
  // CHECK-MESSAGES-LIBCORO: :[[@LINE-1]]:13: warning: this work has no owner and refers to 'text', which may be gone before it is done [coro-unscoped-spawn]
  co_await pause();
}
coro::task<void> joined(coro::scheduler &scheduler) {
  std::string text = "text";
  co_await scheduler.spawn_joinable(print(text));
}
#endif

#ifdef CONCURRENCPP
#include <concurrencpp/concurrencpp.h>
concurrencpp::result<void> pause();
concurrencpp::null_result print(const std::string &text) {
  co_await pause();
  (void)text.size();
}
concurrencpp::null_result copies(std::string text) {
  co_await pause();
  (void)text.size();
}
concurrencpp::result<void> fireAndForget() {
  std::string text = "text";
  print(text);
  // CHECK-MESSAGES-CONCURRENCPP: :[[@LINE-1]]:3: warning: this work has no owner and refers to 'text', which may be gone before it is done [coro-unscoped-spawn]
  copies(text);
  co_await pause();
}
#endif

#ifdef FOLLY
#include <folly/coro/Task.h>
folly::coro::Task<void> pause();
folly::coro::Task<void> print(const std::string &text) {
  co_await pause();
  (void)text.size();
}
folly::coro::Task<void> startedAndLeft(folly::Executor *executor) {
  std::string text = "text";
  (void)print(text).scheduleOn(executor).start();
  // CHECK-MESSAGES-FOLLY: :[[@LINE-1]]:42: warning: this work has no owner and refers to 'text', which may be gone before it is done [coro-unscoped-spawn]
  co_await pause();
}
folly::coro::Task<void> startedAndAwaited(folly::Executor *executor) {
  std::string text = "text";
  auto future = print(text).scheduleOn(executor).start();
  co_await std::move(future);
}
folly::SemiFuture<folly::Unit> startedForOthers(std::string text,
                                                folly::Executor *executor) {
  return print(text).scheduleOn(executor).start();
}
#endif

#ifdef LIBASYNC
#include <async/result.hpp>
#include <frg/std_compat.hpp>
async::result<void> pause();
async::result<void> print(const std::string &text) {
  co_await pause();
  (void)text.size();
}
async::result<void> detachedWork() {
  std::string text = "text";
  async::detach(print(text));
  // CHECK-MESSAGES-LIBASYNC: :[[@LINE-1]]:3: warning: this work has no owner and refers to 'text', which may be gone before it is done [coro-unscoped-spawn]
  co_await pause();
}
async::result<void> awaited() {
  std::string text = "text";
  co_await print(text);
}
#endif

// One promise serves what starts at once and what does not: how this coroutine starts is not known.
#ifdef YACLIB
#include <yaclib/coro/await.hpp>
#include <yaclib/coro/future.hpp>
yaclib::Future<int> number();
yaclib::Future<int> print(const std::string &text) {
  co_await number();
  co_return int(text.size());
}
yaclib::Future<int> detachedWork() {
  std::string text = "text";
  print(text).Detach();
  // CHECK-MESSAGES-YACLIB: :[[@LINE-1]]:15: warning: this work has no owner and refers to 'text', which may be gone before it is done [coro-unscoped-spawn]
  co_return co_await number();
}
yaclib::Future<int> awaited() {
  std::string text = "text";
  co_return co_await print(text);
}
#endif
