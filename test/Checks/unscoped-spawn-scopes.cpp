// Scopes in reach that could own the work.
// RUN: %check_coro_tidy %s coro-unscoped-spawn %t -check-suffix=FOLLY -fix-notes -lib=folly -- --config='{CheckOptions: {coro-unscoped-spawn.ReportUnowned: true}}' -- -DFOLLY
// RUN: %check_coro_tidy %s coro-unscoped-spawn %t -check-suffix=LIBCORO -fix-notes -lib=libcoro -- --config='{CheckOptions: {coro-unscoped-spawn.ReportUnowned: true}}' -- -DLIBCORO
// RUN: %check_coro_tidy %s coro-unscoped-spawn %t -check-suffix=STDEXEC -fix-notes -lib=stdexec -- --config='{CheckOptions: {coro-unscoped-spawn.ReportUnowned: true}}' -- -DSTDEXEC
// RUN: %check_coro_tidy %s coro-unscoped-spawn %t -check-suffix=SEASTAR -fix-notes -lib=seastar -- --config='{CheckOptions: {coro-unscoped-spawn.ReportUnowned: true}}' -- -DSEASTAR
// RUN: %check_coro_tidy %s coro-unscoped-spawn %t -check-suffix=OWN -fix-notes -lib=qcoro -- --config='{CheckOptions: {coro-unscoped-spawn.ReportUnowned: true}}' -- -DOWN
#include <string>

#ifdef FOLLY
#include <folly/coro/AsyncScope.h>
#include <folly/coro/Task.h>
using folly::coro::Task;
Task<void> work();
Task<int> number();

class server {
public:
  void start(folly::Executor *executor) {
    (void)work().scheduleOn(executor).start();
    // CHECK-NOTES-FOLLY: :[[@LINE-1]]:39: warning: this work has no owner: nobody waits for its end [coro-unscoped-spawn]
    // CHECK-NOTES-FOLLY: :[[@LINE+25]]:27: note: 'scope' could own it
    // CHECK-FIXES-FOLLY: scope.add(work().scheduleOn(executor));
  }
  // What it gives is for someone.
  void startNumber(folly::Executor *executor) {
    (void)number().scheduleOn(executor).start();
    // CHECK-NOTES-FOLLY: :[[@LINE-1]]:41: warning: this work has no owner: nobody waits for its end [coro-unscoped-spawn]
    // CHECK-NOTES-FOLLY: :[[@LINE+18]]:27: note: 'scope' could own it
  }
  Task<void> stop() { co_await scope.joinAsync(); }
  void owned(folly::Executor *executor) {
    scope.add(work().scheduleOn(executor));
  }
  auto handedBack(folly::Executor *executor) {
    return work().scheduleOn(executor).start();
  }
  Task<void> awaited(folly::Executor *executor) {
    co_await work().scheduleOn(executor);
  }
  static void withoutAnObject(folly::Executor *executor) {
    (void)work().scheduleOn(executor).start();
    // CHECK-NOTES-FOLLY: :[[@LINE-1]]:39: warning: this work has no owner: nobody waits for its end [coro-unscoped-spawn]
  }

private:
  folly::coro::AsyncScope scope;
};

#define START(task, executor) (void)(task).scheduleOn(executor).start()
class with_a_macro {
  void start(folly::Executor *executor) {
    START(work(), executor);
    // CHECK-NOTES-FOLLY: :[[@LINE-1]]:5: warning: this work has no owner: nobody waits for its end [coro-unscoped-spawn]
    // CHECK-NOTES-FOLLY: :[[@LINE-5]]:65: note: expanded from macro 'START'
    // CHECK-NOTES-FOLLY: :[[@LINE+2]]:27: note: 'scope' could own it
  }
  folly::coro::AsyncScope scope;
};
#endif

#ifdef LIBCORO
#include <coro/scheduler.hpp>
#include <coro/task_group.hpp>
coro::task<void> work();
coro::task<void> print(const std::string &text) {
  co_await work();
  (void)text.size();
}

class server {
public:
  void start(coro::scheduler &scheduler) {
    scheduler.spawn_detached(work());
    // CHECK-NOTES-LIBCORO: :[[@LINE-1]]:15: warning: this work has no owner: nobody waits for its end [coro-unscoped-spawn]
    // CHECK-NOTES-LIBCORO: :[[@LINE+14]]:37: note: 'group' could own it
    // CHECK-FIXES-LIBCORO: (void)group.start(work());
  }
  // The member outlives the local, too.
  coro::task<void> ofALocal(coro::scheduler &scheduler) {
    std::string text = "text";
    scheduler.spawn_detached(print(text));
    // CHECK-NOTES-LIBCORO: :[[@LINE-1]]:15: warning: this work has no owner and refers to 'text', which may be gone before it is done [coro-unscoped-spawn]
    // CHECK-NOTES-LIBCORO: :[[@LINE-16]]:9: note: the coroutine uses it here
    // CHECK-NOTES-LIBCORO: :[[@LINE-4]]:17: note: 'text' lives until the end of its block
    co_await work();
  }

private:
  coro::task_group<coro::scheduler> group;
};
#endif

#ifdef STDEXEC
#include <exec/async_scope.hpp>
#include <exec/start_detached.hpp>
#include <exec/task.hpp>
#include <stdexec/execution.hpp>
exec::task<void> work();
exec::task<void> print(const std::string &text) {
  co_await work();
  (void)text.size();
}

class server {
public:
  void start() {
    exec::start_detached(work());
    // CHECK-NOTES-STDEXEC: :[[@LINE-1]]:5: warning: this work has no owner: nobody waits for its end [coro-unscoped-spawn]
    // CHECK-NOTES-STDEXEC: :[[@LINE+5]]:21: note: 'scope' could own it
    // CHECK-FIXES-STDEXEC: scope.spawn(work());
  }

private:
  exec::async_scope scope;
};

class counting_server {
public:
  void start() {
    exec::start_detached(work());
    // CHECK-NOTES-STDEXEC: :[[@LINE-1]]:5: warning: this work has no owner: nobody waits for its end [coro-unscoped-spawn]
    // CHECK-NOTES-STDEXEC: :[[@LINE+5]]:27: note: 'scope' could own it
    // CHECK-FIXES-STDEXEC: stdexec::spawn(work(), scope.get_token());
  }

private:
  stdexec::counting_scope scope;
};

// A scope of the function, which is joined while the local lives.
exec::task<void> besideOther() {
  std::string text = "text";
  exec::async_scope scope;
  scope.spawn(work());
  exec::start_detached(print(text));
  // CHECK-NOTES-STDEXEC: :[[@LINE-1]]:3: warning: this work has no owner and refers to 'text', which may be gone before it is done [coro-unscoped-spawn]
  // CHECK-NOTES-STDEXEC: :[[@LINE-36]]:9: note: the coroutine uses it here
  // CHECK-NOTES-STDEXEC: :[[@LINE-6]]:15: note: 'text' lives until the end of its block
  // CHECK-NOTES-STDEXEC: :[[@LINE-6]]:21: note: 'scope' could own it
  // CHECK-FIXES-STDEXEC: scope.spawn(print(text));
  co_await scope.on_empty();
}

// It is joined when the local is gone.
exec::task<void> ofAnInnerBlock(bool more) {
  exec::async_scope scope;
  scope.spawn(work());
  if (more) {
    std::string text = "text";
    exec::start_detached(print(text));
    // CHECK-NOTES-STDEXEC: :[[@LINE-1]]:5: warning: this work has no owner and refers to 'text', which may be gone before it is done [coro-unscoped-spawn]
    // CHECK-NOTES-STDEXEC: :[[@LINE-51]]:9: note: the coroutine uses it here
    // CHECK-NOTES-STDEXEC: :[[@LINE-4]]:17: note: 'text' lives until the end of its block
  }
  co_await scope.on_empty();
}
#endif

#ifdef SEASTAR
#include <seastar/core/coroutine.hh>
#include <seastar/core/gate.hh>
#include <seastar/core/semaphore.hh>
#include <memory>
seastar::future<> work();

class service {
public:
  void start() {
    (void)work();
    // CHECK-NOTES-SEASTAR: :[[@LINE-1]]:11: warning: this work has no owner: nobody waits for its end [coro-unscoped-spawn]
    // CHECK-NOTES-SEASTAR: :[[@LINE+33]]:17: note: 'gate_' could own it
    // CHECK-FIXES-SEASTAR: (void)seastar::with_gate(gate_, [&] { return work(); });
  }
  void startOfItsOwn() {
    (void)tick();
    // CHECK-NOTES-SEASTAR: :[[@LINE-1]]:11: warning: this work has no owner, and refers to '*this': nobody waits for its end [coro-unscoped-spawn]
    // CHECK-NOTES-SEASTAR: :[[@LINE+27]]:17: note: 'gate_' could own it
    // CHECK-FIXES-SEASTAR: (void)seastar::with_gate(gate_, [&] { return tick(); });
  }
  // The gate knows of these.
  void inTheGate() {
    (void)seastar::with_gate(gate_, [] { return work(); });
    (void)seastar::with_gate(gate_, [] { return work(); })
        .handle_exception([](std::exception_ptr) {});
    (void)work().finally([holder = gate_.hold()] {});
    (void)loop();
  }
  // Whoever waits for the semaphore waits for these.
  void withASemaphore() {
    (void)work().finally([this] { done_.signal(); });
  }
  seastar::future<> stop() { return gate_.close(); }

private:
  seastar::future<> loop() {
    auto holder = gate_.hold();
    co_await work();
  }
  seastar::future<> tick() {
    co_await work();
    ++ticks_;
  }
  int ticks_ = 0;
  seastar::gate gate_;
  seastar::semaphore done_{0};
};

// The work holds the object.
class shared_service
    : public std::enable_shared_from_this<shared_service> {
public:
  void start() {
    (void)run().finally([self = shared_from_this()] {});
  }

private:
  seastar::future<> run() {
    co_await work();
    ++runs_;
  }
  int runs_ = 0;
};
#endif

#ifdef OWN
#include <QCoro/QCoroTask>
QCoro::Task<void> work();
QCoro::Task<int> number();

// A scope by its structure.
class task_scope {
public:
  void spawn(QCoro::Task<void> task);
  QCoro::Task<void> join();
};
// What a scope starts is its own.
class counting_scope {
public:
  void spawn(QCoro::Task<void> task) { run(std::move(task)); }
  QCoro::Task<void> join();

private:
  QCoro::Task<void> run(QCoro::Task<void> task) {
    co_await task;
    --count;
  }
  int count = 0;
};
class window {
public:
  void start() {
    work();
    // CHECK-NOTES-OWN: :[[@LINE-1]]:5: warning: this work has no owner: nobody waits for its end [coro-unscoped-spawn]
    // CHECK-NOTES-OWN: :[[@LINE+24]]:14: note: 'scope' could own it
    // CHECK-FIXES-OWN: scope.spawn(work());
  }
  void startOnPurpose() {
    (void)work();
    // CHECK-NOTES-OWN: :[[@LINE-1]]:11: warning: this work has no owner: nobody waits for its end [coro-unscoped-spawn]
    // CHECK-NOTES-OWN: :[[@LINE+18]]:14: note: 'scope' could own it
    // CHECK-FIXES-OWN: scope.spawn(work());
  }
  // The scope takes no such work.
  void startNumber() {
    number();
    // CHECK-NOTES-OWN: :[[@LINE-1]]:5: warning: this work has no owner: nobody waits for its end [coro-unscoped-spawn]
    // CHECK-NOTES-OWN: :[[@LINE+11]]:14: note: 'scope' could own it
  }
  // Nothing can be spawned from here.
  void look() const {
    work();
    // CHECK-NOTES-OWN: :[[@LINE-1]]:5: warning: this work has no owner: nobody waits for its end [coro-unscoped-spawn]
  }
  void owned() { scope.spawn(work()); }
  QCoro::Task<void> stop() { co_await scope.join(); }

private:
  task_scope scope;
};
#endif
