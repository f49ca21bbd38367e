// Groups that count their work, and storages of background tasks.
// RUN: %check_coro_tidy %s coro-unjoined-scope %t -check-suffix=YACLIB -lib=yaclib -- -- -DYACLIB
// RUN: %check_coro_tidy %s coro-unjoined-scope %t -check-suffix=LIBASYNC -lib=libasync -- -- -DLIBASYNC
// RUN: %check_coro_tidy %s coro-unjoined-scope %t -check-suffix=SIMPLE -lib=async_simple -- -- -DSIMPLE
// RUN: %check_coro_tidy %s coro-unjoined-scope %t -expect-no-diagnosis -lib=userver -- -- -DUSERVER

#ifdef YACLIB
#include <yaclib/algo/wait_group.hpp>
#include <yaclib/async/future.hpp>
#include <yaclib/coro/await.hpp>
#include <yaclib/coro/future.hpp>
yaclib::Future<int> number();

yaclib::Future<int> neverAwaited() {
  yaclib::WaitGroup<> group;
  group.Consume(number());
  // CHECK-MESSAGES-YACLIB: :[[@LINE-1]]:9: warning: 'group' is not joined before its end: the work that is spawned here may outlive it [coro-unjoined-scope]
  co_return co_await number();
}
yaclib::Future<int> pastAnEarlyReturn(bool stop) {
  yaclib::WaitGroup<> group;
  group.Consume(number(), number());
  // CHECK-MESSAGES-YACLIB: :[[@LINE-1]]:9: warning: 'group' is not joined on each path: the work that is spawned here may outlive it [coro-unjoined-scope]
  if (stop)
    co_return 0;
  co_await group;
  co_return 1;
}
yaclib::Future<int> awaited() {
  yaclib::WaitGroup<> group;
  group.Consume(number());
  co_await group;
  co_return 1;
}
yaclib::Future<int> awaitedInline() {
  yaclib::WaitGroup<> group;
  group.Consume(number());
  co_await group.AwaitInline();
  co_return 1;
}
void blocked() {
  yaclib::WaitGroup<> group;
  group.Consume(number());
  group.Wait();
}
yaclib::Future<int> counted() {
  yaclib::WaitGroup<> group;
  group.Add();
  group.Done();
  co_return co_await number();
}

class pool {
public:
  void start() { group_.Consume(number()); }
  // CHECK-MESSAGES-YACLIB: :[[@LINE-1]]:25: warning: nothing in its class joins 'group_': the work that is spawned here may outlive it [coro-unjoined-scope]
private:
  yaclib::WaitGroup<> group_;
};
class waiting_pool {
public:
  ~waiting_pool() { group_.Wait(); }
  void start() { group_.Consume(number()); }

private:
  yaclib::WaitGroup<> group_;
};
#endif

#ifdef LIBASYNC
#include <async/algorithm.hpp>
#include <async/result.hpp>
#include <async/wait-group.hpp>
#include <frg/std_compat.hpp>
async::result<void> work();
async::result<void> workIn(async::wait_group &group);

async::result<void> neverAwaited() {
  async::wait_group group(0);
  group.add(1);
  // CHECK-MESSAGES-LIBASYNC: :[[@LINE-1]]:9: warning: 'group' is not joined before its end: the work that is spawned here may outlive it [coro-unjoined-scope]
  co_await work();
}
async::result<void> awaited() {
  async::wait_group group(0);
  group.add(1);
  co_await work();
  co_await group.wait();
}
async::result<void> givenAway() {
  async::wait_group group(0);
  group.add(1);
  co_await workIn(group);
}
async::result<void> leftAgain() {
  async::wait_group group(0);
  group.add(1);
  co_await work();
  group.done();
}
#endif

// A scope of a program's own.
#ifdef SIMPLE
#include <async_simple/coro/Lazy.h>
#include <vector>
using async_simple::coro::Lazy;
Lazy<> work();

class LazyScope {
public:
  void spawn(Lazy<> Work) { Pending.push_back(std::move(Work)); }
  Lazy<> join();

private:
  std::vector<Lazy<>> Pending;
};
Lazy<> neverJoined() {
  LazyScope scope;
  scope.spawn(work());
  // CHECK-MESSAGES-SIMPLE: :[[@LINE-1]]:9: warning: 'scope' is not joined before its end: the work that is spawned here may outlive it [coro-unjoined-scope]
  co_await work();
}
Lazy<> joined() {
  LazyScope scope;
  scope.spawn(work());
  co_await scope.join();
}
Lazy<> inALambda() {
  auto start = [](bool stop) -> Lazy<> {
    LazyScope scope;
    scope.spawn(work());
    // CHECK-MESSAGES-SIMPLE: :[[@LINE-1]]:11: warning: 'scope' is not joined on each path: the work that is spawned here may outlive it [coro-unjoined-scope]
    if (stop)
      co_return;
    co_await scope.join();
  };
  co_await start(true);
}
#endif

// Its destructor cancels and waits.
#ifdef USERVER
#include <userver/concurrent/background_task_storage.hpp>
void work();
void ofTheFunction() {
  userver::concurrent::BackgroundTaskStorage storage;
  storage.AsyncDetach("work", [] { work(); });
}
class component {
public:
  void start() { storage_.AsyncDetach("work", [] { work(); }); }

private:
  userver::concurrent::BackgroundTaskStorage storage_;
};
#endif
